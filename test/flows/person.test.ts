import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { person, type PersonEvent } from '../../flows/person.ts';
import { changeFromDocs } from '../../src/org/index.ts';
import { given, tick } from '../support/flow.ts';
import { orderDoesNotMatter } from './membership-histories.ts';

const DAY = 86_400_000;
const by = { person: 'L', name: '李强', unit: '11', unitName: '西沟村' };
const as = { unit: '西沟村1号网格', role: 'grid_worker' as const };
const worker = { unit: '111', role: 'grid_worker' as const, post: 'principal' as const };

const imported = (at: number, more: object = {}): PersonEvent => ({
  type: 'imported',
  at,
  id: `i${at}`,
  name: '王芳',
  posts: [worker],
  ...more,
});
const invited = (at: number, hash: string): PersonEvent => ({ type: 'invited', at, id: `c${at}`, hash });
const joined = (at: number, hash: string, contact: string): PersonEvent => ({
  type: 'joined',
  at,
  id: `j${at}${contact}`,
  hash,
  channel: 'w',
  contact,
  as,
});
const requested = (at: number, contact: string, more: object = {}): PersonEvent => ({
  ...{
    type: 'requested',
    at,
    id: `r${at}${contact}`,
    name: '王芳',
    unit: '111',
    channel: 'w',
    contact,
    number: at,
    nth: 1,
  },
  ...{ group: '1号网格群', nickname: '芳芳', kind: 'listed', posts: [as], namesakes: [] },
  ...{ ask: '11', askName: '西沟村', leaders: ['L'], here: false },
  ...more,
});
const approved = (at: number, contact: string, more: object = {}): PersonEvent => ({
  ...{
    type: 'approved',
    at,
    id: `a${at}${contact}`,
    name: '王芳',
    channel: 'w',
    contact,
    as,
    home: '111',
    here: true,
    nickname: '芳芳',
    by,
  },
  ...more,
});

describe('joining by code', () => {
  it('binds the identity, once', () => {
    const known = given(person, imported(1), invited(2, 'h'));
    known
      .when(joined(3, 'h', 'x'))
      .says('join.done', { name: '王芳' })
      .leaves({ contacts: [{ channel: 'w', contact: 'x', from: 3 }] });
    given(person, imported(1), invited(2, 'h'), joined(3, 'h', 'x'))
      .when(joined(4, 'h', 'y'))
      .refuses('join.code_used');
  });

  it('a newer code voids the older', () => {
    given(person, imported(1), invited(2, 'old'), invited(3, 'new'))
      .when(joined(4, 'old', 'x'))
      .says('join.code_wrong')
      .leaves({ contacts: [] });
  });

  it('a new identity closes the old one, and history stays', () => {
    given(person, imported(1), invited(2, 'h'), joined(3, 'h', 'x'))
      .when({ type: 'rebound', at: 5, id: 'b', channel: 'w', contact: 'y' })
      .leaves({
        contacts: [
          { channel: 'w', contact: 'x', from: 3, to: 5 },
          { channel: 'w', contact: 'y', from: 5 },
        ],
      })
      .saysNothing();
  });
});

describe('joining by asking', () => {
  it('asks the leader and binds nobody', () => {
    const step = given(person, imported(1)).when(requested(2, 'x'));
    step
      .says('join.asked', { number: 2, name: '王芳', group: '1号网格群', posts: [as] })
      .says('join.waiting')
      .leaves({ contacts: [] });
  });

  it('says it once where the leader sits in the same group', () => {
    expect(given(person, imported(1)).when(requested(2, 'x', { here: true })).messages).toHaveLength(1);
  });

  it('is bound when the leader agrees, and the request is answered', () => {
    given(person, imported(1), requested(2, 'x'))
      .when(approved(3, 'x'))
      .says('approve.done')
      .leaves({ requests: [], contacts: [{ contact: 'x' }] });
  });

  it('somebody new gets name and post by the approval', () => {
    given(person, requested(2, 'x'))
      .when(approved(3, 'x', { post: worker }))
      .leaves({ name: '王芳', posts: [worker] });
  });

  it('is forgotten after a week', () => {
    given(person, requested(2, 'x'))
      .when(tick(2 + 7 * DAY))
      .leaves({ requests: [] })
      .wakes(undefined);
    expect(given(person, requested(2, 'x')).state).toMatchObject({ name: '' });
  });
});

describe('an account that replaces another one', () => {
  const replaces = { person: 'p1', unit: '111' };
  const known = [imported(1, { contacts: [{ channel: 'w', contact: 'x' }] }), requested(2, 'y', { replaces })] as const;

  it('the account there was hears of the request and of the change', () => {
    const asked = given(person, known[0]).when(known[1]).says('join.replacing', { number: 2 });
    expect(asked.messages.at(-1)).toMatchObject({ to: { unit: '111' }, mention: ['p1'] });
    const done = given(person, ...known).when(approved(3, 'y', { replaces }));
    done.says('approve.replaced', { nickname: '芳芳' }).says('approve.done', { isNew: true });
    expect(done.messages.at(-1)).toMatchObject({ to: { unit: '111' }, mention: ['p1'] });
  });

  it('does not command for a day', () => {
    const change = given(person, ...known).when(approved(3, 'y', { replaces }));
    change.leaves({ frozen: true, contacts: [{ contact: 'x', to: 3 }, { contact: 'y' }] }).wakes(3 + DAY);
    const after = given(person, ...known, approved(3, 'y'), tick(3 + DAY));
    expect(after.state).not.toHaveProperty('frozen');
  });

  it('is trusted at once when the roster names it, or when there was none before', () => {
    const listed = given(person, known[0]).when(imported(5, { contacts: [{ channel: 'w', contact: 'z' }] }));
    expect(listed.step?.state).not.toHaveProperty('frozen');
    expect(given(person, imported(1), requested(2, 'x'), approved(3, 'x')).state).not.toHaveProperty('frozen');
  });
});

describe('posts', () => {
  it('are given and taken; a newer list is the truth', () => {
    const second = { unit: '11', role: 'grid_leader' as const, post: 'backup' as const };
    const appointed: PersonEvent = { type: 'appointed', at: 2, id: 'p', post: second, by };
    const relieved: PersonEvent = { type: 'relieved', at: 3, id: 'q', unit: '111', role: 'grid_worker', by };
    given(person, imported(1), appointed)
      .when(relieved)
      .leaves({ posts: [second] });
    given(person, imported(1), appointed, relieved)
      .when(imported(4))
      .leaves({ posts: [worker], changes: [] });
  });
});

describe('the way into the org', () => {
  it('a stranger is nobody; a phone never leaves', () => {
    const asked = given(person, requested(2, 'x')).state;
    expect(changeFromDocs([{ flow: 'person', id: 'w~x', state: asked }])).toMatchObject({
      people: [],
      gone: { people: ['w~x'] },
    });
    const known = given(person, imported(1, { phone: '13800000000' })).state;
    const change = changeFromDocs([{ flow: 'person', id: 'p1', state: known }]);
    expect(change.people).toEqual([{ id: 'p1', name: '王芳', posts: [worker], contacts: [] }]);
  });
});

const at = fc.integer({ min: 1, max: 40 });
const contact = fc.constantFrom('x', 'y', 'z');
const hash = fc.constantFrom('h1', 'h2', 'h3');
const unit = fc.constantFrom('11', '111');
const events: fc.Arbitrary<PersonEvent> = fc.oneof(
  fc
    .tuple(at, fc.constantFrom({}, { contacts: [{ channel: 'w', contact: 'z' }] }, { name: '王方' }))
    .map(([t, more]) => imported(t, more)),
  fc.tuple(at, hash).map(([t, h]) => ({ ...invited(t, h), id: `c${t}${h}` })),
  fc.tuple(at, hash, contact).map(([t, h, c]) => ({ ...joined(t, h, c), id: `j${t}${h}${c}` })),
  fc.tuple(at, contact).map(([t, c]) => requested(t, c)),
  fc.tuple(at, contact, fc.boolean()).map(([t, c, p]) => approved(t, c, p ? { post: worker } : {})),
  fc
    .tuple(at, contact)
    .map(([t, c]): PersonEvent => ({ type: 'rebound', at: t, id: `b${t}${c}`, channel: 'w', contact: c })),
  fc.tuple(at, fc.constantFrom('2022-07-28', '2022-07-29')).map(([t, day]): PersonEvent => ({
    ...{ type: 'spoke', at: t, id: `s${t}${day}`, channel: 'w', contact: 'x', unit: '111', nickname: '芳芳', day },
  })),
  fc
    .tuple(at, unit)
    .map(([t, u]): PersonEvent => ({ type: 'appointed', at: t, id: `p${t}${u}`, post: { ...worker, unit: u }, by })),
  fc
    .tuple(at, unit)
    .map(([t, u]): PersonEvent => ({ type: 'relieved', at: t, id: `q${t}${u}`, unit: u, role: 'grid_worker', by })),
);

it('does not mind order and repetition', () => {
  orderDoesNotMatter(person, fc.array(events, { maxLength: 14 }));
});
