// What the viewer may do about a finding now. Each act is tried: the command is run and its flow asked, and nothing is kept of it.
// So a button is there exactly where the words behind it would be taken.
import { accept } from '../../../../commands/accept.ts';
import { extend } from '../../../../commands/extend.ts';
import { commandIntent, numbersIn } from '../../../../commands/finding/numbered.ts';
import { finding as findingCommand } from '../../../../commands/finding.ts';
import { lookback } from '../../../../commands/lookback.ts';
import { reassign } from '../../../../commands/reassign.ts';
import { rectify } from '../../../../commands/rectify.ts';
import { refuse } from '../../../../commands/refuse.ts';
import { review } from '../../../../commands/review.ts';
import { voidFinding } from '../../../../commands/void.ts';
import { finding, type Finding } from '../../../../flows/finding.ts';
import { type AnyCommand, anyCommand } from '../../../command.ts';
import { allowed } from '../../../engine/dispatch.ts';
import { UserError } from '../../../errors.ts';
import { askingOf, type Viewer } from '../../console.ts';
import type { FindingActName } from '../../wire/findings.ts';

interface Trial {
  readonly command: AnyCommand;
  /** Words behind the number that say it. */
  readonly words: string;
  /** The event it must lead to, where the same words may lead to another. */
  readonly type?: string;
}

/** Any words do where a reason is wanted. */
const WHY = 'x';

const trial = (command: AnyCommand, words: string, type?: string): Trial => ({
  ...{ command, words },
  ...(type === undefined ? {} : { type }),
});

const TRIALS: Readonly<Record<Exclude<FindingActName, 'reassign'>, Trial>> = {
  confirm: trial(anyCommand(findingCommand), 'confirm'),
  pass: trial(anyCommand(review), 'pass'),
  fail: trial(anyCommand(review), `fail ${WHY}`),
  grant: trial(anyCommand(extend), 'deny'),
  deny: trial(anyCommand(extend), 'deny'),
  accept: trial(anyCommand(accept), ''),
  start: trial(anyCommand(rectify), `started ${WHY}`),
  fix: trial(anyCommand(rectify), WHY),
  ask: trial(anyCommand(extend), WHY),
  refuse: trial(anyCommand(refuse), WHY),
  hold: trial(anyCommand(lookback), 'held'),
  relapse: trial(anyCommand(lookback), 'relapsed'),
  void: trial(anyCommand(voidFinding), WHY, 'voided'),
  askVoid: trial(anyCommand(voidFinding), WHY, 'void_asked'),
};

export async function actsOf(state: Finding, viewer: Viewer): Promise<readonly FindingActName[]> {
  // Given to the unit that has it, it would be taken wherever giving it away would be.
  const reassigning = trial(anyCommand(reassign), viewer.org.fullLabel(state.unit));
  const trials = Object.entries({ ...TRIALS, reassign: reassigning }) as [FindingActName, Trial][];
  const tried = await Promise.all(
    trials.map(async ([name, one]) => ((await isTaken(state, one, viewer)) ? [name] : [])),
  );
  return tried.flat();
}

/** Later than anything said at the same moment. */
const LAST = '\uffff';

async function isTaken(state: Finding, { command, words, type }: Trial, viewer: Viewer): Promise<boolean> {
  const asking = askingOf(viewer);
  if (!allowed(viewer.org, command, viewer.person)) return false;
  const intent = commandIntent(command.name, `${state.number} ${words}`);
  const args = { ...numbersIn(`${state.number} ${words}`), slash: true };
  try {
    const outcome = await command.run({ ...asking, occasion: { ...asking.occasion, id: LAST }, intent, args });
    if (!('signals' in outcome)) return false;
    const events = outcome.signals.filter(({ to }) => to.flow === finding.name).map(({ event }) => event);
    return events.length > 0 && events.every((event) => changes(state, event, type));
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

function changes(state: Finding, event: { readonly type: string }, type = event.type): boolean {
  const step = finding.transition(state, finding.event.parse(event));
  return event.type === type && step.state.log.find(({ id }) => id === LAST)?.void !== true;
}
