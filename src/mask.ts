// Phone and identity numbers never leave the store: what is kept or logged of a message is masked first.
const IDENTITY = /(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)/g;
const PHONE = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g;
/** Longest text kept of one message, characters. */
const KEPT = 2000;

export function masked(text: string): string {
  return text.slice(0, KEPT).replace(IDENTITY, '$1********$2').replace(PHONE, '$1****$2');
}
