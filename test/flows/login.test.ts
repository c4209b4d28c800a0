import { it } from 'vitest';
import { login, type LoginEvent } from '../../flows/login.ts';
import { given } from '../support/flow.ts';

const set: LoginEvent = { type: 'set', at: 1_000, id: 'b', person: '唐文', hash: 'first' };
const closed: LoginEvent = { type: 'closed', at: 2_000, id: 'a' };
const again: LoginEvent = { type: 'set', at: 2_000, id: 'c', person: '唐文', hash: 'second' };

it('of two changes at one instant the closing stands, whichever comes first', () => {
  given(login, set, closed).when(again).leaves({ open: false });
  given(login, set, again).when(closed).leaves({ open: false });
});

it('a login that was closed is opened with a new password later', () => {
  given(login, set, closed)
    .when({ ...again, at: 2_001 })
    .leaves({ open: true, hash: 'second' });
});
