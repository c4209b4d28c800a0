// What each of several units in one message says (domain.md §10): 1号网格零报告，2号网格返乡2; 1号、2号网格各返乡1.
import { areDays } from './dates.ts';
import { mistakeIntent } from './draft.ts';
import { type EntryRead, mistaken, readEntry } from './entry.ts';
import type { Intent } from './intent.ts';
import { type Dated, datedEntry, listOf } from './list-day.ts';
import type { Scene } from './scene.ts';
import { wrongTotal } from './total.ts';
import { echo, part, type Typed } from './typed.ts';
import { splitUnits, type UnitPart } from './units.ts';

const UNIT_MARK =
  /[村区格组屯镇乡号楼栋班点学园站库场队口街岭沟坪寨营堡棚湾庄岗洼坡峪墩铺店桥冲圩梁宾馆酒司至到、~—-]/g;

/** Has nothing to say yet. */
const PENDING =
  /^[^\d]{0,12}(?:核实|核对|联系不上|没联系上|稍后|等会|未报|没报|统计|正在|待报|无人接|没接|没人接)[^\d]*$/;
const ZERO_HEAD = /(?:零报告|无异常|无情况|一切正常)(?:的)?(?:有|单位|村|网格|社区)?[: ]*$/;

/** 今日零报告的村:, but not 还差零报告的村:. */
const isZeroHead = (head: string): boolean => {
  const title = head.replace(ZERO_HEAD, '');
  return title !== head && !/未|没|不|缺|差|尚|催|请|补|漏|迟|欠|还|昨|待|应|需|须|要|该/.test(title);
};

/** 东村返乡1人，西村有2个 / 西村同上: of what, is not said. */
const BARE_FIGURE = /^[也有是: ]*(?:[\d一二三四五六七八九十两]+[人个名例位]?|同上|一样|同样|也是)[。!]?$/;

/** 各返乡1: as much for each. */
const EACH = /^[，,: ]*(?:(?:上?报|汇报)[:： ]*)?(?:今[天日])?(?:各自?|每个?(?:网格|村|组|社区))(?:有|报)?/;
/** 共返乡2: how many for each is not said. */
const TOGETHER =
  /^[，,: ]*(?:今[天日])?(?:(?:一|总)?共|[合总]计)|(?:(?:一|总)?共|[合总]计)(?:是|为|有)?\d{1,5}(?:[人名例个次])?[。!]*$/;

const ALL = /各|均|都|每|皆|分别/;
/** Put in place of the words of an entry that shares its figure with others. */
const UNSHARED = '一个数写了几个单位，请写明各多少';

const isFigures = ({ said }: EntryRead): boolean =>
  typeof said === 'object' && Object.values(said).some((value) => value !== 0);

/** 2号、3号网格返乡2人: whether that is 2 for each, is not said; 1 of both can only be of each. */
function isUnshared(body: string, { said }: EntryRead, { vocabulary: { templates } }: Scene): boolean {
  if (typeof said !== 'object') return false;
  if (TOGETHER.test(body)) return true;
  const people = templates.flatMap(({ fields }) => fields).filter(({ kind }) => kind === 'people');
  return !ALL.test(body) && people.some(({ key }) => Number(said[key] ?? 0) > 1);
}

/** What is said of one unit, or of each of several. */
function readShared(body: Typed, names: number, { scene, name }: { scene: Scene; name: string }): Dated {
  const each = names > 1 ? (EACH.exec(body.text)?.[0].length ?? 0) : 0;
  const read = datedEntry(part(body, each, body.text.length), scene, (entry) => readEntry(entry, scene, name));
  return names > 1 && isFigures(read) && isUnshared(body.text, read, scene)
    ? mistaken(name, { code: 'ambiguous_number', token: UNSHARED })
    : read;
}

const isOfSeveral = ({ error }: EntryRead): boolean => error?.token === UNSHARED;

const isSilent = ({ said, error }: EntryRead): boolean => said === undefined && !error;

/** What each unit says; units that only stand in an enumeration share the zero behind them, or what is said of each. */
function readParts(parts: readonly UnitPart[], scene: Scene): { reads: Dated[]; waiting: string[] } {
  const reads: Dated[] = [];
  let waiting: string[] = [];
  let tight = true;
  for (const { names, body, joined } of parts) {
    const read = readShared(body, names.length + waiting.length, { scene, name: names[0] ?? '' });
    const silent = isSilent(read);
    if (silent && BARE_FIGURE.test(body.text)) {
      for (const name of names) reads.push({ name, error: { error: 'missing_value' } });
    } else if (joined && silent) {
      waiting.push(...names);
      tight &&= /[、和及与]/.test(body.text);
    } else {
      const shared = tight ? !silent : read.said === 'zero';
      for (const name of shared ? [...waiting, ...names] : names) reads.push({ ...read, name });
      [waiting, tight] = [[], true];
    }
  }
  return { reads, waiting };
}

export function byUnits(typed: Typed, scene: Scene): Intent | undefined {
  const split = splitUnits(typed, scene.vocabulary);
  if (!split || areDays(split.parts, scene.context)) return undefined;
  const { reads, waiting } = readParts(split.parts, scene);
  if (reads.length === 0 && isZeroHead(split.head.trim())) {
    const zero = waiting.map((name): EntryRead => ({ name, said: 'zero' }));
    return listOf(zero, split.head, { scene, numbered: false });
  }
  const known = reads.filter((read) => read.said ?? read.error);
  if (known.length > 1 && known.every(isOfSeveral))
    return mistakeIntent({ code: 'ambiguous_number', token: echo(typed, 0, 40) });
  return listed(known, reads.length, { split, scene });
}

type Split = NonNullable<ReturnType<typeof splitUnits>>;

/** The list, when nearly all of the units say something, and the total agrees. */
function listed(
  known: readonly Dated[],
  count: number,
  { split, scene }: { split: Split; scene: Scene },
): Intent | undefined {
  const pending = split.parts.filter(({ body }) => PENDING.test(body.text)).length;
  const all = known.length > (pending > 0 ? 0 : 1) && known.length + pending >= count;
  const wrong = all && split.total ? wrongTotal(known, totalOf(split.total, scene), scene) : undefined;
  const said = all && known.some((read) => read.said !== undefined);
  return wrong ?? (said ? listOf(known, split.head, { scene, numbered: false }) : undefined);
}

/** 合计返乡3, 一共3人: figures with labels, or one figure alone. */
function totalOf(body: Typed, scene: Scene): EntryRead & { bare?: number | undefined } {
  const bare = /^(\d{1,5})[人名例个次]?[。!]?$/.exec(body.text)?.[1];
  return { ...readEntry(body, scene, ''), bare: bare === undefined ? undefined : Number(bare) };
}

/** Two marks of units at least, or a range of them. */
export function mayHoldUnits(text: string): boolean {
  UNIT_MARK.lastIndex = 0;
  return UNIT_MARK.test(text) && UNIT_MARK.test(text);
}
