// Names of several units in a row: 西沟村1号、2号网格 are 西沟村1号网格 and 西沟村2号网格.

const KIND = /号?(?:微?网格|格|村民组|小组|组|楼栋|号楼|楼|栋)$/;
const PATH = /^([\u4e00-\u9fff]{1,10}(?:村|社区|小区|屯|镇|乡|街道))(?=第?[\d一二三四五六七八九十])/;
const NUMBERED = /^第?[\d一二三四五六七八九十]/;

/** Each of the units with the kind the last one names and the place the one before names. */
export function completed(names: readonly string[]): readonly string[] {
  const kind = /(?:号?(?:微?网格|格|村民组|小组|组|社区|村|楼栋|号楼|楼|栋))$/.exec(names.at(-1) ?? '')?.[0] ?? '';
  let path = '';
  return names.map((name) => {
    path = PATH.exec(name)?.[1] ?? (NUMBERED.test(name) ? path : '');
    const whole = NUMBERED.test(name) ? path + name : name;
    return /[\d号一二三四五六七八九十]$/.test(whole) &&
      (KIND.test(kind) || /^第?[\d一二三四五六七八九十]+号?$/.test(name))
      ? `${whole.replace(/号$/, '')}${kind}`
      : whole;
  });
}
