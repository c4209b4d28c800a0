// What the words behind 台账 and 通报 may mean besides themselves: an area, a severity.
import { UserError } from '../../src/errors.ts';
import type { Request } from '../../src/command.ts';
import type { UnitCode } from '../../src/flow.ts';
import type { Action } from '../../src/permissions.ts';
import { text } from '../../src/texts/index.ts';
import { unitCalled } from './place.ts';

/** The unit a word names, in the speaker's reach; ambiguous and unknown names are refused with what was typed. */
export function areaNamed(request: Request<unknown>, word: string, action: Action): UnitCode {
  const { org, actor } = request;
  const named = unitCalled(org, word, request.occasion.room?.unit ?? request.unit);
  if ('none' in named) throw new UserError(text('finding.unknown_unit', { name: word }));
  if ('ambiguous' in named) {
    throw new UserError(
      text('finding.say_which', { name: word, units: named.ambiguous.map((unit) => org.fullLabel(unit.code)) }),
    );
  }
  if (org.governs(actor, action, named.unit.code) !== undefined) return named.unit.code;
  throw new UserError(text('finding.beyond', { unitName: org.label(named.unit.code) }));
}
