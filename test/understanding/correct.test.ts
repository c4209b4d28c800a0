import { expect, it } from 'vitest';
import { say } from './say.ts';

it.each([
  ['更正 返乡3', 'correct returnees=3'],
  ['/gz 返乡3', 'correct returnees=3'],
  ['/更正 零报告', 'correct zero'],
  ['更正：零报告', 'correct zero'],
  ['訂正：返鄉3人', 'correct returnees=3'],
  ['返乡改为3人', 'correct returnees=3'],
  ['返乡由2人改为3人', 'correct returnees=3'],
  ['返乡2改成3', 'correct returnees=3'],
  ['返乡2→3', 'correct returnees=3'],
  ['返乡2->3', 'correct returnees=3'],
  ['返乡不是2人，是3人', 'correct returnees=3'],
  ['返乡应为3人，刚才报成2人了', 'correct returnees=3'],
  ['报错了，返乡3人', 'correct returnees=3'],
  ['刚才写错了，返乡是3个不是2个', 'correct returnees=3'],
  ['上一条作废，返乡3人居隔3人', 'correct quarantined=3 returnees=3'],
  ['上条作废，以这条为准：返乡3人', 'correct returnees=3'],
  ['更正：返乡3人（原报2人）', 'correct returnees=3'],
  ['更正：返乡3人，居隔没有', 'correct quarantined=0 returnees=3'],
  ['更正昨天的：返乡3人', 'correct returnees=3 @-1'],
  ['更正7月26日：返乡3人', 'correct returnees=3 @07-26'],
  ['代7号网格更正：返乡3人', 'correct returnees=3 for:7号网格'],
  ['更正：返乡三人，其余为0', 'correct returnees=3 +rest'],
  ['刚才多报了1个，返乡是3人', 'correct returnees=3'],
  ['更正：返乡2-3人', 'error ambiguous_number'],
  ['更正：返乡-1', 'error negative_number'],
  ['之前报的返乡2人改成3人', 'correct returnees=3'],
  ['返乡不是5是3', 'correct returnees=3'],
  ['报错了', 'none'],
  ['更正一下', 'none'],
  ['报错的抓紧更正', 'none'],
  ['返乡人数有误的请更正', 'none'],
])('%j is %s', (text, meaning) => {
  expect(say(text)).toBe(meaning);
});
