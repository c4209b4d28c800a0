import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { csvTable, decode, type Row } from '../../src/cli/import/table.ts';
import { planUnits } from '../../src/cli/import/units.ts';
import { planPeople } from '../../src/cli/import/people.ts';
import { createOrg } from '../../src/org/index.ts';
import type { Unit } from '../../src/org/types.ts';
import { TIERS } from '../../src/templates/types.ts';
import { unitsArbitrary } from '../org/trees.ts';

async function rows(csv: string | Uint8Array): Promise<readonly Row[]> {
  const table = await csvTable(typeof csv === 'string' ? csv : decode(csv));
  if (!('rows' in table)) throw new Error('unreadable');
  return table.rows;
}

const HEAD = 'code,name,tier,parent\n';
const GOOD = `${HEAD}1,双辽市,3,\n11,茂林镇,4,1\n111,西沟村,村,11\n1111,1号网格,grid,111\n`;

async function bad(csv: string, existing: readonly Unit[] = []): Promise<readonly string[]> {
  const planned = await planUnits(await rows(csv), existing);
  return 'problems' in planned ? planned.problems.map((p) => `${p.line} ${p.column} ${p.reason}`) : [];
}

async function good(csv: string | Uint8Array, existing: readonly Unit[] = []) {
  const planned = await planUnits(await rows(csv), existing);
  if ('problems' in planned) throw new Error(JSON.stringify(planned.problems));
  return planned.plan;
}

describe('bad files', () => {
  it.each([
    ['cycle', `${HEAD}1,省,1,\n2,a镇,4,3\n3,b村,5,2\n`, ['3 parent cycle', '4 parent cycle']],
    ['own parent', `${HEAD}1,省,1,\n2,a镇,4,2\n`, ['3 parent cycle']],
    ['orphan', `${HEAD}1,省,1,\n2,a镇,4,9\n`, ['3 parent orphan']],
    ['no parent', `${HEAD}1,省,1,\n2,a镇,4,\n`, ['3 parent no_parent']],
    ['duplicate code', `${HEAD}1,省,1,\n2,a市,2,1\n2,b市,2,1\n`, ['4 code duplicate_code']],
    ['wrong tier', `${HEAD}1,镇,4,\n2,县,3,1\n`, ['2 parent no_parent', '3 tier wrong_tier']],
    ['same tier', `${HEAD}1,镇,4,\n2,镇,4,1\n`, ['3 tier wrong_tier']],
    ['missing column', 'code,name,parent\n1,省,\n', ['1 tier missing_column']],
    ['bad tier', `${HEAD}1,省,7,\n`, ['2 tier bad_tier']],
    ['no name, no code', `${HEAD},,1,\n`, ['2 name empty', '2 code empty']],
    ['bad code', `${HEAD}a b,省,1,\n`, ['2 code bad_code']],
    ['code without its digits', `${HEAD}2.20382E+11,省,1,\n`, ['2 code rounded']],
    ['bad date', 'code,name,tier,parent,opened\n1,省,1,,2022-02-30\n', ['2 opened bad_date']],
    ['dates', 'code,name,tier,parent,opened,closed\n1,省,1,,2022-02-03,2022-01-01\n', ['2 closed date_order']],
    ['nothing', '', ['1  no_rows']],
  ])('%s', async (_, csv, expected) => {
    expect(await bad(csv)).toEqual(expected);
  });

  it('names every bad row, and takes nothing', async () => {
    const csv = HEAD + Array.from({ length: 120 }, (_, i) => `${i},x,9,\n`).join('');
    expect(await bad(csv)).toHaveLength(120);
  });

  it('sees what a change of tier does to units outside the file', async () => {
    expect(await bad(`${HEAD}11,茂林,5,1\n`, (await good(GOOD)).all)).toEqual(['2 tier wrong_tier']);
  });
});

describe('good files', async () => {
  const expected = (await good(GOOD)).units;
  it.each<[string, string | Uint8Array]>([
    ['byte order mark', `\ufeff${GOOD}`],
    ['UTF-8 with mark', Buffer.from(`\ufeff${GOOD}`)],
    ['GBK', iconv.encode(GOOD, 'gbk')],
    ['UTF-16', iconv.encode(`\ufeff${GOOD}`, 'utf-16le')],
    ['CRLF and empty lines', GOOD.replaceAll('\n', '\r\n').replace('11,茂', '\r\n,,,\r\n11,茂')],
    ['quotes', GOOD.replace('茂林镇', '"茂林镇"').replace('双辽市', ' 双辽市 ')],
    ['tabs', GOOD.replaceAll(',', '\t')],
    ['full-width heading', GOOD.replace('code,name,tier,parent', 'ｃｏｄｅ,Ｎａｍｅ,ＴＩＥＲ,ｐａｒｅｎｔ')],
    [
      'Chinese heading in another order',
      '上级代码,单位代码,级别,单位名称\n,1,县,双辽市\n1,11,乡镇,茂林镇\n11,111,村,西沟村\n111,1111,网格,1号网格\n',
    ],
  ])('%s', async (_, csv) => {
    expect((await good(csv)).units).toEqual(expected);
  });

  it('says what would change', async () => {
    const existing = (await good(`${GOOD}112,东沟村,5,11\n113,北沟村,5,11\n`)).all;
    const plan = await good(
      'code,name,tier,parent,closed\n1,双辽市,3,,\n12,卧虎镇,4,1,\n111,西沟村,5,12,\n112,东沟新村,5,11,\n113,北沟村,5,11,2022-08-01\n',
      existing,
    );
    expect(plan.counts).toEqual({ new: 1, changed: 1, moved: 1, closed: 1, unchanged: 1 });
    expect(plan.tiers).toMatchObject({ county: 1, town: 2, village: 2, grid: 1 });
  });

  it('keeps aliases when the file has no such column', async () => {
    const existing = (await good('code,name,tier,parent,aliases\n1,双辽市,3,,双辽、辽\n')).all;
    expect((await good(`${HEAD}1,双辽,3,\n`, existing)).units[0]?.aliases).toEqual(['双辽', '辽']);
  });

  it('a random tree comes back as it went, whatever the order of rows', async () => {
    await fc.assert(
      fc.asyncProperty(unitsArbitrary, fc.infiniteStream(fc.nat()), async (units, stream) => {
        const shuffled = units
          .map((unit) => ({ unit, key: Number(stream.next().value) }))
          .sort((a, b) => a.key - b.key);
        const lines = shuffled.map(({ unit: u }) => [u.code, u.name, TIERS.indexOf(u.tier) + 1, u.parent ?? ''].join());
        const plan = await good(`${HEAD}${lines.join('\n')}`);
        expect(new Map(plan.all.map((u) => [u.code, u]))).toEqual(new Map(units.map((u) => [u.code, u])));
        expect((await good(`${HEAD}${lines.join('\n')}`, plan.all)).counts.unchanged).toBe(units.length);
      }),
      { numRuns: 30 },
    );
  });

  it('takes 100,000 rows in seconds', { timeout: 120_000 }, async () => {
    const lines = ['1,省,1,'];
    for (let c = 10; c < 20; c++) {
      lines.push(`${c},市${c},2,1`);
      for (let t = 100; t < 199; t++) {
        lines.push(`${c}${t},镇${t},4,${c}`);
        for (let g = 100; g < 200; g++) lines.push(`${c}${t}${g},${g}号网格,6,${c}${t}`);
      }
    }
    const started = process.cpuUsage();
    expect((await good(HEAD + lines.join('\n'))).counts.new).toBe(lines.length);
    expect(lines.length).toBeGreaterThan(100_000 - 100);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(20);
  });
});

describe('people', async () => {
  const org = createOrg({ zone: 'Asia/Shanghai', units: (await good(GOOD)).all });
  const plan = async (csv: string, existing: Parameters<typeof planPeople>[1]['existing'] = []) =>
    planPeople(await rows(csv), { org, existing, channel: 'w', at: 1 });

  it('reads units by code or path, roles in both languages, several posts of one person', async () => {
    const planned = await plan(
      '姓名,单位,角色,主备,电话,contact\n王芳,1111,网格员,,,w:x1\n李强,茂林镇西沟村,grid_leader,主,13800000000,\n李强,1111,网格员,备,13800000000,\n赵敏,西沟村1号网格,Grid Worker,B岗,,x2\n',
    );
    if ('problems' in planned) throw new Error(JSON.stringify(planned.problems));
    expect(planned.plan.people.map((one) => [one.id, one.needsCode])).toEqual([
      ['p1', false],
      ['p2', true],
      ['p3', false],
    ]);
    const [, li] = planned.plan.people;
    expect(li?.events[0]).toMatchObject({
      posts: [
        { unit: '111', role: 'grid_leader', post: 'principal' },
        { unit: '1111', role: 'grid_worker', post: 'backup' },
      ],
    });
  });

  it('names what is wrong without repeating phones', async () => {
    const planned = await plan('name,unit,role,post,phone\n,1,x,z,13800000000\n王芳,火星,网格员,,\n');
    expect('problems' in planned && planned.problems.map((p) => `${p.line} ${p.column} ${p.reason}`)).toEqual([
      '2 name empty',
      '2 role unknown_role',
      '2 post unknown_post',
      '3 unit unknown_unit',
    ]);
    expect(JSON.stringify(planned)).not.toContain('13800000000');
  });
});
