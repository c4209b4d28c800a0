import { expect, it } from 'vitest';
import { templates } from '../../src/templates/index.ts';
import { loadTemplate } from '../../src/templates/load.ts';
import { say, templatesOf } from './say.ts';

it.each([
  [
    'flood',
    '24小时降雨量35.5毫米，水位12.3米，巡堤4次，险情0处，转移12户31人',
    'report hazards=0 patrols=4 people_moved=31 rain_24h_mm=35.5 water_level=12.3',
  ],
  ['flood', '今日转移群众20人，无伤亡，无险情', 'report casualties=0 hazards=0 people_moved=20'],
  ['flood', '值班领导：孙丽\n巡查3次\n险情：无', 'report duty_leader=孙丽 hazards=0 patrols=3'],
  ['flood', '零报告，巡堤4次', 'zero patrols=4'],
  ['flood', '零报告，转移5人', 'error zero_conflict'],
  ['flood', '今晚转移20户，各村做好准备', 'none'],
  ['flood', '水位还在涨', 'none'],
  ['flood', '雨量50到80毫米', 'error ambiguous_number'],
  [
    'school',
    '三年级2班 应到45人 实到43人 病假1人 事假1人 发热0',
    'report fever=0 other_absent=1 present=43 sick=1 total=45',
  ],
  ['school', '应到45，实到45，无缺勤，零报告', 'zero present=45 total=45'],
  ['school', '咳嗽2人，腹泻1人', 'report diarrhoea=1 flu=2'],
  ['school', '孩子发烧39度请假', 'none'],
  [
    'forest_fire',
    '巡山3次，进山登记20人，收缴火种2件，无火情',
    'report fire_sources_taken=2 fires=0 patrols=3 persons_registered=20',
  ],
  ['forest_fire', '护林员在岗6人，火情0起', 'report fires=0 rangers_on_post=6'],
  ['forest_fire', '火情就是命令', 'none'],
  [
    'work_safety',
    '检查企业5家，发现隐患8条，已整改6条，无事故',
    'report accidents=0 enterprises_checked=5 hazards_fixed=6 hazards_found=8',
  ],
  [
    'isolation_point',
    '房间总数120间，已用86间，剩余34间，在点72人',
    'report occupants=72 rooms_free=34 rooms_total=120 rooms_used=86',
  ],
  ['isolation_point', '今日入点3人，解除隔离5人', 'report in_today=3 out_today=5'],
  [
    'patrol',
    '巡查2次，走访15户，调解纠纷1起，安全隐患0处',
    'report disputes=1 hazards=0 households_visited=15 patrols=2',
  ],
  ['epidemic flood', '转移群众20人，险情1处', 'report hazards=1 people_moved=20'],
  ['epidemic flood', '返乡2人，巡查3次', 'report inspected=3 returnees=2'],
])('%s: %j is %s', (keys, text, meaning) => {
  expect(say(text, templatesOf(keys))).toBe(meaning);
});

const invented = [
  loadTemplate({
    key: 'heat',
    title: '高温防暑',
    fields: [
      '中暑人数',
      { label: '避暑点', measure: '个' },
      { label: '送水次数', aliases: '送水，送清凉', unit: '次' },
      { key: 'shelter', label: '入住老人', aliases: ['老人入住'], kind: '人数' },
      { label: '备注', kind: 'text' },
    ],
  }),
];

it.each([
  ['中暑0人，避暑点3个，送水5趟', 'report 中暑人数=0 送水次数=5 避暑点=3'],
  ['中暑人数：2\n入住老人：十二', 'report shelter=12 中暑人数=2'],
  ['中署人数2人', 'report 中暑人数=2'],
  ['无中暑人数，送清凉2次', 'report 中暑人数=0 送水次数=2'],
  ['/日报 中暑人数1 返乡2', 'error unknown_field'],
  ['代7号网格报：中暑人数1', 'report 中暑人数=1 for:7号网格'],
  ['零报告，入住老人2人', 'error zero_conflict'],
  ['零报告，送水2次', 'zero 送水次数=2'],
  ['更正：送水是3次不是2次', 'correct 送水次数=3'],
  ['北岗村：中暑人数1\n南岗村：零报告', 'chain 北岗村: 中暑人数=1; 南岗村: zero'],
  [
    '单位\t送水次数\t中暑人数\n北岗村\t2\t0\n南岗村\t1\t1',
    'chain 北岗村: 中暑人数=0 送水次数=2; 南岗村: 中暑人数=1 送水次数=1',
  ],
  ['避暑点开门时间是8点', 'none'],
])('a form written this morning: %j is %s', (text, meaning) => {
  expect(say(text, invented)).toBe(meaning);
});

it('ships seven templates whose labels are their own within a form', () => {
  expect(templates.map(({ key }) => key)).toEqual([
    'epidemic',
    'flood',
    'forest_fire',
    'work_safety',
    'isolation_point',
    'school',
    'patrol',
  ]);
  for (const { key, fields } of templates) {
    const labels = fields.flatMap(({ label, aliases }) => [...new Set([label, ...aliases])]);
    expect(
      labels.filter((label, index) => labels.indexOf(label) !== index),
      key,
    ).toEqual([]);
  }
});

it('names what a template file lacks', () => {
  expect(() => loadTemplate({ key: 'x', title: 'X' })).toThrow(/fields/);
  expect(() => loadTemplate({ key: 'x', title: 'X', fields: [{ label: 'a', kind: 'odd' }] })).toThrow(
    /people, work, text or enum/,
  );
});
