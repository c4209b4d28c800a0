// What the terminal client says of its own, per language.

const zh = {
  here: (where: string, who: string, when: string) => `── ${where} · ${who} · ${when} ──`,
  prompt: (where: string, who: string) => `${who} @ ${where} › `,
  privately: '与机器人私聊',
  privateTag: '[私聊] ',
  botTag: '[机器人] ',
  picture: '[图片]',
  moved: (when: string) => `── 时间到了 ${when} ──`,
  now: (when: string) => `── 现在 ${when} ──`,
  quoting: (message: string) => `引用：${message}（下一行是回复）`,
  noMessage: '没有这么早的消息，:引用 1 是最近一条。',
  noFile: (file: string) => `读不到图片 ${file}。`,
  nothing: '没有找到。',
  choose: (command: string) => `用“:${command} 序号”选一个。`,
  choosePerson: '我',
  chooseRoom: '群',
  wrong: (word: string) => `“:${word}”不认识或写法不对，:帮助 看用法。`,
  lost: '连接断了，正在重连……',
  nobody: '还没有样例人员：请用 --as 姓名 说明您是谁。',
  unreachable: (url: string) => `连不上 ${url}：请先运行 npm start。`,
  refused: {
    unknown_person: '没有这个人，:人 可以查。',
    ambiguous_person: '叫这个名字的不止一人，没有执行。',
    unknown_room: '没有这个群，:群列表 可以查。',
    ambiguous_room: '叫这个名字的群不止一个，没有执行。',
    unknown_message: '引用的消息已经找不到了。',
    backwards: '时间只能往前走。',
    not_kept: '消息没有存下来，请再发一次。',
    too_large: '太大了：图片不超过 5 MB。',
    busy: '连接太多，请稍后再试。',
  } as Readonly<Record<string, string>>,
  help: [
    '直接输入文字：以当前身份在当前群里说话。冒号开头的是命令：',
    '  :我 姓名            换一个人说话       :新人 姓名     系统里还没有的人',
    '  :群 群名            换一个群           :新群 群名     还没有绑定的群',
    '  :私聊               与机器人私聊       :引用 N 回复   回复倒数第 N 条消息',
    '  :接龙 标题 | 王芳 零报告 | 李强 返乡2   发一条接龙',
    '  :图片 文件          发一张图片         :时间 16:00    时间走到（还可以 +61m、明天8:00）',
    '  :群列表 词          查群               :人 词         查人',
    '  :帮助               本页               :退出          离开',
  ].join('\n'),
};

export type Texts = typeof zh;

const en: Texts = {
  here: zh.here,
  prompt: zh.prompt,
  privately: 'private chat with the bot',
  privateTag: '[private] ',
  botTag: '[bot] ',
  picture: '[picture]',
  moved: (when) => `── it is ${when} now ──`,
  now: (when) => `── ${when} ──`,
  quoting: (message) => `Quoting: ${message} (the next line is the answer)`,
  noMessage: 'There is no message that far back; :quote 1 is the latest.',
  noFile: (file) => `Cannot read the picture ${file}.`,
  nothing: 'Nothing found.',
  choose: (command) => `Choose one with ":${command} NUMBER".`,
  choosePerson: 'as',
  chooseRoom: 'room',
  wrong: (word) => `":${word}" is unknown or incomplete; :help shows how to write it.`,
  lost: 'The connection broke, trying again …',
  nobody: 'There are no sample people yet: say who you are with --as NAME.',
  unreachable: (url) => `Cannot reach ${url}: run npm start first.`,
  refused: {},
  help: [
    'Type a text to say it here as yourself. Commands begin with a colon:',
    '  :as NAME      speak as somebody else     :stranger NAME   somebody the system does not know',
    '  :room NAME    go to another group        :group NAME      a group not bound yet',
    '  :private      private chat with the bot  :quote N TEXT    answer the N-th last message',
    '  :chain TITLE | NAME TEXT | NAME TEXT     post a chain (接龙)',
    '  :image FILE   post a picture             :time 16:00      move the time (also +61m, 明天8:00)',
    '  :rooms WORD   find groups                :people WORD     find people',
    '  :help         this page                  :quit            leave',
  ].join('\n'),
};

export type Language = 'zh-CN' | 'en';

export function textsIn(language: Language): Texts {
  return language === 'en' ? en : zh;
}
