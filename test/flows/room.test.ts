import fc from 'fast-check';
import { expect, it } from 'vitest';
import { freeGroup, room, type RoomEvent } from '../../flows/room.ts';
import { changeFromDocs } from '../../src/org/index.ts';
import { given } from '../support/flow.ts';
import { orderDoesNotMatter } from './membership-histories.ts';

const by = { person: 'L', name: '李强', unit: '1', unitName: '茂林镇' };
const bound = (at: number, unit: string, kind: 'command' | 'residents' = 'command'): RoomEvent => ({
  ...{ type: 'bound', at, id: `b${at}${unit}`, account: 'bot', room: 'r', unit, kind, topic: '群', unitName: unit, by },
});
const noticed = (at: number): RoomEvent => ({
  ...{ type: 'noticed', at, id: `n${at}`, account: 'bot', room: 'r', topic: `群${at}` },
});
const unbound = (at: number): RoomEvent => ({ type: 'unbound', at, id: `u${at}`, unitName: '1', by });

it('is bound, bound anew and freed, with its history', () => {
  given(room)
    .when(bound(1, '11'))
    .says('room.bound', { unit: '11', kind: 'command' })
    .leaves({ bound: { unit: '11' } });
  given(room, bound(1, '11'))
    .when(bound(2, '12', 'residents'))
    .leaves({ bound: { unit: '12', kind: 'residents' } });
  const freed = given(room, bound(1, '11')).when(unbound(3)).says('room.unbound');
  expect(freed.step?.state.bound).toBeUndefined();
  expect(freed.step?.state.history).toHaveLength(2);
});

it('an older binding that comes late becomes history', () => {
  given(room, bound(5, '11'))
    .when(bound(2, '12'))
    .saysNothing()
    .leaves({ bound: { unit: '11' } });
});

it('becomes a room of the org, or none', () => {
  const state = given(room, bound(1, '11')).state;
  expect(changeFromDocs([{ flow: 'room', id: 'w/r', state }]).rooms).toEqual([
    { key: 'w/r', account: 'bot', room: 'r', unit: '11', kind: 'command', topic: '群' },
  ]);
  const free = given(room, bound(1, '11'), unbound(2)).state;
  expect(changeFromDocs([{ flow: 'room', id: 'w/r', state: free }]).gone?.rooms).toEqual(['w/r']);
});

it('is known by its newest name while nobody has bound it, and by its unit after it was freed', () => {
  const heard = given(room, noticed(3)).when(noticed(2)).saysNothing();
  expect(heard.step && freeGroup(heard.step.state)).toMatchObject({ topic: '群3', room: 'r' });
  expect(freeGroup(given(room, noticed(1), bound(2, '11')).state)).toBeUndefined();
  expect(freeGroup(given(room, bound(2, '11'), unbound(4)).state)).toMatchObject({ topic: '群', was: '11', at: 4 });
});

it('does not mind order and repetition', () => {
  const at = fc.integer({ min: 1, max: 20 });
  const event = fc.oneof(
    fc.tuple(at, fc.constantFrom('11', '12')).map(([t, u]) => bound(t, u)),
    at.map(unbound),
    at.map(noticed),
  );
  orderDoesNotMatter(room, fc.array(event, { maxLength: 10 }));
});
