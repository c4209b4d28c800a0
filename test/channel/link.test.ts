// When a link counts as dead.
import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { watchLink, type Link } from '../../src/transports/wechaty/link.ts';
import type { Puppet } from '../../src/transports/wechaty/speak.ts';
import { until } from '../support/until.ts';

let link: Link | undefined;
afterEach(() => link?.stop());

/** A gateway of which only the frames are seen. */
function gateway() {
  const frames = new EventEmitter();
  const asked: string[] = [];
  const puppet = Object.assign(frames, { ding: (data: string) => asked.push(data) }) as unknown as Puppet;
  let silent = false;
  const watch = (probeMs: number): void => {
    link = watchLink(puppet, { probeMs, silentMs: 50, alive: () => undefined, silent: () => (silent = true) });
  };
  return { frames, asked, watch, isSilent: () => silent };
}

describe('the watch over the link', () => {
  it('asks at the first sign, so that a gateway which freezes right after the login is noticed', async () => {
    const { frames, asked, watch, isSilent } = gateway();
    watch(200);
    frames.emit('heartbeat', { data: '' });
    expect(asked).toHaveLength(1);
    frames.emit('dong', { data: '' });
    await until('the silence is noticed', isSilent);
  });

  it('believes the silence of a gateway that never answers a probe only after its heartbeats are missing', async () => {
    const { frames, asked, watch, isSilent } = gateway();
    watch(10);
    frames.emit('heartbeat', { data: '' });
    await until('many probes', () => asked.length > 20);
    expect(isSilent()).toBe(false);
  });
});
