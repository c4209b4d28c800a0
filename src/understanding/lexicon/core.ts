// The command words whose meaning is a report, a correction, a finding or an acknowledgement: understood without any lexicon.

export type CoreName = 'zero' | 'report' | 'correct' | 'finding' | 'ack' | 'backfill' | 'behalf';

export const CORE: Readonly<Record<CoreName, readonly string[]>> = {
  zero: ['零报告', 'zero', 'lbg', '零报', '0报告', 'lingbaogao', '零', '报零'],
  report: ['日报', 'report', 'rb', '日报告', '报告', '上报数据', 'ribao', '填报', '疫情日报'],
  correct: ['更正', 'correct', 'gz', '订正', '修正', 'gengzheng', '改正'],
  finding: ['督查', 'finding', 'dc', '督察', '督导', 'ducha', '检查发现'],
  ack: ['收到', 'ack', 'sd', '已阅', 'shoudao'],
  backfill: ['补报', 'backfill', 'bb', 'bubao', '补'],
  behalf: ['代报', 'behalf', 'db', 'daibao', '代'],
};
/** Pinyin and English forms that are commands without a slash as well, when they stand alone as a word. */
export const LATIN_BARE = ['lbg', 'rb', 'gz', 'dc', 'bb', 'db'] as const;
