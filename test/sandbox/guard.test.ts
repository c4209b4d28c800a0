// Anybody may be spoken as in the sandbox: whatever address it answers, it answers this machine's own pages only.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { routesOfServers } from '../support/routes.ts';
import { type City, openCity } from './city.ts';

const routes = routesOfServers();
let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.close());

const FOREIGN = [
  { remoteAddress: '10.0.0.7' },
  { headers: { host: 'evil.example' } },
  { headers: { host: 'localhost:80', origin: 'http://evil.example' } },
  { headers: { host: 'localhost:80', origin: 'null' } },
];

it.each(FOREIGN)('no address answers %j', async (from) => {
  expect(routes.size).toBeGreaterThan(12);
  for (const route of routes) {
    const [method = '', url = ''] = route.split(' ');
    const answer = await city.server.inject({ method: method as 'GET', url, ...from });
    expect([route, answer.statusCode]).toEqual([route, 403]);
  }
});
