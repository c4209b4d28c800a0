// Text → intent. Pure: no I/O, no clock, no memory beyond compiled templates.
import { ackOf } from './ack.ts';
import { ofAllUnits } from './all-units.ts';
import { pairsByBars } from './bars.ts';
import { BIT } from './bits.ts';
import { chainOf } from './chain.ts';
import { ticked } from './boxes.ts';
import { type Called, commandAt, commandIntent } from './call.ts';
import { correctionOf } from './correct.ts';
import { bodyInChinese, daysInChinese } from './english.ts';
import { findingOf, isBareFinding } from './finding.ts';
import type { Context, Intent, Rule, Understood } from './intent.ts';
import { QUESTION } from './lexicon/phrases.ts';
import { fieldOf, lexed } from './lexed.ts';
import { stripMentions, stripPhoneMentions } from './mention.ts';
import { normalise } from './normalise.ts';
import { splitQuote } from './quote.ts';
import { findingQuoted, findingReply, quotedReply } from './reply.ts';
import { draft, mistakeIntent } from './draft.ts';
import { isPlainZero, plainFigures } from './plain.ts';
import { reportFrom } from './report.ts';
import type { Scene } from './scene.ts';
import { speltOut } from './shapes.ts';
import { tableOf } from './table.ts';
import { echo, part, trim, type Typed, without } from './typed.ts';
import { vocabularyOf } from './vocabulary.ts';
import { weekdayWritten } from './numbered.ts';
import { withdrawal } from './withdrawal.ts';

/** Longer than any chain or table people paste (characters). Beyond it nothing is read: such a message is `none`. */
export const MAX_TEXT = 400_000;
/** Only lists are long: a text of this length without as many lines is none. */
const MAX_PROSE = 20_000;
const MAX_LINES = 20_000;

/** Longer than anybody's message or list. */
function isEndless(text: string): boolean {
  if (text.length <= MAX_PROSE) return false;
  if (text.length > MAX_TEXT) return true;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines > MAX_LINES || text.length / lines > 400;
}

const none: Intent = { intent: 'none' };
const ZERO: Intent = { intent: 'zero_report' };

/** Notes which part has decided. */
function by<I extends Intent | undefined>(rule: Rule, intent: I, { context }: Scene): I {
  if (intent !== undefined) context.decided?.(rule);
  return intent;
}

function zeroByCommand(command: Called, scene: Scene): Intent {
  if (command.body.text === '') return ZERO;
  const all = ofAllUnits(command.body, scene, true);
  if (all) return all;
  const own = draft(command.body, scene, true);
  if (
    command.body.text !== '' &&
    own.stated.length === 0 &&
    own.doubts.length === 0 &&
    QUESTION.test(command.body.text)
  )
    return none;
  return reportFrom({ ...own, zero: true }, scene);
}

function byCore(command: Called, scene: Scene): Intent {
  const body = command.core === 'finding' ? command.body : bodyInChinese(command.body);
  switch (command.core) {
    case 'zero':
      return zeroByCommand({ ...command, body }, scene);
    case 'correct':
      return correctionOf(body, scene, true) ?? mistakeIntent({ code: 'empty_report' });
    case 'finding':
      return findingOf(body, scene);
    case 'ack':
      return ackOf(`收到${body.text}`) ?? { intent: 'ack' };
    case 'behalf':
      return listed(body, scene) ?? reportFrom(draft(behalfText(body), scene, true), scene);
    case 'backfill':
      return byReport(weekdayWritten(body, scene.context), scene);
    default:
      return byReport(body, scene);
  }
}

const byReport = (body: Typed, scene: Scene): Intent =>
  plainReport(body.text, scene) ?? listed(body, scene) ?? reportFrom(draft(body, scene, true), scene);

/** 代 in front of what stands behind /代报, so that it reads like the plain sentence. */
function behalfText(body: Typed): Typed {
  return normalise(`代${body.source === body.text ? body.text : body.source.slice(body.map?.[0] ?? 0)}`);
}

function listed(body: Typed, scene: Scene): Intent | undefined {
  const found = tableOf(body, scene) ?? chainOf(body, scene);
  return found && found.intent !== 'none' ? found : undefined;
}

const REPORT_HEAD = /^(?:日报|疫情日报|今日日报)[ :，,\n]+(?=.*\d)/s;
const FINDING_HEAD = /^(?:督查|督察|督导)/;

/** 日报 疫苗接种20: the command without its slash, when nothing but pieces with figures follows. */
function strictHead(typed: Typed): Typed | undefined {
  const found = REPORT_HEAD.exec(typed.text);
  if (!found) return undefined;
  const body = typed.text.slice(found[0].length);
  const shaped = body
    .split(/[\s，,;；、]+/)
    .filter((piece) => piece !== '')
    .every((piece) => /^[\u4e00-\u9fff]{2,8}[:=]?-?[\d.]+[人次例名个]?$/.test(piece));
  return shaped ? trim(part(typed, found[0].length, typed.text.length)) : undefined;
}

const SAYS = BIT.label | BIT.zero | BIT.soft | BIT.neg;

/** No label, no zero phrase, no negation, and no word that sounds like one: whatever it is, it is no report. */
function saysNothing(typed: Typed, { vocabulary }: Scene): boolean {
  return (
    !lexed(typed, vocabulary).tokens.some(({ bits }) => bits & SAYS) &&
    !/报|告|\d|[一二三四五六七八九十两俩仨零]/.test(typed.text)
  );
}

/** 督查 place issue limit, or an answer to a finding, without slash. */
function aboutFinding(typed: Typed, scene: Scene): Intent | undefined {
  const finding = FINDING_HEAD.exec(typed.text);
  if (finding && isBareFinding(typed.text.slice(finding[0].length)))
    return findingOf(trim(part(typed, finding[0].length, typed.text.length)), scene);
  return findingReply(typed.text, scene.context);
}

/** 根据通知要求零报告 */
const ON_ORDER =
  /^(?:根据|按照?|依照|遵照)[^，,。;:\n\d不没]{0,10}(?:要求|通知|安排|部署|规定|指示|精神)[，, ]*(?:现?上?报)?(?=零|0)/;

/** Nothing but 零报告, or labels with their figures. */
function plainReport(text: string, { vocabulary }: Scene): Intent | undefined {
  if (text.length > 200) return undefined;
  const start = ON_ORDER.exec(text)?.[0].length ?? 0;
  if (isPlainZero(text, start, vocabulary) && !text.startsWith('全部')) return ZERO;
  const plain = plainFigures(text, 0, vocabulary);
  if (!plain) return undefined;
  const { fields, template } = plain;
  return template === undefined ? { intent: 'report', fields } : { intent: 'report', fields, template };
}

/** 更正, 补报, 返乡人员：: the beginning of a report, and nothing behind it. */
function bareForm(typed: Typed, { vocabulary, everybody }: Scene): Intent | undefined {
  const { text } = typed;
  if (everybody || text.length > 20) return undefined;
  if (/^(?:更正|订正|补报)[:。!]?$/.test(text)) return mistakeIntent({ code: 'empty_report' });
  if (!text.endsWith(':')) return undefined;
  const read = lexed(typed, vocabulary);
  const [label, colon, ...more] = read.tokens.filter(({ bits }) => !(bits & BIT.blank));
  const field = fieldOf(read, label);
  if (!label || !colon || more.length > 0 || !field || field.kind === 'text' || field.kind === 'enum') return undefined;
  const token = echo(typed, label.s, label.e);
  return mistakeIntent({ code: 'missing_value', token, label: token });
}

/** A report in plain words, with the command's rules when it begins like one. */
function reported(typed: Typed, scene: Scene): Intent {
  const strict = strictHead(typed);
  if (strict) return by('form_head', reportFrom(draft(strict, scene, true), scene), scene);
  return (
    by('correction', correctionOf(typed, scene, false), scene) ??
    by('figures', reportFrom(draft(typed, scene, false), scene), scene)
  );
}

const chatter = (scene: Scene): Intent => by('chatter', none, scene);

/** Of what is no report. */
const little = (typed: Typed, scene: Scene): Intent =>
  by('acknowledgement', ackOf(typed.text), scene) ??
  by('withdrawal', withdrawal(typed.text, scene), scene) ??
  by('bare_form', bareForm(typed, scene), scene) ??
  chatter(scene);

function plainly(given: Typed, scene: Scene): Intent {
  const finding = by('finding_sentence', aboutFinding(given, scene), scene);
  if (finding) return finding;
  const typed = daysInChinese(given);
  if (!typed.text.includes('\n') && saysNothing(typed, scene)) return little(typed, scene);
  const told =
    by('withdrawal', withdrawal(typed.text, scene), scene) ??
    by('bare_form', bareForm(typed, scene), scene) ??
    by('all_units', ofAllUnits(typed, scene, false), scene) ??
    by('table', tableOf(typed, scene), scene) ??
    by('chain', chainOf(typed, scene), scene);
  if (told) return told;
  const report = reported(typed, scene);
  if (report.intent !== 'none') return report;
  return by('acknowledgement', ackOf(typed.text), scene) ?? chatter(scene);
}

/** Lines of dashes that separate parts of a form are no text. */
function withoutRules(typed: Typed): Typed {
  if (!typed.text.includes('-----') && !typed.text.includes('—————')) return typed;
  return without(
    typed,
    [...typed.text.matchAll(/(?<=^|\n)[ ]*[-—_=]{5,200}[ ]*(?=\n|$)/g)].map(
      (found) => [found.index, found.index + found[0].length] as const,
    ),
  );
}

function intentOf(typed: Typed, scene: Scene): Intent {
  if (typed.text === '') return chatter(scene);
  const report = scene.everybody ? undefined : plainReport(typed.text, scene);
  if (report) return by(report.intent === 'zero_report' ? 'zero_phrase' : 'plain_figures', report, scene);
  const command = commandAt(typed, scene.context);
  if (!command) return plainly(typed, scene);
  return command.core === undefined
    ? by('command_word', commandIntent(command), scene)
    : by('report_command', byCore(command, scene), scene);
}

/**
 * Understands one message: what it means, and whom it quotes.
 * Never throws, whatever the text; linear in its length.
 */
export function understand(text: string, context: Context): Understood {
  if (isEndless(text)) {
    context.decided?.('endless');
    return { intent: none };
  }
  const { answer, quoted } = splitQuote(trim(normalise(stripPhoneMentions(ticked(text)))));
  const { typed, everybody } = stripMentions(answer);
  const scene: Scene = { context, vocabulary: vocabularyOf(context.templates), everybody };
  const about = quoted && findingQuoted(quoted.text) !== undefined ? quotedReply(typed.text, context) : undefined;
  const intent =
    by('finding_quoted', about, scene) ??
    intentOf(trim(speltOut(pairsByBars(withoutRules(typed), scene.vocabulary), scene.vocabulary)), scene);
  return quoted ? { intent, quoted } : { intent };
}
