// 账号: whether every chat account hears and speaks, what waits, what could not be delivered, and what went wrong.
import { z } from 'zod';
import { dayOf } from '../../../calendar.ts';
import { masked } from '../../../mask.ts';
import type { Api } from '../../api.ts';
import { type Console, mustSomewhere, type Viewer } from '../../console.ts';
import { governsOne, placing } from '../../places.ts';
import type { AccountRow, AccountsShown } from '../../wire/accounts.ts';
import { incidentOf } from './incidents.ts';
import { buriedOf, type Desk, groupsOf, MANAGE, queueOf } from './queue.ts';

const GROUPS = 12;
const GRAVES = 50;
const INCIDENTS = 50;
/** Read at most, where some of them are not the viewer's business. */
const LOOKED_AT = 500;

export function accounts(api: Api, console: Console): void {
  api.get('/accounts', z.object({}), (_, viewer) => accountsOf(viewer, console));
}

async function accountsOf(viewer: Viewer, console: Console): Promise<AccountsShown> {
  mustSomewhere(viewer, MANAGE);
  const place = placing(viewer.org);
  const desks = console.accounts().map((account): Desk => {
    const isWhole = managesAll(viewer, account.account);
    const isMine: Desk['isMine'] = (units) => isWhole || governsOne(viewer, MANAGE, units);
    return { viewer, console, account, place, isWhole, isMine };
  });
  const isWhole = managesAll(viewer);
  const [rows, dead] = await Promise.all([
    Promise.all(desks.map(rowOf)),
    console.engine.store.dead(isWhole ? INCIDENTS : LOOKED_AT),
  ]);
  const incidents = dead
    .map((one) => incidentOf(one, { org: viewer.org, place }))
    .filter(({ units }) => isWhole || governsOne(viewer, MANAGE, units));
  return { at: viewer.at, accounts: rows, incidents: incidents.slice(0, INCIDENTS).map(({ shown }) => shown) };
}

/** An account is the business of whoever manages every group it serves; what is nobody's own, of who manages them all. */
function managesAll({ org, person }: Viewer, account?: string): boolean {
  return org
    .rooms()
    .filter((room) => account === undefined || room.account === account)
    .every(({ unit }) => org.governs(person, MANAGE, unit) !== undefined);
}

async function rowOf(desk: Desk): Promise<AccountRow> {
  const { viewer, isWhole } = desk;
  const { account, pace, qr, reason, ...told } = desk.account;
  const { outbox } = desk.console.engine.store;
  const [today, queue, boxes, doubts, { counts }, buried] = await Promise.all([
    outbox.spent(account, dayOf(viewer.at, viewer.org.zone)),
    outbox.queue(account),
    outbox.next(account, isWhole ? GROUPS : LOOKED_AT),
    outbox.doubts(account),
    outbox.state(account),
    outbox.buried(account, isWhole ? GRAVES : LOOKED_AT),
  ]);
  return {
    ...{
      account,
      ...told,
      reason: reason && masked(reason),
      isWhole,
      qr: isWhole ? qr : undefined,
      today,
      spacing: pace.spacing,
    },
    perDay: pace.perDay === Number.MAX_SAFE_INTEGER ? undefined : pace.perDay,
    queue: queueOf(queue, pace, groupsOf(boxes, desk).slice(0, GROUPS)),
    ...{ doubts: doubts.length, counts: { ...counts } },
    buried: buriedOf(buried, desk).slice(0, GRAVES),
  };
}
