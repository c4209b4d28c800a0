export type * from './intent.ts';
export { ERROR_CODES, RULES } from './intent.ts';
export { findingQuoted } from './reply.ts';
export { MAX_TEXT, understand } from './understand.ts';
