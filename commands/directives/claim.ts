// Whom an ack is of: XX村收到, 代1号网格收到, /收到 43 2号网格. Nobody acknowledges for another unit (domain.md §7.3).
import type { Request } from '../../src/command.ts';
import { UserError } from '../../src/errors.ts';
import type { UnitCode } from '../../src/flow.ts';
import { text } from '../../src/texts/index.ts';
import {
  IN_PLACE_OF,
  QUOTED_ORDER,
  QUOTED_VERSION,
  TYPED_ACK,
  UNIT_LIKE,
  belowQuote,
  orderNumber,
} from '../../src/understanding/lexicon/directive.ts';
import { isWaiting, openFor } from './find.ts';

const LOOSE_ACK = /^\s*(?:收到|签收)[\s,，:：]*(\d{1,6})[\s!！。.~]*$/;

interface Ack {
  readonly number?: number | undefined;
  readonly claim?: string | undefined;
}

export interface Said extends Ack {
  /** All that were typed: /收到 12 13. */
  readonly numbers: readonly number[];
  /** 收到1: the number of an order, or only a nod. */
  readonly loose?: number | undefined;
  /** Something was quoted, whether it is of ours or not. */
  readonly quotes: boolean;
}

/** Number and unit of an ack: as understood, else as they stand behind the typed command. */
export function saidOf({ args, occasion }: Request<Ack>): Said {
  const own = belowQuote(occasion.text);
  const quotes = own.trim() !== occasion.text.trim();
  const words = (TYPED_ACK.exec(own)?.[1] ?? '').split(/[\s,，、]+/).filter((word) => word !== '');
  const numbers = [...new Set(words.map(orderNumber).filter((found) => found !== undefined))];
  const number = args.number ?? numbers[0];
  const loose = LOOSE_ACK.exec(own)?.[1];
  const claim = args.claim ?? words.find((word) => orderNumber(word) === undefined && UNIT_LIKE.test(word));
  return { number, numbers, ...(loose !== undefined && { loose: Number(loose) }), claim, quotes };
}

/** The version an order was quoted in; a quote of something else about it counts as of today. */
export function quotedVersion(typed: string, today: number): number {
  const own = belowQuote(typed);
  const quote = typed.slice(0, typed.length - own.length);
  if (!QUOTED_ORDER.test(quote)) return today;
  const found = QUOTED_VERSION.exec(quote);
  return Number(found?.[1] ?? found?.[2] ?? 1);
}

/** Of the speaker's units those the ack names, or all where it names none. */
export async function claimedUnits(
  request: Request<Ack>,
  claim: string | undefined,
  own: readonly UnitCode[],
): Promise<readonly UnitCode[]> {
  if (claim === undefined) return own;
  const { actor, org } = request;
  const behalf = IN_PLACE_OF.test(claim);
  const typed = claim.replace(IN_PLACE_OF, '');
  const name = (typed.endsWith(actor.name) ? typed.slice(0, -actor.name.length) : typed).trim();
  if (name === '') return own;
  const found = org.named(name, standpoint(request, own));
  if ('none' in found) {
    if (!behalf && !UNIT_LIKE.test(name)) return own;
    return refused(request, own, text('directive.no_such_unit', { name }));
  }
  const codes = 'unit' in found ? [found.unit.code] : found.ambiguous.map(({ code }) => code);
  const his = own.filter((code) => codes.includes(code));
  if (his.length > 0) return his;
  return refused(
    request,
    codes,
    text('directive.ack_own', { name: codes.length === 1 ? org.label(codes[0] ?? '') : name }),
  );
}

const standpoint = ({ occasion, unit }: Request<Ack>, [first]: readonly UnitCode[]): UnitCode =>
  first ?? occasion.room?.unit ?? unit;

/** Without an order that waits for them it is chatter. */
async function refused(
  { read, org, args, occasion }: Request<Ack>,
  units: readonly UnitCode[],
  why: ReturnType<typeof text>,
): Promise<readonly UnitCode[]> {
  const points = args.number !== undefined || occasion.quoted?.directive !== undefined;
  for (const unit of units) {
    for (const order of await openFor(read, unit, org)) {
      if (points || (await isWaiting(read, order, { unit, due: 'ack' }))) throw new UserError(why);
    }
  }
  return [];
}
