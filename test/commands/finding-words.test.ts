// What is read out of the words of a finding: numbers, limits, kinds, units.
import { describe, expect, test } from 'vitest';
import { categoryOf, severityIn, withLimit, withPlace } from '../../commands/finding/classify.ts';
import { limitIn } from '../../commands/finding/limit.ts';
import { numbersIn } from '../../commands/finding/numbered.ts';
import { unitIn } from '../../commands/finding/place.ts';
import { july, ZONE } from '../support/finding.ts';
import { smallCounty } from '../support/read.ts';

describe('words', () => {
  test('numbers', () => {
    for (const said of ['12', '12号', '督12', '督查12号，', '第12号', '１２ ', '#12'])
      expect(numbersIn(said).numbers, said).toEqual([12]);
    for (const said of [
      '3个灭火器',
      '12户已通知',
      '2小时内',
      '7月28日',
      '18:00',
      '已补齐',
      '0',
      '12号楼',
      '12 号楼卡口',
    ])
      expect(numbersIn(said).numbers, said).toEqual([]);
    expect(numbersIn('12号改好了')).toEqual({ numbers: [12], text: '改好了' });
    expect(numbersIn('12、13')).toEqual({ numbers: [12, 13], text: '' });
    expect(numbersIn('12 13 都改好了')).toEqual({ numbers: [12, 13], text: '都改好了' });
    expect(numbersIn('12-14 已清理')).toEqual({ numbers: [12, 13, 14], text: '已清理' });
    expect(numbersIn('12，2台已换')).toEqual({ numbers: [12], text: '2台已换' });
    expect(numbersIn('12 120已到场')).toEqual({ numbers: [12], text: '120已到场' });
  });

  test('limits', () => {
    const at = july(28, '16:30');
    const due = (said: string, alone = true) => limitIn(said, { at, zone: ZONE }, alone)?.due;
    expect(due('到明天18点')).toBe(july(29, '18:00'));
    expect(due('延到后天上午10点半')).toBe(july(30, '10:30'));
    expect(due('两小时内')).toBe(july(28, '18:30'));
    expect(due('半小时内')).toBe(july(28, '17:00'));
    expect(due('3天内')).toBe(july(31, '16:30'));
    expect(due('7月30日')).toBe(july(30, '23:59') + 59_000);
    expect(due('7月29日17时前')).toBe(july(29, '17:00'));
    expect(due('今晚8点')).toBe(july(28, '20:00'));
    expect(due('8:30')).toBe(july(28, '08:30'));
    expect(due('台账还缺7月27日', false)).toBeUndefined();
    expect(due('前台无人')).toBeUndefined();
    expect(() => due('到25点')).toThrow();
    const rest = (said: string) => limitIn(said, { at, zone: ZONE })?.rest;
    expect(rest('锁是坏的，限明天18点前改好')).toBe('锁是坏的');
    expect(rest('锁要在明天18点前换掉，否则不行')).toBe('锁要在明天18点前换掉，否则不行');
  });

  test('category and severity', () => {
    expect(categoryOf('消毒记录未填写')).toBe('records');
    expect(categoryOf('医废暂存间未上锁')).toBe('waste');
    expect(categoryOf('值班人员脱岗，未扫码测温')).toBe('staffing');
    const severity = (issue: string, immediate = false) => severityIn({ place: 'x', issue, immediate });
    expect(severity('标签缺失').severity).toBe('minor');
    expect(severity('标签缺失', true).severity).toBe('immediate');
    expect(severity('预检分诊台无人', true).severity).toBe('major');
    expect(severity('严重 登记本空白')).toEqual({ severity: 'critical', issue: '登记本空白' });
    for (const issue of ['没人值守', '值班人员不在岗', '医废间没锁门', '居家隔离人员出门', '消防通道堵死'])
      expect(severity(issue).severity, issue).toBe('major');
    for (const issue of ['没有起火隐患', '防触电标识缺失', '爆炸物品登记本空白', '无人机登记表缺失'])
      expect(severity(issue).severity, issue).toBe('minor');
    for (const issue of ['隐瞒返乡人员', '隱瞞返鄉人員', '仓库起火'])
      expect(severity(issue).severity, issue).toBe('critical');
    expect(severity('登记本空白（较重）')).toEqual({ severity: 'major', issue: '登记本空白' });
    expect(severity('医废未上锁 严重')).toEqual({ severity: 'critical', issue: '医废未上锁' });
    expect(severity('登记本空白，长期')).toEqual({ severity: 'long_term', issue: '登记本空白' });
    expect(severity('garbage critical')).toEqual({ severity: 'critical', issue: 'garbage' });
    for (const issue of ['积水严重', '管理 一般', '卫生一般'])
      expect(severity(issue)).toEqual({ severity: 'minor', issue });
  });

  test('a severity in front is not the place', () => {
    const read = (place: string, issue: string) => withPlace({ place, issue });
    expect(read('严重', '西沟村卡口 放行未登记')).toEqual({ place: '西沟村卡口', issue: '严重 放行未登记' });
    expect(read('critical', '西沟村卡口 nobody there')).toEqual({
      place: '西沟村卡口',
      issue: 'critical nobody there',
    });
    expect(read('西沟村', '严重 放行未登记')).toEqual({ place: '西沟村', issue: '严重 放行未登记' });
  });

  test('a limit in front of the severity is one', () => {
    const read = (issue: string) => withLimit({ place: '西沟村', issue }, { at: july(28, '16:30'), zone: ZONE });
    expect(read('登记本空白 明天10点前 严重')).toMatchObject({
      issue: '严重 登记本空白',
      due: '2022-07-29T02:00:00.000Z',
    });
    expect(read('登记本空白 明天10点前')).toEqual({ place: '西沟村', issue: '登记本空白 明天10点前' });
    expect(read('登记本空白 严重')).toEqual({ place: '西沟村', issue: '登记本空白 严重' });
    const days = '消毒记录缺7月20日至22日三天 较重';
    expect(read(days)).toEqual({ place: '西沟村', issue: days });
  });

  test('units inside places', () => {
    const org = smallCounty();
    const code = (place: string, from = 'county') => {
      const placed = unitIn(org, place, from);
      return 'unit' in placed ? placed.unit.code : 'ambiguous' in placed ? 'ambiguous' : 'none';
    };
    expect(code('河湾镇中心超市')).toBe('hw');
    expect(code('西沟村3号网格路口')).toBe('xg3');
    expect(code('西沟村3号楼')).toBe('xg');
    expect(code('西沟卡口')).toBe('xg');
    expect(code('东岗镇刘家村卡口')).toBe('lj2');
    expect(code('刘家村卡口')).toBe('ambiguous');
    expect(code('刘家村卡口', 'dg')).toBe('lj2');
    expect(code('幸福小区西门')).toBe('none');
  });
});
