import { expect, it } from 'vitest';
import { say } from './say.ts';

it.each([
  ['#接龙\n今日零报告\n\n1. 孙丽 零报告\n2. 刘强 返乡2人 居隔2人', 'chain 孙丽: zero; 刘强: quarantined=2 returnees=2'],
  ['#Group Note\n日报\n\n1. 孙丽 零报告\n2. 刘强 返乡1', 'chain 孙丽: zero; 刘强: returnees=1'],
  ['#接龍\n零報告\n\n1. 孫麗 零報告', 'chain 孫麗: zero'],
  ['#接龙\n1. 周德全 零报告\n2. 丁全 零报告\n3. 周全 零报告', 'chain 周德全: zero; 丁全: zero; 周全: zero'],
  ['接龙\n1、孙丽：零报告\n2、刘强：无', 'chain 孙丽: zero; 刘强: zero'],
  [
    '#接龙\n7月27日日报\n\n1. 孙丽 返乡2人\n居隔2人\n2. 刘强 零报告',
    'chain 孙丽: quarantined=2 returnees=2; 刘强: zero @07-27',
  ],
  ['#接龙\n日报\n\n1. 孙丽零报告\n2. 刘强返乡2人', 'chain 孙丽: zero; 刘强: returnees=2'],
  ['#接龙\n日报\n\n1. 孙丽 返乡若干\n2. 刘强 零报告', 'chain 孙丽: !not_a_number; 刘强: zero'],
  ['#接龙\n日报\n\n1. 孙丽\n2. 刘强 零报告', 'chain 孙丽: !missing_value; 刘强: zero'],
  ['#接龙\n收到请接龙\n\n1. 孙丽\n2. 刘强', 'chain 孙丽: ack; 刘强: ack'],
  ['#接龙\n收到请接龙\n\n1. 孙丽 收到\n2. 刘强 已阅', 'chain 孙丽: ack; 刘强: ack'],
  ['1. 1网格 零报告\n2. 2网格 返乡1人', 'chain 1网格: zero; 2网格: returnees=1'],
  ['北岗村：返乡3人\n南岗村：零报告', 'chain 北岗村: returnees=3; 南岗村: zero'],
  [
    '北岗村零报告；南岗村返乡2人，居隔2人；西岗村零报告',
    'chain 北岗村: zero; 南岗村: quarantined=2 returnees=2; 西岗村: zero',
  ],
  ['1号零报告，2号返乡2人，3号零报告', 'chain 1号: zero; 2号: returnees=2; 3号: zero'],
  ['1网格零报告 2网格返乡1人', 'chain 1网格: zero; 2网格: returnees=1'],
  ['1-4网格 零报告', 'chain 1网格: zero; 2网格: zero; 3网格: zero; 4网格: zero'],
  ['1至3号网格零报告，4号网格返乡2人', 'chain 1号网格: zero; 2号网格: zero; 3号网格: zero; 4号网格: returnees=2'],
  ['1、2、3网格零报告', 'chain 1网格: zero; 2网格: zero; 3网格: zero'],
  ['北岗村、南岗村均零报告', 'chain 北岗村: zero; 南岗村: zero'],
  ['代1号、2号网格报零报告', 'chain 1号网格: zero; 2号网格: zero'],
  ['孙丽 零报告\n刘强 返乡1人\n周敏 零报告', 'chain 孙丽: zero; 刘强: returnees=1; 周敏: zero'],
  [
    '网格\t返乡\t居隔\t备注\n1网格\t2\t1\t已登记\n2网格\t0\t0\t\n合计\t2\t1\t',
    'chain 1网格: quarantined=1 returnees=2; 2网格: quarantined=0 returnees=0',
  ],
  [
    '序号\t单位\t居家隔离\t返乡人员\n1\t北岗村\t1\t2\n2\t南岗村\t0\t0',
    'chain 北岗村: quarantined=1 returnees=2; 南岗村: quarantined=0 returnees=0',
  ],
  ['单位\t返乡\t居隔\n北岗村\t两\t1\n南岗村\tabc\t0', 'chain 北岗村: quarantined=1 returnees=2; 南岗村: !not_a_number'],
  ['网格 返乡 居隔\n1网格 2 1\n2网格 0 0', 'chain 1网格: quarantined=1 returnees=2; 2网格: quarantined=0 returnees=0'],
  ['北岗村：返乡2人\n南岗村：返乡2-3人', 'chain 北岗村: returnees=2; 南岗村: !ambiguous_number'],
])('%j is %s', (text, meaning) => {
  expect(say(text)).toBe(meaning);
});
