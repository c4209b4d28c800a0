import { expect, test } from 'vitest';
import { ConfigError, readConfig, withFile } from '../src/config.ts';

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
  [
    'an address of Redis that is none is named with the others',
    { PORT: '70000', REDIS_URL: 'redis://u:p%ZZ@10.0.0.5' },
    ['REDIS_URL', 'PORT'],
  ],
  ['a port of Redis is a port', { REDIS_URL: 'redis://127.0.0.1:99999' }, ['REDIS_URL']],
  ['a complete gateway', { ...GATEWAY, ...WHERE }, []],
  ['another puppet needs no gateway', { CHANNEL: 'wechaty', WECHATY_PUPPET: 'wechaty-puppet-padlocal' }, []],
])('%s', (_, env, names) => {
  expect(refused(env)).toEqual(names);
});

test('a number that is none is told what is expected', () => {
  expect(() => readConfig({ PORT: 'abc', SEND_PER_DAY: '0' })).toThrow(
    'PORT: a whole number from 0 to 65535\nSEND_PER_DAY: a whole number from 1',
  );
});

test('.env may begin with the mark an editor leaves, and does not replace what is set already', () => {
  expect(withFile({ CITY: 'a' }, '\ufeffPORT=3001\nCITY=b\n')).toEqual({ PORT: '3001', CITY: 'a' });
});
