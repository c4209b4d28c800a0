// Photos over HTTP: only those a finding names, only for who sees the finding, and nothing outside the folder.
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FindingStory } from '../../src/console/wire/findings.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const SECRET = 'root:x:0:0';
const WAYS = ['../secret.png', 'sub/../../secret.png', '/etc/passwd', 'link.png', 'page.png', 'gone.png'];

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await writeFile(join(desk.mediaDir, 'defect.png'), PNG);
  await writeFile(join(desk.mediaDir, 'other.png'), PNG);
  await writeFile(join(desk.mediaDir, 'page.png'), '<script>alert(1)</script>');
  await symlink('/etc/passwd', join(desk.mediaDir, 'link.png'));
  await desk.town.says('谢飞', '平川县', '/督查 西沟村卡口 登记本空白');
  for (const image of ['defect.png', ...WAYS]) await desk.town.says('谢飞', '平川县', '', { image });
  await desk.town.says('谢飞', '平川县', '/督查 东沟村卡口 无人值守');
});
afterAll(() => desk.stop());

const raw = async (person: string, file: string, number = '1') =>
  desk.server.inject({
    url: `/api/console/findings/photo?${new URLSearchParams({ number, file }).toString()}`,
    headers: { cookie: (await desk.as(person)).cookie },
  });

it('are what they were sent as, and no browser may take them for anything else', async () => {
  const answer = await raw('罗平', 'defect.png');
  expect(answer.statusCode).toBe(200);
  expect(answer.rawPayload.equals(PNG)).toBe(true);
  expect(answer.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
});

it('are all named in the story, those too that are never given', async () => {
  const { body } = await (await desk.as('罗平')).get<FindingStory>('/findings/story', { number: '1' });
  expect(body.gallery.map(({ file }) => file)).toEqual(['defect.png', ...WAYS]);
});

it('belong to their finding', async () => {
  expect((await raw('罗平', 'other.png')).statusCode).toBe(404);
  expect((await raw('罗平', 'defect.png', '2')).statusCode).toBe(404);
  expect((await raw('罗平', 'defect.png', '99')).statusCode).toBe(404);
});

it('are shown to nobody whose posts do not show him the finding', async () => {
  expect((await raw('张建国', 'defect.png')).statusCode).toBe(200);
  expect((await raw('马东', 'defect.png')).statusCode).toBe(403);
  expect((await raw('高峰', 'defect.png')).statusCode).toBe(403);
});

it.each(WAYS)('are never looked for outside the folder, nor given for what they are not: %s', async (file) => {
  const answer = await raw('罗平', file);
  expect(answer.statusCode).toBe(404);
  expect(answer.body).not.toContain(SECRET);
  expect(answer.body).not.toContain('script');
});

it('are not for who is not signed in', async () => {
  const answer = await desk.server.inject({ url: '/api/console/findings/photo?number=1&file=defect.png' });
  expect(answer.statusCode).toBe(401);
});
