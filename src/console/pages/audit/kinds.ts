// What has a journal: whose business each document is, and how it is called. What is not here is shown to nobody.
import { activation } from '../../../../flows/activation.ts';
import { dailyReport } from '../../../../flows/daily-report/index.ts';
import { directive } from '../../../../flows/directive.ts';
import { exemption } from '../../../../flows/exemption.ts';
import { finding } from '../../../../flows/finding.ts';
import { form } from '../../../../flows/form.ts';
import { invitation } from '../../../../flows/invitation.ts';
import { login } from '../../../../flows/login.ts';
import { person, type PersonState } from '../../../../flows/person.ts';
import { receipt } from '../../../../flows/receipt.ts';
import { reportDay } from '../../../../flows/report-day.ts';
import { rollUp } from '../../../../flows/roll-up.ts';
import { room, type RoomState } from '../../../../flows/room.ts';
import type { Flow, Stamped, UnitCode } from '../../../flow.ts';
import { masked } from '../../../mask.ts';
import type { Org, Person } from '../../../org/types.ts';
import type { Action } from '../../../permissions.ts';
import type { About } from '../../wire/audit.ts';

/** Where a document lies, besides its id. */
export interface Place {
  readonly template?: string | undefined;
  readonly day?: string | undefined;
  readonly number?: number | undefined;
  readonly version?: number | undefined;
}

interface Seen<S> {
  readonly id: string;
  readonly state: S | undefined;
  readonly org: Org;
  readonly place: Place;
}

/** day: a form's day. order: a version of an order. */
export type Period = 'day' | 'order' | undefined;

export interface Kind {
  readonly flow: string;
  readonly state: Flow<unknown, Stamped>['state'];
  readonly period: Period;
  /** With one of these on one of its units a document is shown. */
  readonly actions: readonly Action[];
  /** Units whose business it is, where the id alone tells. */
  readonly byId: ((id: string, org: Org) => readonly UnitCode[] | undefined) | undefined;
  readonly units: (seen: Seen<unknown>) => readonly UnitCode[];
  readonly about: (seen: Seen<unknown>) => About;
}

interface Described<S> {
  readonly period?: Period;
  readonly actions?: readonly Action[];
  readonly byId?: Kind['byId'];
  readonly units?: (seen: Seen<S>) => readonly UnitCode[];
  readonly about: (seen: Seen<S>) => About;
}

/** Forgets the type of the state; safe because it is parsed with the flow's own schema. */
function kind<S, E extends Stamped>({ name, state }: Flow<S, E>, described: Described<S>): Kind {
  const { period, actions = ['see_figures'], byId, units, about } = described;
  const owned = units ?? (({ id, org }: Seen<S>) => byId?.(id, org) ?? []);
  return {
    ...{ flow: name, state, period, actions, byId },
    units: owned as Kind['units'],
    about: (seen) => withoutNumbers((about as Kind['about'])(seen)),
  };
}

/** Names of groups, requests and findings are as somebody typed them. */
const withoutNumbers = ({ name, ...about }: About): About => ({ ...about, ...(name && { name: masked(name) }) });

const MEMBERS: readonly Action[] = ['manage_membership', 'approve_member'];

const self = (id: string): readonly UnitCode[] => [id];
/** Of an id `${template}:${unit}`. */
const head = (id: string): string => id.slice(0, id.lastIndexOf(':'));
const tail = (id: string): string => id.slice(id.lastIndexOf(':') + 1);
const postsOf = (known: Pick<Person, 'posts'> | undefined) => known?.posts.map(({ unit }) => unit);
const some = <T>(list: readonly T[] | undefined) => (list?.length === 0 ? undefined : list);
const titled = (key: string | undefined, org: Org) =>
  key === undefined ? undefined : (org.template(key)?.title ?? key);

const ofDay = ({ id, org, place }: Seen<unknown>): About => ({
  unit: org.fullLabel(id),
  title: titled(place.template, org),
  day: place.day,
});

const inForm = ({ id, org }: Seen<unknown>): About => ({
  title: titled(head(id), org),
  unit: org.fullLabel(tail(id)),
});

/** Whoever asks to be let in is the business of the unit he asks for, whoever has left that of the units he was in. */
function unitsOfPerson({ id, state, org }: Seen<PersonState>): readonly UnitCode[] {
  const posts = some(postsOf(org.person(id)));
  if (posts !== undefined || state === undefined) return posts ?? [];
  const { requests, asked, changes, listed, spoke } = state;
  const were = [...requests, ...asked, ...changes, ...(listed?.posts ?? []), ...(spoke === undefined ? [] : [spoke])];
  return [...new Set(were.map(({ unit }) => unit))];
}

const bindingOf = (state: RoomState | undefined) =>
  state?.bound ?? state?.history.findLast(({ bound }) => bound !== undefined)?.bound;

const ofPerson = <S extends { readonly person: string }>(): Pick<Described<S>, 'actions' | 'units'> => ({
  actions: MEMBERS,
  units: ({ state, org }) => postsOf(org.person(state?.person ?? '')) ?? [],
});

export const KINDS: Readonly<Record<string, Kind>> = Object.fromEntries(
  [
    kind(dailyReport, { period: 'day', byId: self, about: ofDay }),
    kind(rollUp, { period: 'day', byId: self, about: ofDay }),
    kind(reportDay, {
      units: ({ state }) => state?.areas ?? [],
      about: ({ id, state, org }) => ({ title: state?.title ?? titled(head(id), org), day: tail(id) }),
    }),
    kind(directive, {
      units: ({ state }) => (state === undefined ? [] : [state.issuer.unit]),
      about: ({ id, state, org }) => ({
        number: Number(id),
        unit: state === undefined ? undefined : org.fullLabel(state.issuer.unit),
        name: state?.topic,
      }),
    }),
    kind(receipt, {
      period: 'order',
      byId: self,
      about: ({ id, org, place }) => ({ unit: org.fullLabel(id), number: place.number, order: place.version }),
    }),
    kind(finding, {
      units: ({ state }) => (state === undefined ? [] : [state.unit]),
      about: ({ id, state, org }) => ({
        number: Number(id),
        unit: state === undefined ? undefined : org.fullLabel(state.unit),
        name: state === undefined ? undefined : `${state.place} ${state.issue}`,
      }),
    }),
    kind(person, {
      actions: MEMBERS,
      byId: (id, org) => some(postsOf(org.person(id))),
      units: unitsOfPerson,
      about: (seen) => ({
        name: seen.org.person(seen.id)?.name ?? seen.state?.requests.at(-1)?.name ?? seen.state?.name,
        unit: unitsOfPerson(seen).map((unit) => seen.org.fullLabel(unit))[0],
      }),
    }),
    kind(room, {
      actions: MEMBERS,
      byId: (id, org) => {
        const known = org.room(id);
        return known === undefined ? undefined : [known.unit];
      },
      units: ({ state }) => [bindingOf(state)?.unit ?? []].flat(),
      about: ({ state, org }) => {
        const bound = bindingOf(state);
        return { name: bound?.topic ?? state?.noticed?.topic, unit: bound && org.fullLabel(bound.unit) };
      },
    }),
    kind(activation, { byId: (id) => [tail(id)], about: inForm }),
    kind(exemption, { byId: (id) => [tail(id)], about: inForm }),
    kind(form, {
      actions: ['manage_templates'],
      units: ({ state }) => (state === undefined ? [] : [state.by.unit]),
      about: ({ id, org }) => ({ title: titled(id, org) }),
    }),
    kind(login, {
      ...ofPerson(),
      about: ({ id, state, org }) => ({ name: `${org.person(state?.person ?? '')?.name ?? ''} (${id})`.trim() }),
    }),
    kind(invitation, {
      ...ofPerson(),
      about: ({ state, org }) => ({ name: org.person(state?.person ?? '')?.name }),
    }),
  ].map((one) => [one.flow, one]),
);
