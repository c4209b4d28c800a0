// What waits on an account and what it could not deliver, as far as it is the viewer's business.
import type { Pace } from '../../../engine/relay.ts';
import { URGENCIES, type UnitCode } from '../../../flow.ts';
import { masked } from '../../../mask.ts';
import type { Buried, Mailbox, Parcel, Queue } from '../../../ports.ts';
import { type AccountShown, type Console, sentence, type Viewer } from '../../console.ts';
import type { Place, Where } from '../../places.ts';
import type { BuriedShown, GroupWaiting, QueueShown } from '../../wire/accounts.ts';

export const MANAGE = 'manage_accounts';
const MINUTE = 60_000;

/** One account, and who looks at it. */
export interface Desk {
  readonly viewer: Viewer;
  readonly console: Console;
  readonly account: AccountShown;
  readonly place: (where: Where) => Place;
  /** The viewer manages every group of the account. */
  readonly isWhole: boolean;
  readonly isMine: (units: readonly UnitCode[]) => boolean;
}

/** Expected minutes until the last conversation has been served once. */
export function queueOf(queue: Queue, { spacing }: Pace, groups: readonly GroupWaiting[]): QueueShown {
  const minutes = Math.ceil((queue.conversations * (spacing[0] + spacing[1])) / 2 / MINUTE);
  return { ...queue, groups, minutes };
}

export function groupsOf(boxes: readonly Mailbox[], desk: Desk): readonly GroupWaiting[] {
  return boxes.flatMap(({ conversation, waiting }) => {
    const { channel, account } = desk.account;
    const { shown, units } = desk.place({ conversation, channel, account });
    const parcels = waiting.map(({ parcel }) => parcel);
    const oldest = parcels.reduce((least, { at }) => Math.min(least, at), Infinity);
    const urgency = URGENCIES.find((one) => parcels.some((parcel) => parcel.urgency === one));
    if (urgency === undefined || !desk.isMine(units)) return [];
    return [{ place: shown, urgency, parcels: parcels.length, oldest }];
  });
}

export function buriedOf(buried: readonly Buried[], desk: Desk): readonly BuriedShown[] {
  return buried.flatMap(({ reason, parcel }) => {
    const { id, conversation, at, urgency } = parcel;
    const { shown, units } = desk.place({ conversation, channel: desk.account.channel, account: parcel.account });
    return desk.isMine(units)
      ? [{ id, at, place: shown, urgency, reason: masked(reason), text: wordsOf(parcel, desk) }]
      : [];
  });
}

/** What an older version has buried may lack what today's sentence needs; that must not cost the whole page. */
function wordsOf({ text }: Parcel, { console, viewer }: Desk): string {
  try {
    return sentence(console, text, viewer.locale);
  } catch (error) {
    if (error instanceof TypeError) return text.key;
    throw error;
  }
}
