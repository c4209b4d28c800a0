// One-time codes for joining: the person's number and a secret in one word that is easy to read out. Only a hash is stored.
import type { PersonId } from '../flow.ts';

/** Digits and letters that are not mistaken for one another (Crockford). */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const SECRET_LENGTH = 6;
const ID = /^p([1-9]\d{0,8})$/;
const CODE = /^[0-9A-HJKMNP-TV-Z]{7,13}$/;
const CODE_LIKE = /^[0-9A-HJKMNP-TV-Z]{5,}$/;

/** The id of the n-th imported person. */
export function personId(n: number): PersonId {
  return `p${n}`;
}

/** The number of an imported person, or undefined. */
export function personNumber(id: PersonId): number | undefined {
  const found = ID.exec(id);
  return found === null ? undefined : Number(found[1]);
}

export function joinCode(person: number, secret: string): string {
  return encode(person) + secret;
}

/** Whose code was typed: in any case, with blanks and hyphens, O for 0 and I or L for 1. Undefined when it is none. */
export function readJoinCode(typed: string): { readonly person: PersonId; readonly code: string } | undefined {
  const code = cleaned(typed);
  if (!CODE.test(code) || !/\d/.test(code)) return undefined;
  return { person: personId(decode(code.slice(0, -SECRET_LENGTH))), code };
}

/** Whether something was meant for a code: nothing but the characters of one, and not two words of letters. */
export function looksLikeCode(typed: string): boolean {
  const code = cleaned(typed);
  return CODE_LIKE.test(code) && (/\d/.test(code) || !/\s/.test(typed.trim()));
}

function cleaned(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-_·.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}

/** What is stored of a code. */
export async function hashOfCode(code: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`gridline join ${code}`));
  return Buffer.from(digest).toString('base64url');
}

function encode(n: number): string {
  const rest = Math.floor(n / 32);
  return (rest > 0 ? encode(rest) : '') + CODE_ALPHABET.charAt(n % 32);
}

function decode(code: string): number {
  return Array.from(code).reduce((n, character) => n * 32 + CODE_ALPHABET.indexOf(character), 0);
}
