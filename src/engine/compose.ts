// One message out of what waits for a conversation: expired and answered parts dropped, the rest merged up to the channel's length.
import type { Mailbox, Parcel, Store } from '../ports.ts';
import { URGENCIES } from '../flow.ts';
import { render, type Style, type Text } from '../texts/index.ts';

export interface Composed {
  readonly text: string;
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
  const current = await Promise.all(
    waiting.map(async ({ parcel, raw }) => ({ parcel, raw, text: await stillTrue(parcel, conditions) })),
  );
  const dropped = current.filter(({ text }) => text === undefined).map(({ raw }) => raw);
  const taken: typeof current = [];
  const lines: string[] = [];
  let length = 0;
  for (const one of current) {
    if (one.text === undefined) continue;
    const said = render(one.text, conditions.style);
    // An order stands alone, so that it can be quoted and recognised; a single overlong text goes out cut.
    const alone = one.parcel.track !== undefined && taken.length > 0;
    if (lines.length > 0 && (alone || length + said.length + 1 > conditions.maxLength)) break;
    taken.push(one);
    lines.push(said);
    length += said.length + 1;
    if (one.parcel.track !== undefined) break;
  }
  const mentions = [...new Map(taken.flatMap(({ parcel }) => parcel.mentions).map((m) => [m.contact, m])).values()];
  return {
    text: [...new Set(lines)].join('\n').slice(0, conditions.maxLength),
    mentions,
    parcels: taken.map(({ parcel }) => parcel),
    raws: taken.map(({ raw }) => raw),
    dropped,
  };
}

/** The text as it is still worth saying: without those who have answered meanwhile; undefined when nobody is left. */
async function stillTrue(parcel: Parcel, { store, now }: Conditions): Promise<Text | undefined> {
  if (parcel.expiresAt !== undefined && now > parcel.expiresAt) return undefined;
  if (parcel.while === undefined) return parcel.text;
  const params = parcel.text.params as { units?: readonly { code: string }[]; unheard?: readonly { code: string }[] };
  const named = [...(params.units ?? []), ...(params.unheard ?? [])].map((unit) => unit.code);
  const awaited = new Set(await store.awaited({ ...parcel.while, units: named }));
  if (awaited.size === 0) return undefined;
  if (awaited.size === named.length) return parcel.text;
  const keep = (units?: readonly { code: string }[]) => units?.filter((unit) => awaited.has(unit.code));
  return {
    ...parcel.text,
    params: { ...params, units: keep(params.units), unheard: keep(params.unheard) },
  } as unknown as Text;
}
