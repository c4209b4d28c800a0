import type { Role } from '../../permissions.ts';
import type { Tier } from '../../templates/types.ts';
import type { Printing } from '../index.ts';
import { momentText } from '../words.ts';
import type { ImportProblem, membershipTexts as chinese } from '../zh-CN/membership.ts';
import { ROLES } from './roles.ts';

const TIERS: Record<Tier, string> = {
  province: 'province',
  city: 'city',
  county: 'county',
  town: 'town',
  village: 'village',
  grid: 'grid',
};
const ofAll = (p: { readonly people: readonly unknown[]; readonly count: number }): string =>
  p.count > p.people.length ? ` and ${p.count - p.people.length} more` : '';
const AREAS = { joining: 'Joining', report: 'Daily report', directive: 'Orders', finding: 'Findings', help: 'Help' };

const IMPORT_REASONS: Record<ImportProblem['reason'], string> = {
  missing_column: 'this column is missing',
  no_rows: 'the file has no rows',
  unreadable: 'cannot be read; save it as xlsx or CSV (UTF-8) and try again',
  empty: 'is empty',
  bad_code: 'a code has letters, digits, dots and hyphens only, at most 40',
  rounded:
    'a spreadsheet has turned it into scientific notation and lost digits; make the column text and fill it in again',
  bad_tier: 'a tier is 1 to 6, or province, city, county, town, village, grid',
  bad_date: 'a date looks like 2022-08-31',
  date_order: 'closed before opened',
  duplicate_code: 'this code stands in an earlier row',
  orphan: 'no such parent',
  no_parent: 'has no parent',
  cycle: 'its parents go round in a circle',
  wrong_tier: 'its tier is not below that of its parent',
  unknown_unit: 'no such unit',
  ambiguous_unit: 'several units are called so; give the code or the whole path',
  unknown_role: 'no such role',
  unknown_post: 'a post is principal or backup',
  two_names: 'one phone or contact with two names',
  taken_contact: 'this contact belongs to somebody else',
};

const asPost = (p: { unit: string; role?: Role }) => (p.role === undefined ? p.unit : `${p.unit} ${ROLES[p.role]}`);
const backup = (post: 'principal' | 'backup') => (post === 'backup' ? ' (backup)' : '');
const group = (kind: 'command' | 'residents') => (kind === 'command' ? 'command group' : "residents' group");
type Asking = Parameters<(typeof chinese)['approve.waiting']>[0]['requests'][number];
const postNames = (posts: Asking['posts']) => posts.map(asPost).join(', ');
const ASKING: Record<Asking['kind'], (posts: string, same: string) => string> = {
  new: (posts, same) => `${same === '' ? 'not on the roster' : same}, would be ${posts}`,
  listed: (posts) => `on the roster as ${posts}`,
  taken: (posts) => `${posts}, who has joined with another account, which this one would replace`,
  further: (posts) => `has joined, would be ${posts} besides`,
};
const askingLine = (p: Asking, style: Printing) => {
  const same = p.namesakes.length === 0 ? '' : `same name: ${postNames(p.namesakes)}`;
  const what = ASKING[p.kind](postNames(p.posts), same);
  return `Request ${p.number}: ${p.name} (nickname "${p.nickname}", ${p.group}, ${momentText(p.at, style)}), ${what}`;
};
const askingLines = (p: { requests: readonly Asking[]; count: number }, style: Printing) =>
  `${p.requests.map((one) => askingLine(one, style)).join('\n')}${p.count > p.requests.length ? `\n… ${p.count} in all` : ''}`;

const span = (p: { from: string; to: string }): string =>
  p.from === p.to ? `on ${p.from}` : `from ${p.from} to ${p.to}`;

export const membershipTexts: typeof chinese = {
  'unit.unknown': (p) => `No unit called "${p.name}". Please write its full name`,
  'unit.ambiguous': (p) =>
    `${p.count} units are called "${p.name}". Please write which: ${p.options.join(', ')}${p.count > p.options.length ? ' …' : ''}`,
  'unit.forbidden': (p) => `${p.unit} is not yours to manage. Please ask its leader or the office above`,
  'day.bad': (p) => `"${p.word}" is not a date. Please write it like 2022-08-31`,
  'day.order': (p) => `The last day ${p.to} is before the first day ${p.from}. Please send it again`,

  'join.done': (p) => `✓ ${p.name} has joined: ${asPost(p)}. Send /help to see what you can do`,
  'join.already': (p) =>
    `You have joined already: ${p.name}, ${postNames(p.posts)}. For a further post send in a group: /join ${p.name} UNIT, for the leader there to approve; or have it added to the roster`,
  'join.code_wrong': () => 'This code is wrong or void. Please check it, or ask your leader for a new one',
  'join.code_used': () => 'This code has been used. Ask your leader for a new one, or send in your group: /join NAME',
  'join.bad_name': () => 'Please write your name or your code, e.g. /join 王芳',
  'join.not_here': () => "Please send /join NAME in your unit's group; with a code you may send it here: /join CODE",
  'join.no_leader': (p) =>
    `Nobody at ${p.unit} can approve yet. Ask the office above for a code, then send: /join CODE`,
  'join.several': (p) =>
    `There are ${p.count} people called ${p.name}. Please add the unit: /join ${p.name} ${p.options[0] ?? ''} (${p.options.join(', ')})`,
  'join.too_often': () => 'You have asked under several names already. Please wait for an answer, or for an hour',
  'join.asked': (p, style) => {
    const more = p.usual === undefined ? '' : `; as ${ROLES[p.usual]}: /approve ${p.number} ${p.usual}`;
    return `${askingLine(p, style)}. When you have made sure who it is, send: /approve ${p.number}${more}`;
  },
  'join.waiting': (p) =>
    `Request ${p.number}: ${p.leader} has been asked to confirm "${p.name}"; you can begin as soon as they do`,
  'join.replacing': (p) =>
    `Somebody (nickname "${p.nickname}") asks to join as "${p.name}" with another account (request ${p.number}). If it is not you, tell ${p.leader} at once`,
  'approve.done': (p) =>
    `✓ ${p.name} approved: ${asPost(p)}${p.isNew ? '. For 24 hours the new account can report and answer, not command or approve' : ''}`,
  'approve.welcome': (p) =>
    `${p.name} has joined: ${asPost(p)}${p.isNew ? ' (for 24 hours the new account can only report and answer)' : ''}. Send /help to see what you can do`,
  'approve.replaced': (p) =>
    `"${p.name}" now has another account (nickname "${p.nickname}"); the former one is void. If that was not you, tell the tier above at once`,
  'approve.none': (p) => `Nobody called "${p.name}" waits for your approval`,
  'approve.waiting': (p, style) =>
    p.count === 0
      ? 'Nobody waits for your approval'
      : `Waiting for you:\n${askingLines(p, style)}\nWhen you have made sure, send: /approve NUMBER`,
  'approve.choose': (p, style) =>
    `${p.count} requests have this name. When you have made sure, send the number, e.g. /approve ${p.requests[0]?.number ?? ''}\n${askingLines(p, style)}`,
  'approve.not_yours': (p) => `Request ${p.number} is for ${p.leader === '' ? 'the tier above' : p.leader} to approve`,
  'approve.listed': (p) =>
    `The roster says ${postNames(p.posts)}; an approval gives no other post. Send the number alone, or have the roster changed`,
  'approve.cannot_give': (p) =>
    `You cannot give the post ${asPost(p)}. Ask the tier above, or have it put on the roster`,

  'room.bound': (p) =>
    p.kind === 'command'
      ? `✓ This is now the command group of ${p.unit}: reports and orders go through here`
      : `✓ This is now a residents' group of ${p.unit}: nothing is owed here, only requests for help are read`,
  'room.unbind': (p) =>
    `Without this group, orders and reminders for ${p.unit} ${p.instead === undefined ? 'reach nobody: no other group is left' : `go to the group of ${p.instead}`}. Answer 1 to unbind it`,
  'room.free': () =>
    'This group belongs to no unit, so this is not answered here. First send: /bind UNIT, or write to me privately',
  'room.unbound': (p) => `✓ The group of ${p.unit} has been unbound`,
  'room.already': (p) => `This is the ${group(p.kind)} of ${p.unit} already`,
  'room.taken': (p) => `${p.unit} has a command group. To move it here, first send: /unbind ${p.unit}`,
  'room.not_bound': () => 'This group is bound to no unit',
  'room.none_of': (p) => `${p.unit} has no group`,
  'room.private': () => 'Please send it in the group that is to be bound: /bind UNIT',
  'room.not_free': () =>
    'No such group waits to be bound, or it has a unit already; please send in that group: /bind UNIT',
  'room.propose': (p) => `Is this the ${group(p.kind)} of ${p.unit}? Answer 1 to bind it, else send: /bind UNIT`,

  'roster.list': (p) => {
    const list =
      p.count === 0
        ? `Nobody is on the roster of ${p.unit} yet`
        : `Roster of ${p.unit} (${p.count}):\n${p.members
            .map((m) => `${m.name}, ${ROLES[m.role]}${backup(m.post)}${m.bound ? '' : ' (not joined)'}`)
            .join('\n')}${p.count > p.members.length ? '\n…' : ''}`;
    const unknown = p.unknown.map((nickname) => `"${nickname}"`).join(', ');
    return unknown === '' ? list : `${list}\nReporting without having joined: ${unknown}. They may send: /join NAME`;
  },
  whoami: (p) =>
    `You are ${p.name}: ${p.posts.length === 0 ? 'no post' : p.posts.map((post) => asPost(post) + backup(post.post)).join(', ')}${p.here === undefined ? '' : `. Here you act for ${p.here}`}`,
  'whoami.stranger': () => 'You are not on the roster yet. Please send: /join NAME',
  'mine.list': (p) =>
    `You command ${p.unit}: ${p.tiers.map((t) => `${t.count} ${TIERS[t.tier]}${t.count === 1 ? '' : 's'}`).join(', ')}\n${p.children
      .map((c) => `${c.unit}: ${c.people.length === 0 ? '(nobody)' : c.people.join(', ') + ofAll(c)}`)
      .join('\n')}${p.count > p.children.length ? '\n…' : ''}`,
  'mine.none': (p) => `Your post is at ${p.unit}; no unit lies below it`,
  'superiors.list': (p) =>
    `Whose orders bind ${p.unit}, nearest first (only numbered orders count):\n${p.lines
      .map((l) => `${l.unit}: ${l.people.map((one) => `${one.name} (${ROLES[one.role]})`).join(', ')}${ofAll(l)}`)
      .join('\n')}`,
  'superiors.none': (p) => `Nobody on the roster can give orders to ${p.unit} yet`,
  'help.list': (p) =>
    `You can send:\n${p.areas.map((a) => `${AREAS[a.area]}: ${a.names.map((n) => `/${n}`).join(' ')}`).join('\n')}\nHow to use one: /help COMMAND`,
  'help.one': (p) => `/${p.nameEn}: ${p.usageEn}`,
  'help.unknown': (p) => `There is no command "${p.name}", or you may not use it. Send /help to see what you can do`,

  'template.meant': (p) => `Do you mean ${p.name}? Reply 1 to switch it on`,
  'template.unknown': (p) => `There is no report "${p.name}". Choose from: ${p.known.join(', ')}`,
  'activation.no_basis': () => 'Please state the basis, e.g. /enable flood Shuangliao until 2022-08-31 basis No. 3',
  'activation.enabled': (p) =>
    `✓ ${p.title} is on for ${p.area} from ${p.from} ${p.to === undefined ? 'until switched off' : `to ${p.to}`}. Basis: ${p.basis}`,
  'activation.already': (p) =>
    `${p.title} is on for ${p.area} already, through ${p.by}, ${p.to === undefined ? 'until switched off' : `until ${p.to}`}`,
  'activation.disabled': (p) => `✓ ${p.title} is off for ${p.area} from ${p.from}`,
  'activation.enabledTold': (p) =>
    `${p.title} is on for ${p.area} from ${p.from} ${p.to === undefined ? 'until switched off' : `to ${p.to}`} (by ${p.by}, ${p.of}). Basis: ${p.basis}`,
  'activation.disabledTold': (p) => `${p.title} is off for ${p.area} from ${p.from} (by ${p.by}, ${p.of})`,
  'activation.not_on': (p) => `${p.title} is not on for ${p.area}`,
  'activation.inherited': (p) =>
    `${p.title} was switched on by ${p.by}; ${p.area} cannot switch it off alone. To let a unit off: /exempt UNIT until DATE REASON`,

  'exemption.usage': () => 'Please give unit, last day and reason, e.g. /exempt grid 3 until 2022-08-01 moved away',
  'exemption.granted': (p) => `✓ ${p.unit} need not report ${p.title} ${span(p)}: ${p.reason}`,
  'exemption.withdrawn': (p) => `✓ ${p.unit} reports ${p.title} again from ${p.from}`,
  'exemption.grantedTold': (p) => `${p.unit} need not report ${p.title} ${span(p)} (by ${p.by}, ${p.of}): ${p.reason}`,
  'exemption.withdrawnTold': (p) =>
    `${p.unit} reports ${p.title} again from ${p.from}, the exemption is taken back (by ${p.by}, ${p.of})`,
  'exemption.nothing': (p) => `${p.unit} owes no report`,
  'exemption.none': (p) => `${p.unit} has no exemption`,
  'exemption.inherited': (p) => `${p.unit} is exempted together with ${p.by}; please take it back for ${p.by}`,

  'import.problem': (p) =>
    `${p.path} line ${p.line}${p.column === '' ? '' : `, column ${p.column}`}: ${IMPORT_REASONS[p.reason]}${p.value === '' ? '' : ` (${p.value})`}`,
  'import.more': (p) => `… and ${p.count} more`,
  'import.refused': (p) => `✗ ${p.count} mistakes in ${p.path}: nothing has been imported`,
  'import.units': (p) =>
    `${p.path}: ${p.counts.new} new, ${p.counts.changed} changed, ${p.counts.moved} moved, ${p.counts.closed} closed, ${p.counts.unchanged} unchanged`,
  'import.tiers': (p) =>
    `Units after the import: ${Object.entries(p.tiers)
      .map(([tier, count]) => `${TIERS[tier as Tier]} ${count}`)
      .join(', ')}`,
  'import.people': (p) =>
    `${p.path}: ${p.counts.new} new, ${p.counts.changed} changed, ${p.counts.unchanged} unchanged, ${p.codes} need a code; posts: ${Object.entries(
      p.posts,
    )
      .map(([role, count]) => `${ROLES[role as Role]} ${count}`)
      .join(', ')}`,
  'import.dry': () => 'This was a dry run: nothing has been written',
  'import.conflict': () => '✗ The roster was changed meanwhile: no people have been imported, please try again',
  'import.codes': (p) => `${p.count} one-time codes are in ${p.path}; hand them out and delete the file`,
  'import.done': () => '✓ Imported',
};
