import { expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

/** Names of the variables that are refused. */
function refused(env: Readonly<Record<string, string>>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').map((line) => line.split(':')[0] ?? '');
  }
}

const GATEWAY = { CHANNEL: 'wechaty', WECHATY_PUPPET: 'wechaty-puppet-service' };
const WHERE = { WECHATY_PUPPET_SERVICE_ENDPOINT: 'gateway.example:8788', WECHATY_PUPPET_SERVICE_TOKEN: 't' };

test('nothing need be set, and an empty variable is one that is not set', () => {
  expect(readConfig({ PORT: '', CITY: ' ' })).toMatchObject({ PORT: 3000, CITY: 'gridline', CHANNEL: 'sandbox' });
});

test.each<[string, Record<string, string>, string[]]>([
  [
    'every bad variable is named at once',
    { PORT: 'abc', CHANNEL: 'wechaty', LOCALE: 'fr' },
    ['PORT', 'LOCALE', 'WECHATY_PUPPET'],
  ],
  [
    'a gateway needs its place and its token',
    { ...GATEWAY, TIME_ZONE: 'Mars/Base' },
    ['TIME_ZONE', 'WECHATY_PUPPET_SERVICE_ENDPOINT', 'WECHATY_PUPPET_SERVICE_TOKEN'],
  ],
  [
    'a place is host:port',
    { ...GATEWAY, ...WHERE, WECHATY_PUPPET_SERVICE_ENDPOINT: 'https://x' },
    ['WECHATY_PUPPET_SERVICE_ENDPOINT'],
  ],
  ['a complete gateway', { ...GATEWAY, ...WHERE }, []],
  ['another puppet needs no gateway', { CHANNEL: 'wechaty', WECHATY_PUPPET: 'wechaty-puppet-padlocal' }, []],
])('%s', (_, env, names) => {
  expect(refused(env)).toEqual(names);
});
