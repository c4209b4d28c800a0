import type { Role } from '../../permissions.ts';
import type { Tier } from '../../templates/types.ts';
import type { Printing } from '../index.ts';
import { dayText, fixed, momentText } from '../words.ts';
import { ROLES } from './roles.ts';

/** Sentences about membership: who belongs where, which group is whose, what is switched on and who is let off. */
const TIERS: Record<Tier, string> = {
  province: '省',
  city: '市',
  county: '县区',
  town: '乡镇街道',
  village: '村社区',
  grid: '网格',
};
/** Some of several: 等5人. */
const ofAll = (p: { readonly people: readonly unknown[]; readonly count: number }): string =>
  p.count > p.people.length ? `等${p.count}人` : '';
const AREAS = { joining: '报到', report: '日报', directive: '指令', finding: '督查', help: '求助' };

interface PostName {
  readonly unit: string;
  readonly role?: Role;
}
/** Somebody who asks to join, as leaders see him. */
interface Asking {
  readonly number: number;
  readonly name: string;
  readonly group: string;
  readonly nickname: string;
  readonly at: number;
  readonly kind: 'new' | 'listed' | 'taken' | 'further';
  /** What the roster holds, or what an approval would give. */
  readonly posts: readonly PostName[];
  /** People of that name close by. */
  readonly namesakes: readonly PostName[];
}
interface PostLine extends PostName {
  readonly role: Role;
  readonly post: 'principal' | 'backup';
}
interface MemberLine {
  readonly name: string;
  readonly role: Role;
  readonly post: 'principal' | 'backup';
  readonly bound: boolean;
}

const IMPORT_REASONS = {
  missing_column: '缺少这一列',
  no_rows: '文件里没有数据',
  unreadable: '读不出来，请另存为 xlsx 或 CSV（UTF-8）再试',
  empty: '没有填',
  bad_code: '代码只能用字母、数字、点、横线，最多40个字',
  rounded: '被表格软件改成了科学计数法，数字已丢失；请把这一列设为“文本”再重填',
  bad_tier: '层级要写1到6，或 省、市、县、乡镇、村、网格',
  bad_date: '日期要写成 2022-08-31',
  date_order: '停用日期早于启用日期',
  duplicate_code: '代码与前面的行重复',
  orphan: '找不到上级',
  no_parent: '没有填上级',
  cycle: '上级绕成了圈',
  wrong_tier: '层级不在上级之下',
  unknown_unit: '找不到单位',
  ambiguous_unit: '单位重名，请写代码或全名',
  unknown_role: '没有这种角色',
  unknown_post: '主备岗要写 主 或 备',
  two_names: '同一个电话或账号写了两个姓名',
  taken_contact: '这个账号已属于别人',
};
type ImportReason = keyof typeof IMPORT_REASONS;
export interface ImportProblem {
  readonly path: string;
  readonly line: number;
  readonly column: string;
  readonly reason: ImportReason;
  readonly value: string;
}

/** By whom, and for which unit he acts. */
interface Acting {
  readonly title: string;
  readonly from: string;
  readonly by: string;
  readonly of: string;
}
interface Switched extends Acting {
  readonly area: string;
}
interface LetOff extends Acting {
  readonly unit: string;
}

const date = (day: string) => dayText(day, 'zh-CN');
/** With its year where that is another one. */
const until = ({ from, to = from }: { readonly from: string; readonly to: string | undefined }) =>
  `${to.slice(0, 4) === from.slice(0, 4) ? '' : `${to.slice(0, 4)}年`}${date(to)}`;
const span = (p: { from: string; to: string }): string =>
  p.from === p.to ? date(p.from) : `${date(p.from)}至${until(p)}`;
const asPost = (p: PostName) => (p.role === undefined ? p.unit : `${p.unit}${ROLES[p.role]}`);
const postLine = (p: PostLine) => `${asPost(p)}${p.post === 'backup' ? '（B岗）' : ''}`;
const postNames = (posts: readonly PostName[]) => posts.map(asPost).join('、');
const ASKING: Record<Asking['kind'], (posts: string, same: string) => string> = {
  new: (posts, same) => `${same === '' ? '名册上没有此人' : same}，同意后为${posts}`,
  listed: (posts) => `名册上为${posts}`,
  taken: (posts) => `${posts}，已由另一个账号报到，同意后换成这个账号`,
  further: (posts) => `已报到，同意后兼任${posts}`,
};
const askingLine = (p: Asking, style: Printing) => {
  const same = p.namesakes.map((one) => `${p.name}（${asPost(one)}）`).join('、');
  const what = ASKING[p.kind](postNames(p.posts), same === '' ? '' : `同名：${same}`);
  return `申请${p.number} ${p.name}（昵称“${p.nickname}”，${p.group}，${momentText(p.at, style)}）：${what}`;
};
const askingLines = (p: { requests: readonly Asking[]; count: number }, style: Printing) =>
  `${p.requests.map((one) => askingLine(one, style)).join('\n')}${p.count > p.requests.length ? `\n……等${p.count}个` : ''}`;
const memberLine = (p: MemberLine) =>
  `${p.name} ${ROLES[p.role]}${p.post === 'backup' ? '（B岗）' : ''}${p.bound ? '' : '（未报到）'}`;

export const membershipTexts = {
  'unit.unknown': (p: { name: string }) => `找不到单位“${p.name}”，请写全名，例：西沟村3号网格`,
  'unit.ambiguous': (p: { name: string; options: readonly string[]; count: number }) =>
    `“${p.name}”有${p.count}个，请写全：${p.options.join('、')}${p.count > p.options.length ? ' 等' : ''}`,
  'unit.forbidden': (p: { unit: string }) => `${p.unit}不归您管，请找它的负责人或上级办理`,
  'day.bad': (p: { word: string }) => `没看懂日期“${p.word}”，请写成 8月31日 或 2022-08-31`,
  'day.order': (p: { from: string; to: string }) => `截止日${p.to}早于开始日${p.from}，请改后重发`,

  'join.done': (p: { name: string } & PostName) => `✓ ${p.name} 已报到：${asPost(p)}。发 /帮助 看能做什么`,
  'join.already': (p: { name: string; posts: readonly PostName[] }) =>
    `您已报到：${p.name}，${postNames(p.posts)}，无需再报。要兼任别的岗位，请在群里发：/报到 ${p.name} 单位名，由那里的负责人同意；或请管名册的人加上`,
  'join.code_wrong': fixed('报到码不对或已作废，请核对后重发，或请负责人重新发码'),
  'join.code_used': fixed('这个报到码已经用过，请负责人重新发码，或在工作群里发：/报到 姓名'),
  'join.bad_name': fixed('请写姓名或报到码，例：/报到 王芳'),
  'join.not_here': fixed('请在本单位的工作群里发：/报到 姓名；有报到码的可以在这里发：/报到 报到码'),
  'join.no_leader': (p: { unit: string }) =>
    `${p.unit}还没有能同意报到的负责人，请向上级要一次性报到码，再发：/报到 报到码`,
  'join.several': (p: { name: string; options: readonly string[]; count: number }) =>
    `名册里有${p.count}位${p.name}，请带上单位：/报到 ${p.name} ${p.options[0] ?? ''}（${p.options.join('、')}）`,
  'join.too_often': fixed('您刚才已用几个名字申请过，请等负责人答复，或一小时后再发'),
  'join.asked': (p: Asking & { usual: Role | undefined }, style: Printing) => {
    const more = p.usual === undefined ? '' : `；同意为${ROLES[p.usual]}发：/同意 ${p.number} ${ROLES[p.usual]}`;
    return `${askingLine(p, style)}。请核实是本人后发：/同意 ${p.number}${more}`;
  },
  'join.waiting': (p: { number: number; name: string; leader: string }) =>
    `申请${p.number}：已请${p.leader}核实“${p.name}”，同意后即可使用`,
  'join.replacing': (p: { number: number; name: string; nickname: string; leader: string }) =>
    `有人（昵称“${p.nickname}”）要用另一个账号以“${p.name}”的名字报到（申请${p.number}）。如果不是您本人换号，请马上告诉${p.leader}`,
  'approve.done': (p: { name: string; isNew: boolean } & PostName) =>
    `✓ 已同意 ${p.name} 报到：${asPost(p)}${p.isNew ? '。换号后24小时内只能报告和答复，不能下指令、审批' : ''}`,
  'approve.welcome': (p: { name: string; isNew: boolean } & PostName) =>
    `${p.name} 已报到：${asPost(p)}${p.isNew ? '（换号后24小时内只能报告和答复）' : ''}。发 /帮助 看能做什么`,
  'approve.replaced': (p: { name: string; nickname: string }) =>
    `“${p.name}”已换成另一个账号（昵称“${p.nickname}”），原账号不再有效。如果不是本人换号，请马上告诉上级`,
  'approve.none': (p: { name: string }) => `没有“${p.name}”的报到申请在等您同意`,
  'approve.waiting': (p: { requests: readonly Asking[]; count: number }, style: Printing) =>
    p.count === 0 ? '没有报到申请在等您同意' : `等您同意的有：\n${askingLines(p, style)}\n请核实后发：/同意 编号`,
  'approve.choose': (p: { requests: readonly Asking[]; count: number }, style: Printing) =>
    `同名的申请有${p.count}个，请核实后按编号发，例：/同意 ${p.requests[0]?.number ?? ''}\n${askingLines(p, style)}`,
  'approve.not_yours': (p: { number: number; leader: string }) =>
    `申请${p.number}要由${p.leader === '' ? '上级' : p.leader}同意`,
  'approve.listed': (p: { posts: readonly PostName[] }) =>
    `名册上的岗位是${postNames(p.posts)}，同意时不另给岗位，请只写编号；要改岗位请改名册`,
  'approve.cannot_give': (p: PostName) => `${asPost(p)}这个岗位不由您给，请上级同意，或写进名册`,

  'room.bound': (p: { unit: string; kind: 'command' | 'residents' }) =>
    p.kind === 'command'
      ? `✓ 本群已绑定为${p.unit}的工作群，零报告、日报、指令都在这里收发`
      : `✓ 本群已绑定为${p.unit}的居民群，不要求报告，只收求助`,
  'room.unbind': (p: { unit: string; instead: string | undefined }) =>
    `解绑后，${p.unit}的指令、催报${p.instead === undefined ? '没有群可发，收不到' : `改发到${p.instead}的群`}，本群不再是它的工作群。回复1解绑`,
  'room.free': fixed('本群没有绑定单位，这里不办理。请先绑定：/绑定 单位名，或私聊我'),
  'room.unbound': (p: { unit: string }) => `✓ 已解绑${p.unit}的群`,
  'room.already': (p: { unit: string; kind: 'command' | 'residents' }) =>
    `本群已是${p.unit}的${p.kind === 'command' ? '工作群' : '居民群'}，无需再绑`,
  'room.taken': (p: { unit: string }) => `${p.unit}已有工作群。要换到本群，请先发：/解绑 ${p.unit}`,
  'room.not_bound': fixed('本群没有绑定单位，无需解绑'),
  'room.none_of': (p: { unit: string }) => `${p.unit}没有绑定的群`,
  'room.private': fixed('请在要绑定的群里发：/绑定 单位名'),
  'room.not_free': fixed('没有这个待绑定的群，或它已绑定单位；请在那个群里发：/绑定 单位名'),
  'room.propose': (p: { unit: string; kind: 'command' | 'residents' }) =>
    `本群是${p.unit}的${p.kind === 'command' ? '工作群' : '居民群'}吗？回复1绑定，不是请发：/绑定 单位名`,

  'roster.list': (p: { unit: string; members: readonly MemberLine[]; count: number; unknown: readonly string[] }) => {
    const list =
      p.count === 0
        ? `${p.unit}名册上还没有人`
        : `${p.unit}名册（${p.count}人）：\n${p.members.map(memberLine).join('\n')}${p.count > p.members.length ? '\n……' : ''}`;
    const unknown = p.unknown.map((nickname) => `“${nickname}”`).join('、');
    return unknown === '' ? list : `${list}\n未登记的发言人：${unknown}，请他们发：/报到 姓名`;
  },
  whoami: (p: { name: string; posts: readonly PostLine[]; here: string | undefined }) =>
    `您是${p.name}：${p.posts.length === 0 ? '没有任职' : p.posts.map(postLine).join('、')}${p.here === undefined ? '' : `。在本群按${p.here}办理`}`,
  'whoami.stranger': fixed('名册里还没有您，请发：/报到 姓名'),
  'mine.list': (p: {
    unit: string;
    tiers: readonly { readonly tier: Tier; readonly count: number }[];
    children: readonly { readonly unit: string; readonly people: readonly string[]; readonly count: number }[];
    count: number;
  }) =>
    `您管${p.unit}：下辖${p.tiers.map((t) => `${TIERS[t.tier]}${t.count}个`).join('、')}\n${p.children
      .map((c) => `${c.unit}：${c.people.length === 0 ? '（无人）' : `${c.people.join('、')}${ofAll(c)}`}`)
      .join('\n')}${p.count > p.children.length ? '\n……' : ''}`,
  'mine.none': (p: { unit: string }) => `您在${p.unit}任职，下面没有别的单位`,
  'superiors.list': (p: {
    unit: string;
    lines: readonly {
      readonly unit: string;
      readonly people: readonly { readonly name: string; readonly role: Role }[];
      readonly count: number;
    }[];
  }) =>
    `${p.unit}该听谁的（由近到远，只认有编号的指令）：\n${p.lines
      .map((l) => `${l.unit}：${l.people.map((one) => `${one.name}（${ROLES[one.role]}）`).join('、')}${ofAll(l)}`)
      .join('\n')}`,
  'superiors.none': (p: { unit: string }) => `名册上还没有能给${p.unit}下指令的人`,
  'help.list': (p: { areas: readonly { readonly area: keyof typeof AREAS; readonly names: readonly string[] }[] }) =>
    `您可以发：\n${p.areas.map((a) => `${AREAS[a.area]}：${a.names.map((n) => `/${n}`).join(' ')}`).join('\n')}\n用法发：/帮助 命令名`,
  'help.one': (p: { name: string; nameEn: string; usage: string; usageEn: string }) => `/${p.name}：${p.usage}`,
  'help.unknown': (p: { name: string }) => `没有“${p.name}”这个命令，或您不能用。发 /帮助 看能做什么`,

  'template.meant': (p: { name: string }) => `您要启用的是不是${p.name}？回复1启用`,
  'template.unknown': (p: { name: string; known: readonly string[] }) =>
    `没有“${p.name}”这种报表，可选：${p.known.join('、')}`,
  'activation.no_basis': fixed('请写明依据，例：/启用 防汛 双辽市 至8月31日 依据 县防指〔2022〕3号'),
  'activation.enabled': (p: { title: string; area: string; from: string; to: string | undefined; basis: string }) =>
    `✓ ${p.area}${p.title}日报自${date(p.from)}起启用，${p.to === undefined ? '停用前一直有效' : `至${until(p)}`}。依据：${p.basis}`,
  'activation.already': (p: { title: string; area: string; by: string; from: string; to: string | undefined }) =>
    `${p.area}的${p.title}日报已随${p.by}启用，${p.to === undefined ? '停用前一直有效' : `至${until(p)}`}，不用再启用`,
  'activation.disabled': (p: { title: string; area: string; from: string }) =>
    `✓ ${p.area}${p.title}日报自${date(p.from)}起停用`,
  'activation.enabledTold': (p: Switched & { to: string | undefined; basis: string }) =>
    `${p.area}${p.title}日报自${date(p.from)}起启用，${p.to === undefined ? '停用前一直有效' : `至${until(p)}`}（${p.of}${p.by}发）。依据：${p.basis}`,
  'activation.disabledTold': (p: Switched) => `${p.area}${p.title}日报自${date(p.from)}起停用（${p.of}${p.by}发）`,
  'activation.not_on': (p: { title: string; area: string }) => `${p.area}没有启用${p.title}日报`,
  'activation.inherited': (p: { title: string; area: string; by: string }) =>
    `${p.title}日报是${p.by}启用的，${p.area}不能单独停用；个别单位可发：/免报 单位 至日期 原因`,

  'exemption.usage': fixed('请写明单位、截止日和原因，例：/免报 3号网格 至8月1日 整体搬迁'),
  'exemption.granted': (p: { title: string; unit: string; from: string; to: string; reason: string }) =>
    `✓ ${p.unit} ${span(p)} 免报${p.title}：${p.reason}`,
  'exemption.withdrawn': (p: { title: string; unit: string; from: string }) =>
    `✓ ${p.unit}自${date(p.from)}起恢复报${p.title}`,
  'exemption.grantedTold': (p: LetOff & { to: string; reason: string }) =>
    `${p.unit} ${span(p)} 免报${p.title}（${p.of}${p.by}同意）：${p.reason}`,
  'exemption.withdrawnTold': (p: LetOff) =>
    `${p.unit}自${date(p.from)}起恢复报${p.title}，免报已取消（${p.of}${p.by}发）`,
  'exemption.nothing': (p: { unit: string }) => `${p.unit}没有启用的日报，无需免报`,
  'exemption.none': (p: { unit: string }) => `${p.unit}没有免报，无需取消`,
  'exemption.inherited': (p: { unit: string; by: string }) => `${p.unit}随${p.by}免报，请对${p.by}取消`,

  'import.problem': (p: ImportProblem) =>
    `${p.path} 第${p.line}行${p.column === '' ? '' : ` ${p.column} 列`}：${IMPORT_REASONS[p.reason]}${p.value === '' ? '' : `（${p.value}）`}`,
  'import.more': (p: { count: number }) => `……还有${p.count}处`,
  'import.refused': (p: { path: string; count: number }) =>
    `✗ ${p.path} 有${p.count}处错误，什么都没有导入，请改好后重试`,
  'import.units': (p: {
    path: string;
    counts: Readonly<Record<'new' | 'changed' | 'moved' | 'closed' | 'unchanged', number>>;
  }) =>
    `${p.path}：新增${p.counts.new}，变更${p.counts.changed}，移动${p.counts.moved}，停用${p.counts.closed}，不变${p.counts.unchanged}`,
  'import.tiers': (p: { tiers: Readonly<Record<Tier, number>> }) =>
    `导入后各级单位：${Object.entries(p.tiers)
      .map(([tier, count]) => `${TIERS[tier as Tier]}${count}`)
      .join('，')}`,
  'import.people': (p: {
    path: string;
    counts: Readonly<Record<'new' | 'changed' | 'unchanged', number>>;
    posts: Readonly<Partial<Record<Role, number>>>;
    codes: number;
  }) =>
    `${p.path}：新增${p.counts.new}人，变更${p.counts.changed}人，不变${p.counts.unchanged}人，需发报到码${p.codes}人；岗位：${Object.entries(
      p.posts,
    )
      .map(([role, count]) => `${ROLES[role as Role]}${count}`)
      .join('，')}`,
  'import.dry': fixed('以上是试运行，什么都没有写入'),
  'import.conflict': fixed('✗ 导入期间有人改动了名册，人员没有导入，请重试'),
  'import.codes': (p: { path: string; count: number }) =>
    `${p.count}个一次性报到码已写入 ${p.path}，请分发给本人后删除`,
  'import.done': fixed('✓ 导入完成'),
};
