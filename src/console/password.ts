// Passwords are kept as argon2id hashes, with the library's own salt and the cost OWASP asks for.
import { hash, verify } from '@node-rs/argon2';

/** Shortest password, characters. */
export const SHORTEST = 10;
/** 19 MiB, two rounds, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What is verified against where there is no such login, so that the answer takes as long. */
let nobody: Promise<string> | undefined;

export function hashed(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

export async function isRight(password: string, known: string | undefined): Promise<boolean> {
  nobody ??= hashed('nobody has this password');
  const right = await verify(known ?? (await nobody), password.normalize('NFKC'));
  return known !== undefined && right;
}
