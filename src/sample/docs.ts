// The documents of the sample city, made by the flows themselves, to be written in one commit.
import { activation } from '../../flows/activation.ts';
import { person } from '../../flows/person.ts';
import { room } from '../../flows/room.ts';
import { anyFlow, type Signal } from '../flow.ts';
import type { DocWrite } from '../ports.ts';

const FLOWS = new Map([anyFlow(person), anyFlow(room), anyFlow(activation)].map((flow) => [flow.name, flow]));

/** One new document per signal; each signal must go to a document of its own. */
export function sampleDocs(signals: readonly Signal[]): readonly DocWrite[] {
  return signals.map(({ to, event }) => {
    const flow = FLOWS.get(to.flow);
    if (flow === undefined) throw new Error(`No flow ${to.flow} in the sample`);
    const { state } = flow.transition(undefined, flow.event.parse(event));
    return { ref: to, was: 0, json: JSON.stringify(state), open: flow.isOpen(state) };
  });
}
