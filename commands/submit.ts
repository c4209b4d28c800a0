// /报送: freezes a unit's figures as a version and sends them to the group above.
import { dayPeriod } from '../flows/daily-report/index.ts';
import { reportDay } from '../flows/report-day.ts';
import { rollUp, type RollUpState, type Submitted } from '../flows/roll-up.ts';
import { addDays } from '../src/calendar.ts';
import type { Command, Request } from '../src/command.ts';
import { UserError } from '../src/errors.ts';
import type { Day } from '../src/flow.ts';
import { text } from '../src/texts/index.ts';
import type { Intent } from '../src/understanding/intent.ts';
import { authorOf, postFor, type Said, said, stampOf } from './membership/said.ts';
import { askedOf, type Question, standpoint, titled } from './reading/question.ts';
import { totalsOf } from './reading/shown.ts';
import { lacking, type Standing, standingOf } from './reading/standing.ts';
import { countedFields, heardIn } from './reading/words.ts';

/** Stands behind the command once somebody was asked whether to submit what is not complete. */
const SURE = '确认';

export const submit: Command<Said> = {
  name: 'submit',
  names: ['报送', 'submit', 'bs'],
  area: 'report',
  usage: '/报送 [日期] [模板]',
  usageEn: '/submit [DAY] [FORM]',
  permission: 'submit',
  args: said,
  async run(request) {
    const { org, read, args, occasion } = request;
    const words = args.words.filter((word) => word !== SURE);
    const heard = heardIn(words, { ...request, from: standpoint(request) });
    const q = await askedOf(heard, {
      request,
      action: 'submit',
      refuse: (unit) => new UserError(text('submit.beyond', { unit: org.label(unit) })),
    });
    const period = dayPeriod(q.template.key, q.day);
    const [standing, known, doubts] = await Promise.all([
      standingOf(q, { org, read, at: occasion.at }),
      read.doc(rollUp, q.unit, period),
      read.marked({ ledger: q.ledger, mark: 'disputed', under: q.unit }),
    ]);
    const figures = frozen(q, standing);
    const last = known?.versions.at(-1);
    if (last !== undefined && same(figures, last.figures)) {
      const version = known?.versions.length ?? 1;
      throw new UserError(text('submit.unchanged', { ...titled(q, org), version, at: last.at }));
    }
    const open = { missing: lacking(standing), doubts: doubts.length };
    if (words.length === args.words.length && open.missing + open.doubts > 0) {
      const earlier = heard.date === undefined ? await earlierOf(q, request) : undefined;
      return { reply: text('submit.sure', { ...titled(q, org), ...open, earlier }), ask: { '1': surely(request) } };
    }
    return { signals: [{ to: { flow: rollUp.name, period, id: q.unit }, event: submitted(request, q, figures) }] };
  },
};

/** The day before, where its roll-up is still to come and nothing of the day asked about is due yet. */
async function earlierOf(q: Question, { read, occasion }: Request<Said>): Promise<Day | undefined> {
  if (occasion.at > Math.min(...Object.values(q.opened.policy.cutoff))) return undefined;
  const day = addDays(q.day, -1);
  const period = dayPeriod(q.template.key, day);
  const [opened, submitted] = await Promise.all([read.doc(reportDay, period), read.doc(rollUp, q.unit, period)]);
  return opened !== undefined && submitted === undefined ? day : undefined;
}

function surely({ args }: Request<Said>): Intent {
  const words = [...args.words, SURE];
  return { intent: 'command', name: 'submit', typed: '报送', words, rest: words.join(' '), slash: true };
}

function frozen({ template }: Question, standing: Standing): Submitted['figures'] {
  const { expected, voluntary, zero, late, sums } = standing;
  const kept = countedFields(template).map(({ key }) => [key, sums[key] ?? 0]);
  return {
    ...{ expected, missing: lacking(standing), voluntary, zero, late },
    sums: Object.fromEntries(kept) as Record<string, number>,
  };
}

type Version = RollUpState['versions'][number]['figures'];

function same(a: Version, b: Version): boolean {
  const counts = ['expected', 'missing', 'voluntary', 'zero', 'late'] as const;
  const keys = new Set([...Object.keys(a.sums), ...Object.keys(b.sums)]);
  return (
    counts.every((name) => (a[name] ?? 0) === (b[name] ?? 0)) &&
    [...keys].every((key) => (a.sums[key] ?? 0) === (b.sums[key] ?? 0))
  );
}

function submitted(request: Request<Said>, q: Question, figures: Submitted['figures']): Submitted {
  const { org, actor, occasion } = request;
  const parent = org.unit(q.unit)?.parent;
  return {
    type: 'submitted',
    ...stampOf(occasion),
    by: authorOf(org, actor, postFor(request, 'submit', q.unit)),
    unit: q.unit,
    unitName: org.label(q.unit),
    ...(parent === undefined ? {} : { parent }),
    title: q.template.title,
    day: q.day,
    figures,
    totals: totalsOf(q.template, figures.sums).map(({ label, value, measure }) => ({ label, value, measure })),
  };
}
