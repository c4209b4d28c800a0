// What orders and findings still want from the units of the speaker.
import { finding, type Finding } from '../../flows/finding.ts';
import type { Request } from '../../src/command.ts';
import type { Action } from '../../src/permissions.ts';
import type { FindingMove } from '../../src/texts/zh-CN/summary.ts';
import { type Text, text } from '../../src/texts/index.ts';
import { isWaiting, openFor } from '../directives/find.ts';
import { isLate } from '../finding/select.ts';

type Asking = Pick<Request<unknown>, 'actor' | 'org' | 'read' | 'occasion'>;

/** Units the speaker answers for. */
function own({ actor, org }: Asking): readonly string[] {
  const units = actor.posts.map((post) => post.unit).filter((unit) => org.governs(actor, 'acknowledge', unit));
  return [...new Set(units)];
}

/** Orders the speaker's units have not acknowledged, or not answered with figures. */
export async function ordersOwed(asking: Asking): Promise<readonly Text[]> {
  const { read, org } = asking;
  const lines: Text[] = [];
  for (const unit of own(asking)) {
    for (const order of await openFor(read, unit, org)) {
      const { number, topic } = order;
      const due = (await isWaiting(read, order, { unit, due: 'ack' })) ? 'ack' : undefined;
      const feedback = order.feedback !== undefined && (await isWaiting(read, order, { unit, due: 'feedback' }));
      if (due) lines.push(text('todo.ack', { number, topic }));
      else if (feedback) lines.push(text('todo.feedback', { number, topic }));
    }
  }
  return lines;
}

const WITH_UNIT = new Set(['assigned', 'acknowledged', 'rectifying', 'returned']);
const WITH_CHECKER = new Set(['pending_review', 'rejected', 'look_back']);

/** Whose move it is: the unit's to mend, the one's who recorded it to check, the office's to decide; undefined when not the speaker's. */
function moveIn(state: Finding, { actor, org }: Asking): FindingMove | undefined {
  const may = (action: Action, unit = state.unit) => org.governs(actor, action, unit) !== undefined;
  if (state.status === 'draft') return may('decide_finding') ? 'confirm' : undefined;
  if (state.extension !== undefined && may('decide_finding')) return 'extend';
  if (WITH_UNIT.has(state.status)) return may('fix_finding') ? 'fix' : undefined;
  if (!WITH_CHECKER.has(state.status) || state.origin.by.person !== actor.id) return undefined;
  return state.status === 'pending_review' ? 'review' : state.status === 'rejected' ? 'rejected' : 'lookback';
}

/** Findings that wait for the speaker. */
export async function findingsOwed(asking: Asking): Promise<readonly Text[]> {
  const { read, occasion } = asking;
  const open = await read.open(finding);
  return open.flatMap(({ id, state }) => {
    const move = moveIn(state, asking);
    if (move === undefined) return [];
    const late = move === 'fix' && isLate(state, occasion.at);
    return [text('todo.finding', { number: Number(id), place: state.origin.place, due: state.due, move, late })];
  });
}
