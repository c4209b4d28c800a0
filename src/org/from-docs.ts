// From the documents of the flows person, room, activation, exemption and form to what changes in the org.
import { z } from 'zod';
import { masked } from '../mask.ts';
import { retiredFields, templateSchema } from '../templates/load.ts';
import type { OrgChange } from './org.ts';
import { contact, day, post, roomKind } from './schemas.ts';
import type { Activation, ChangedForm, Exemption, Person, Room } from './types.ts';

/** A document as the store keeps it; the state may be parsed already or not. */
export interface OrgDoc {
  readonly flow: string;
  readonly id: string;
  readonly state: unknown;
}

/** Flows whose documents change the org. */
export const ORG_FLOWS = ['person', 'room', 'activation', 'exemption', 'form'] as const;

/** People put their numbers into names of groups, and offices into those of people. */
const called = z.string().transform((name) => masked(name));
const person = z.object({
  name: called,
  posts: z.array(post),
  contacts: z.array(contact),
  frozen: z.exactOptional(z.literal(true)),
});
const bound = z.object({
  account: z.string(),
  room: z.string(),
  unit: z.string(),
  kind: roomKind,
  topic: z.exactOptional(called),
});
const room = z.object({ bound: z.exactOptional(bound) });
const period = { from: day };
const activation = z.object({
  template: z.string(),
  area: z.string(),
  periods: z.array(z.object({ ...period, to: z.exactOptional(day), basis: z.string() })),
});
const exemption = z.object({
  template: z.string(),
  unit: z.string(),
  periods: z.array(z.object({ ...period, to: day, reason: z.string() })),
});
const form = z.object({ template: z.exactOptional(templateSchema), retired: z.exactOptional(retiredFields) });

interface Collected {
  readonly people: Person[];
  readonly rooms: Room[];
  readonly activations: Activation[];
  readonly exemptions: Exemption[];
  readonly forms: ChangedForm[];
  readonly gone: { people: string[]; rooms: string[]; activations: string[]; exemptions: string[] };
}

/** One change for all documents; those of other flows are left out. */
export function changeFromDocs(docs: Iterable<OrgDoc>): OrgChange {
  const all: Collected = {
    people: [],
    rooms: [],
    activations: [],
    exemptions: [],
    forms: [],
    gone: { people: [], rooms: [], activations: [], exemptions: [] },
  };
  for (const { flow, id, state } of docs) COLLECT[flow]?.(all, id, state);
  return all;
}

const COLLECT: Readonly<Record<string, ((all: Collected, id: string, state: unknown) => void) | undefined>> = {
  person: (all, id, state) => {
    const known = person.parse(state);
    if (known.name === '') all.gone.people.push(id);
    else all.people.push({ id, ...known });
  },
  room: (all, key, state) => {
    const { bound } = room.parse(state);
    if (bound === undefined) all.gone.rooms.push(key);
    else all.rooms.push({ key, ...bound });
  },
  activation: (all, id, state) => {
    const { template, area, periods } = activation.parse(state);
    if (periods.length === 0) all.gone.activations.push(id);
    for (const one of periods) all.activations.push({ template, area, ...one });
  },
  exemption: (all, id, state) => {
    const { template, unit, periods } = exemption.parse(state);
    if (periods.length === 0) all.gone.exemptions.push(id);
    for (const one of periods) all.exemptions.push({ template, unit, ...one });
  },
  form: (all, key, state) => {
    all.forms.push({ key, ...form.parse(state) });
  },
};
