// App messages (type 49) arrive as XML; two kinds of them are words people typed: a quote (57) and a chain (53).

const DASHES = '- - - - - - - - - - - - - - -';
const CHAIN = '53';
const QUOTE = '57';
/** What a quoted message that is no text reads like, by WeChat's number of its type. */
const QUOTED_KINDS: Readonly<Record<string, string>> = { '3': '图片', '34': '语音', '43': '视频', '47': '动画表情' };
/** WeChat itself stays far below; more is somebody's experiment. */
const MAX_XML = 256 * 1024;

/** The words of an app message as the channel's plain-text form gives them; undefined when it holds none. */
export function wordsOf(xml: string): string | undefined {
  if (xml.length > MAX_XML) return undefined;
  const app = element(xml, 'appmsg');
  if (app === undefined) return undefined;
  const quoted = element(app, 'refermsg');
  const own = quoted === undefined ? app : app.replace(quoted, '');
  const title = content(own, 'title') ?? '';
  const type = content(own, 'type');
  if (type === CHAIN) return title;
  if (type !== QUOTE) return undefined;
  if (quoted === undefined) return title;
  return `「${content(quoted, 'displayname') ?? ''}：${quotedWords(quoted)}」\n${DASHES}\n${title}`;
}

export function looksLikeAppMessage(text: string): boolean {
  return text.slice(0, 2000).includes('<appmsg');
}

function quotedWords(quoted: string): string {
  const words = content(quoted, 'content') ?? '';
  const kind = QUOTED_KINDS[content(quoted, 'type') ?? ''];
  if (kind !== undefined) return kind;
  if (!looksLikeAppMessage(words)) return words;
  // A quoted quote shows its answer only, as the client does.
  return content(words.replace(element(words, 'refermsg') ?? '', ''), 'title') ?? '';
}

/** What stands between the first opening and the matching closing tag. Linear: no regular expression over the whole text. */
function element(xml: string, name: string): string | undefined {
  const opening = opens(xml, name);
  if (opening < 0) return undefined;
  const inside = xml.indexOf('>', opening) + 1;
  if (inside === 0) return undefined;
  if (xml[inside - 2] === '/') return '';
  const end = xml.indexOf(`</${name}>`, inside);
  return end < 0 ? undefined : xml.slice(inside, end);
}

function opens(xml: string, name: string): number {
  for (let from = 0; ;) {
    const at = xml.indexOf(`<${name}`, from);
    if (at < 0 || /[\s/>]/.test(xml[at + name.length + 1] ?? '')) return at;
    from = at + 1;
  }
}

function content(xml: string, name: string): string | undefined {
  const inside = element(xml, name);
  if (inside === undefined) return undefined;
  const data = /^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/.exec(inside);
  return data?.[1] ?? unescaped(inside);
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,4});/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return NAMED[entity] ?? whole;
    const hex = /^#x/i.test(entity);
    const code = Number.parseInt(entity.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code > 0x10_ff_ff ? whole : String.fromCodePoint(code);
  });
}
