// Talk about zero reports and counts that is no report: forgotten, mocked, wished for, guessed, quoted (domain.md §11).

const ZERO = '(?:[零0]报告?|报[零0])';
const DAY = '(?:今[天日晚]|昨[天日晚]|前天)?的?';

/** Of the zero report as a thing: forgotten, not gone through, due at a time, mocked. */
const OF_ZERO = new RegExp(
  `(?:马上|正在|这就|去)${ZERO}|《[^》]*${ZERO}|#[^#\\n]*${ZERO}[^#\\n]*#|说好的?${ZERO}|https?:\\S*${ZERO}|早(?:就|已经?)?${ZERO}[了过]|已经?${ZERO}[了过][^\\n]*催|(?:忘|漏|落下)(?:了|记|掉|报|发|交)*${DAY}${ZERO}|${ZERO}(?:又|都|也|给|还|还是|一直|老是?)*(?:忘|漏|被退|被撤|卡|[没未](?:有|能)?(?:[发报传交提通过点成弄写填]|$)|[发报传交提弄写填](?:不|错)|没有[了啊呀呢]*[。!~ ]*$)|${ZERO}的?(?:截[止至]|时间|时限|登记|统计表|名单|要求|口径|规定|算|等于|代表|意味|意思|写法|四个?字|三个?字|达人|冠军|标兵|先进|模范|高手|大户|归${ZERO}|还是(?:有|返|日报|要|填|写|报)|[和或跟与及](?=[^，,。;]*[选哪])|有用|没用|没意义|不(?:是|等|算|代表|意味|报了))|[点时半](?:钟|整|左右)?(?:再|要|得|就|准时|统一|之前|前)*[发报交](?:个|一下)?${DAY}${ZERO}|${ZERO}(?:不?[就也才]?行|可以)[了啦嘛]*[。!~ ]*$`,
);
/** Said with a shrug: nobody may be taken at such a word. */
const GUESSED = new RegExp(
  `(?:应该|应当|大概|大约|可能|估计|估摸着?|八成|多半|差不多|也许|没准|说不定|恐怕|怕是|好像|貌似|似乎|看样子|不出意外|理论上|按理|原则上|基本上?|索性|反正|随便|干脆)(?:又|还|还是|也|都|是|会|算|能|可以|今[天日]|我们?|咱们?|本|[村组]|社区|网格)*${ZERO}`,
);
const WISHED = new RegExp(
  `(?:(?<![没不多])想(?!必|来|了想|想)(?=要|报|发|交|填|先|再|补?零|0|上报|申请)|希望|但愿|祝愿?|(?<![志自意])愿|盼望?|争取|力争|努力|确保|保证|最好|誓|期待)[^，,。;!\\n]{0,10}${ZERO}`,
);
const JEER =
  /没意思|骗(?:[谁鬼我你]|人(?!员))|哄[谁鬼]|糊弄|鬼[才都]?信|谁信|[你我]信了|信不信|笑死|扯淡|瞎扯|胡扯|(?<![没无不未有、或])(?:瞎报|乱报|造假)|是假的|假的吧|吹牛|忽悠|是形式主义|才怪|玩笑|逗你|说笑|瞎说|骗你|(?<!真的)假的[。!~ ]*$|不可能的|不存在的|个屁|个锤子|个鬼|个毛|无语/;
/** What holds somebody else's words. */
const OTHER_VOICE =
  /(?:看[见到]了?没有?|知道不|知道没|听说没|你看|你们看|瞧瞧?|看看人家|你瞅|瞅瞅)[，,!]|^[^\n，,。]{0,12}(?:短信|原文|原话|截图|朋友圈|公众号|热搜|头条|快讯|播报|喇叭里|广播里|晚报|早报|人民日报|[省市]日报|新华社|央视|群公告|公告|谜底|歌名|答案|口号|作业题)(?:内容|里|上|说|写着?|显示|是|叫)*:|^[^\n，,。]{0,8}(?:标题|题目|谜底|答案|口号|歌名)(?:是|叫)|^\[文件\]|^[^\s，,。;:\n]{1,60}\.(?:xlsx?|docx?|pdf|jpe?g|png|wps|txt|zip|rar|mp4|csv)(?![\w.])|^(?:这是)?(?:测试|试一?下|试试|练习|演练|演习|模拟|彩排|培训用)(?:用|数据|消息)?[:，, ]|[(，, ](?:测试|演练|演习|模拟)(?:用|数据|消息|一下)?[)。!~ ]*$/i;

/** Seats, jobs and goods on offer. */
const MARKET =
  /(?:求|找|约|有没有|有人)拼?车|求?顺风车(?!回|返|到|来)|拼车(?:[:群]|吗)|^拼车|三缺一|求租|转让|出售|团购|还能坐|人位(?:$|[，,。])/;

/** The zero in the text is talked about. */
export const isIdleZero = (text: string): boolean =>
  OF_ZERO.test(text) || GUESSED.test(text) || WISHED.test(text) || JEER.test(text) || OTHER_VOICE.test(text);

/** The figures in the text are somebody else's words, or offered on a market. */
export const isIdleFigure = (text: string): boolean => OTHER_VOICE.test(text) || MARKET.test(text) || JEER.test(text);

const PLANNED = /明[天日早]|下周|后天|计划|安排|分工|任务|目标|排班|值班表/;
const REPORTED = /完成|落实|情况|日报|报告|汇总|统计|疫情|\d(?!\d?[月日号])/;

/** 明天安排, 任务分工 over a list: what is to be done. */
export function isPlanned(text: string): boolean {
  const title = text.slice(0, Math.min(text.indexOf('\n'), 20));
  return PLANNED.test(title) && !REPORTED.test(title);
}

/** In front of units: what is told of them is hearsay, or wished. */
export const RETOLD = /^[【([ ]*(?:听[人]?[说讲]|据(?!实)|转[发载]|新闻|网传|要是|如果|假如|希望|但愿|祝|争取)/;

/** Over a chain: people sign up for something. */
export const SIGN_UP =
  /拼车|拼单|团购|报名|聚餐|AA|订[票餐购]|购[票买]|车票|代购|买菜|捐款|抽奖|[领买订][^\n]{0,4}(?:口罩|药|菜|米|面|油|物资)/;
