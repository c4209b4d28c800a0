// Inspection findings, with the command or in plain words (domain.md §6, §12).
import { DEADLINE_TAIL, resolve } from './deadline.ts';
import { mistakeIntent } from './draft.ts';
import { DEFECT, labelled, plain, splitPlace } from './finding-item.ts';
import { listOf } from './finding-list.ts';
import type { FindingItem, Intent } from './intent.ts';
import { normalise } from './normalise.ts';
import type { Scene } from './scene.ts';
import { echo, part, trim, type Typed } from './typed.ts';

/** 督查 12: not a new finding, but one that has its number. */
const NUMBER_ALONE = /^\s*督?\d{1,9}号?\s*$/;
/** 督查发现…, 督查情况：… */
const LEAD = /^(?:发现|情况)?[ :，,\n]*/;

const asCommand = (rest: string): Intent => ({
  intent: 'command',
  name: 'finding',
  typed: '督查',
  words: rest === '' ? [] : [rest],
  rest,
  slash: true,
});

/** Reads what stands behind the finding command. */
export function findingOf(whole: Typed, scene: Scene): Intent {
  const typed = trim(part(whole, LEAD.exec(whole.text)?.[0].length ?? 0, whole.text.length));
  if (typed.text === '') return asCommand('');
  const number = NUMBER_ALONE.exec(typed.text)?.[0].trim();
  if (number !== undefined) return asCommand(number);
  const items = listOf(typed, scene);
  const list = items ?? [labelled(typed, scene) ?? plain(typed, scene)].filter((one) => one !== undefined);
  const [one] = list;
  if (one === undefined)
    return mistakeIntent({
      code: 'missing_value',
      token: echo(typed, 0, Math.min(typed.text.length, 40)),
      label: '问题',
    });
  const wrong = list.find((each) => isImpossible(each, scene))?.deadline;
  if (wrong !== undefined) return noSuchTime(wrong);
  return items ? { intent: 'finding', items } : { intent: 'finding', ...one };
}

const noSuchTime = (token: string): Intent =>
  mistakeIntent({ code: /[月日号]/.test(token) ? 'bad_date' : 'out_of_range', token });

/** 2月30日前, 25点前, 9999天内. */
function isImpossible({ deadline }: FindingItem, { context }: Scene): boolean {
  return deadline !== undefined && resolve(normalise(deadline).text, context.at, context.zone).impossible === true;
}

/** What is wrong, beyond the words that tell where a place ends. */
const WRONG =
  /脱离|外出|瞒报|谎报|隐瞒|冒烟|着火|起火|失火|渗|脏|臭|裂缝|滑坡|溢|超员|超载|流于形式|走过场|迟报|丢|假|堵|占|违|少/;
const TALK = /[?]|吗|谁|什么|哪|大家|请各|各村|各网格|各单位|通报|清单/;
/** A unit right behind 督查; not 督查组到西沟村, 督查的问题. */
const UNIT_BEHIND =
  /^(?!组|的|中|过|了|时|员|室|人员|通知|反馈|情况)[^\s:，,;的到去在要已正将]{1,14}?(?:村|社区|街道|镇|乡|网格|屯|小区|卡口|卡点)/;

/** Without slash: 督查 place issue limit, 督查place：issue. Talk about inspections (明天督查组下来) is none. */
export function isBareFinding(text: string): boolean {
  const body = text.replace(LEAD, '');
  if (TALK.test(body)) return false;
  const wrong = DEFECT.test(body) || WRONG.test(body);
  const marked = body.split(/[ \n，,;]+/).length > 1;
  if (/^[ :，,\n]/.test(text) && marked) return wrong || DEADLINE_TAIL.test(body);
  return wrong && UNIT_BEHIND.test(body) && (marked || body.includes(':') || splitPlace(body) !== undefined);
}
