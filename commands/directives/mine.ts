// Orders in force that a person has something to do with, newest first.
import { UserError } from '../../src/errors.ts';
import type { Action } from '../../src/permissions.ts';
import { text } from '../../src/texts/index.ts';
import type { Directive } from '../../flows/directive.ts';
import { addresses, inForceNow } from './find.ts';
import type { Asking } from './which.ts';

/** His own, those of areas he may act on, and those addressed to a unit of his. */
export async function mine({ actor, org, read }: Asking, action: Action): Promise<readonly Directive[]> {
  return (await inForceNow(read)).filter(
    (order) =>
      order.issuer.person === actor.id ||
      org.governs(actor, action, order.scope.area) !== undefined ||
      actor.posts.some((post) => addresses(org, order.scope, post.unit)),
  );
}

/** The only one, or he is asked which. */
export async function recent(asking: Asking, action: Action, command: string): Promise<Directive> {
  const his = await mine(asking, action);
  const [only] = his;
  if (only !== undefined && his.length === 1) return only;
  const orders = his.slice(0, 5).map(({ number, topic }) => ({ number, topic }));
  throw new UserError(text('directive.which', { orders, command }));
}
