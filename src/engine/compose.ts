// One message out of what waits for a conversation: expired and answered parts dropped, the rest merged up to the channel's length.
import type { Mailbox, Parcel, Store } from '../ports.ts';
import { type Stands, URGENCIES } from '../flow.ts';
import { masked } from '../mask.ts';
import { render, type Style, type Text } from '../texts/index.ts';

export interface Composed {
  /** One message as a rule; a text longer than the channel takes becomes several. */
  readonly parts: readonly string[];
  readonly mentions: Parcel['mentions'];
  /** Parcels the text is made of, and as they stand in the mailbox. */
  readonly parcels: readonly Parcel[];
  readonly raws: readonly string[];
  /** What need not be said any more. */
  readonly dropped: readonly string[];
}

export interface Conditions {
  readonly store: Store;
  readonly style: Style;
  readonly now: number;
  readonly maxLength: number;
}

export async function compose(box: Mailbox, conditions: Conditions): Promise<Composed> {
  const order = (parcel: Parcel) => URGENCIES.indexOf(parcel.urgency);
  const waiting = [...box.waiting].sort((a, b) => order(a.parcel) - order(b.parcel));
  const current = await Promise.all(waiting.map((one) => stillTrue(one, conditions)));
  const dropped = current.filter(({ text }) => text === undefined).map(({ raw }) => raw);
  const taken: typeof current = [];
  const lines: string[] = [];
  let length = 0;
  for (const one of current) {
    if (one.text === undefined) continue;
    const said = masked(render(one.text, conditions.style), Infinity);
    // An order stands alone, so that it can be quoted and recognised.
    const alone = one.parcel.track !== undefined && taken.length > 0;
    if (lines.length > 0 && (alone || length + said.length + 1 > conditions.maxLength)) break;
    taken.push(one);
    lines.push(said);
    length += said.length + 1;
    if (one.parcel.track !== undefined) break;
  }
  const mentions = [...new Map(taken.flatMap(({ parcel }) => parcel.mentions).map((m) => [m.contact, m])).values()];
  return {
    parts: partsOf([...new Set(lines)].join('\n'), conditions.maxLength),
    mentions: mentions.map(({ contact, name }) => ({ contact, name })),
    parcels: taken.map(({ parcel }) => parcel),
    raws: taken.map(({ raw }) => raw),
    dropped,
  };
}

interface Still {
  readonly raw: string;
  readonly parcel: Parcel;
  /** Undefined when there is nothing left to say. */
  readonly text: Text | undefined;
}

/** The parcel as it is still worth saying: without those who have answered meanwhile. */
async function stillTrue({ parcel, raw }: Mailbox['waiting'][number], { store, now }: Conditions): Promise<Still> {
  const over = { raw, parcel, text: undefined };
  if (parcel.expiresAt !== undefined && now > parcel.expiresAt) return over;
  if (parcel.stands !== undefined && !(await standing(parcel.stands, store))) return over;
  if (parcel.while === undefined) return { raw, parcel, text: parcel.text };
  const params = parcel.text.params as { units?: readonly { code: string }[]; unheard?: readonly { code: string }[] };
  const named = [...(params.units ?? []), ...(params.unheard ?? [])].map((unit) => unit.code);
  const awaited = new Set(await store.awaited({ ...parcel.while, units: named }));
  if (awaited.size === 0) return over;
  if (awaited.size === named.length) return { raw, parcel, text: parcel.text };
  const keep = (units?: readonly { code: string }[]) => units?.filter((unit) => awaited.has(unit.code));
  const answered = new Set(named.filter((code) => !awaited.has(code)));
  const mentions = parcel.mentions.filter((m) => m.for === undefined || !answered.has(m.for));
  const text = { ...parcel.text, params: { ...params, units: keep(params.units), unheard: keep(params.unheard) } };
  return { raw, parcel: { ...parcel, mentions }, text: text as unknown as Text };
}

/** Whether the document is still as it was when something was to be said about it. */
async function standing({ ref, has }: Stands, store: Store): Promise<boolean> {
  const [doc] = await store.docs([ref]);
  if (doc === undefined) return false;
  const state: unknown = JSON.parse(doc.json);
  return Object.entries(has).every(([path, values]) => values.some((value) => value === fieldOf(state, path)));
}

function fieldOf(state: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce(
      (at, key) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined),
      state,
    );
}

/** No answer is longer than this many messages; one that would be ends with a mark. */
const PARTS = 10;
const CUT_OFF = '…';

/** As few pieces as fit: cut behind a line, else behind a stop or a comma, never inside a character. */
function partsOf(text: string, maxLength: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > maxLength && parts.length < PARTS - 1) {
    const cut = cutOf(rest, maxLength);
    parts.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  if (rest.length > maxLength) rest = rest.slice(0, cutOf(rest, maxLength - CUT_OFF.length)).trimEnd() + CUT_OFF;
  return rest === '' && parts.length > 0 ? parts : [...parts, rest];
}

function cutOf(text: string, maxLength: number): number {
  const head = text.slice(0, maxLength);
  for (const stops of [/^[^]*\n/u, /^[^]*[。；;！？]/u, /^[^]*[，、,\s]/u]) {
    const found = stops.exec(head)?.[0].length ?? 0;
    if (found > maxLength / 2) return found;
  }
  return /[\ud800-\udbff]/.test(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength;
}
