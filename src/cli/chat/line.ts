// What a typed line asks for: a text to say, or a meta command behind a colon.

export type Word =
  | 'as'
  | 'stranger'
  | 'room'
  | 'group'
  | 'private'
  | 'quote'
  | 'chain'
  | 'image'
  | 'time'
  | 'rooms'
  | 'people'
  | 'help'
  | 'quit';

/** What to do, and the rest of the line. Of a wrong command the rest is its name. */
export interface Act {
  readonly do: Word | 'say' | 'nothing' | 'wrong';
  readonly what: string;
}

const WORDS: Readonly<Record<Word, readonly string[]>> = {
  as: ['我', 'as'],
  stranger: ['新人', 'stranger'],
  room: ['群', 'room'],
  group: ['新群', 'group'],
  private: ['私聊', 'private'],
  quote: ['引用', 'quote'],
  chain: ['接龙', 'chain'],
  image: ['图片', 'image'],
  time: ['时间', 'time'],
  rooms: ['群列表', 'rooms'],
  people: ['人', 'people'],
  help: ['帮助', 'help', '?', '？'],
  quit: ['退出', 'quit', 'q'],
};
const COMMANDS = new Map(
  (Object.keys(WORDS) as Word[]).flatMap((word) => WORDS[word].map((name) => [name, word] as const)),
);
const META = /^\s*[:：]\s*(\S*)\s*([\s\S]*)$/;

export function read(line: string): Act {
  if (line.trim() === '') return { do: 'nothing', what: '' };
  const meta = META.exec(line);
  if (meta === null) return { do: 'say', what: line };
  const [, word = '', rest = ''] = meta;
  const command = COMMANDS.get(word.toLowerCase());
  return command === undefined ? { do: 'wrong', what: word } : { do: command, what: rest.trim() };
}

/** `2 收到`: which message back, and the answer, which may also come with the next line. */
export function quoteOf(what: string): { readonly back: number; readonly text: string } | undefined {
  const [, back = '', text = ''] = /^(\d{1,3})(?:\s+([\s\S]*))?$/.exec(what) ?? [];
  return Number(back) > 0 ? { back: Number(back), text } : undefined;
}

export interface Chain {
  title: string;
  entries: { name: string; text: string }[];
}

/** `title | 王芳 零报告 | 李强 返乡2` */
export function chainOf(what: string): Chain | undefined {
  const [title = '', ...rest] = what.split(/[|｜]/).map((part) => part.trim());
  const entries = rest.map((part) => {
    const [, name = '', text = ''] = /^(\S+)\s+([\s\S]+)$/.exec(part) ?? [];
    return { name, text };
  });
  const complete = title !== '' && entries.length > 0 && entries.every((entry) => entry.name !== '');
  return complete ? { title, entries } : undefined;
}
