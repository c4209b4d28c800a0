// Names of files that are downloaded: Chinese as people call them, with a plain name for what knows no better (RFC 6266, RFC 5987).

/** Signs no file name may hold somewhere, and what would end a header. */
const NOT_IN_NAME = /[\p{C}\\/:*?"<>|]/gu;
const LONGEST = 120;

/** The value of content-disposition. `plain` is made of letters, digits and dashes. */
export function attached({ name, plain, ending }: { name: string; plain: string; ending: string }): string {
  const safe = Array.from(name.replace(NOT_IN_NAME, ' ').trim()).slice(0, LONGEST).join('');
  const encoded = encodeURIComponent(`${safe}.${ending}`).replace(/['()*]/g, escaped);
  return `attachment; filename="${plain.replace(/[^\w.-]/g, '_')}.${ending}"; filename*=UTF-8''${encoded}`;
}

const escaped = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
