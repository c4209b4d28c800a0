// One-time join codes: drawn at random, written once to a file that only its owner may read, stored as hashes.
import { randomInt } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { PersonEvent } from '../../../flows/person.ts';
import { harmless } from '../../export/table.ts';
import { CODE_ALPHABET, hashOfCode, joinCode, personNumber, SECRET_LENGTH } from '../../org/join-code.ts';
import type { Org } from '../../org/types.ts';
import type { PersonPlan } from './people.ts';

export interface Invitation {
  readonly plan: PersonPlan;
  readonly code: string;
  readonly event: PersonEvent;
}

/** A code for everybody who needs one; people whose id is not a number of ours cannot have one. */
export async function invite(people: readonly PersonPlan[], at: number): Promise<readonly Invitation[]> {
  const invitations: Invitation[] = [];
  for (const plan of people) {
    const number = personNumber(plan.id);
    if (!plan.needsCode || number === undefined) continue;
    invitations.push({ plan, ...(await freshCode(number, at)) });
  }
  return invitations;
}

/** A new code of a person, and what is kept of it. */
export async function freshCode(person: number, at: number): Promise<Pick<Invitation, 'code' | 'event'>> {
  const code = joinCode(person, secret());
  return { code, event: { type: 'invited', at, id: `invite-${at}`, hash: await hashOfCode(code) } };
}

function secret(): string {
  return Array.from({ length: SECRET_LENGTH }, () => CODE_ALPHABET.charAt(randomInt(CODE_ALPHABET.length))).join('');
}

export interface CodeLine {
  readonly name: string;
  readonly unit: string;
  readonly code: string;
}

export function codeLine(org: Org, { plan, code }: Invitation): CodeLine {
  const event = plan.events.find((one) => one.type === 'imported');
  const unit = (event?.posts ?? plan.before?.posts)?.[0]?.unit;
  return { name: event?.name ?? plan.before?.name ?? '', unit: unit === undefined ? '' : org.fullLabel(unit), code };
}

/** Fails when the file exists: codes are never overwritten. */
export async function writeCodes(path: string, lines: readonly CodeLine[]): Promise<void> {
  await writeFile(path, codesCsv(lines), { mode: 0o600, flag: 'wx' });
}

/** Names may be anything that stood in a file; a code is letters and digits, and has to stay as it is. */
export function codesCsv(lines: readonly CodeLine[]): string {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const rows = lines.map(({ name, unit, code }) => [harmless(name), harmless(unit), code].map(quoted).join(','));
  return `\ufeffname,unit,code\r\n${rows.join('\r\n')}\r\n`;
}
