// What orders and findings still want from the units of the speaker.
import { finding } from '../../flows/finding.ts';
import type { Request } from '../../src/command.ts';
import { type Text, text } from '../../src/texts/index.ts';
import { isWaiting, openFor } from '../directives/find.ts';

type Asking = Pick<Request<unknown>, 'actor' | 'org' | 'read'>;

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

/** Findings that wait for a repair by the speaker's units. */
export async function findingsOwed(asking: Asking): Promise<readonly Text[]> {
  const units = new Set(own(asking));
  const open = await asking.read.open(finding);
  return open
    .filter(({ state }) => units.has(state.unit) && WITH_UNIT.has(state.status))
    .map(({ id, state }) => text('todo.finding', { number: Number(id), place: state.origin.place, due: state.due }));
}
