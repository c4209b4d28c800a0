// The last instant at which this account certainly heard, kept in a file, and the gaps that follow from it.
import { readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';

export interface Certain {
  /** Logged in at this instant: what lies between the last certain hearing and now is a gap. */
  begin(at: number): void;
  /** Heard at this instant for certain: everything before it has been kept. */
  proven(at: number): void;
  /** Deaf from the last proof on. */
  end(): void;
}

/** Rewriting the file more often would tell nothing new. */
const WRITE_EVERY_MS = 200;

/** `keep` stores a gap and tells whether it could; one that cannot be stored is tried again with the next proof. */
export function certainHearing(file: string, keep: (from: number, to: number) => boolean): Certain {
  let last = readInstant(file);
  let written = last ?? 0;
  let listening = false;
  let wanted = false;
  const save = (at: number): void => {
    last = at;
    if (Math.abs(at - written) < WRITE_EVERY_MS) return;
    written = at;
    writeFileSync(`${file}.part`, String(at));
    renameSync(`${file}.part`, file);
  };
  const begin = (at: number): void => {
    wanted = true;
    if (listening || (last !== undefined && at > last && !keep(last, at))) return;
    listening = true;
    save(at);
  };
  return {
    begin,
    proven: (at) => {
      if (!wanted) return;
      if (!listening) begin(at);
      else if (last === undefined || at > last) save(at);
    },
    end: () => {
      listening = false;
    },
  };
}

function readInstant(file: string): number | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined; // the first start ever
  }
  const at = Number(text);
  // A file that a power loss emptied still tells when it was written.
  return Number.isFinite(at) && at > 0 ? at : Math.round(statSync(file).mtimeMs);
}
