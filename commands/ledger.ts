// The ledger of findings as it is read in a group; the whole of it is exported by the command line and the console.
import { z } from 'zod';
import { colourOf, finding, type Finding } from '../flows/finding.ts';
import type { Command, Request } from '../src/command.ts';
import { LEDGER_FILTERS, SEVERITY_NAMES, type LedgerFilter, type Severity } from '../src/templates/findings.ts';
import { text } from '../src/texts/index.ts';
import type { LedgerLine } from '../src/texts/zh-CN/finding.ts';
import { areaNamed } from './finding/words.ts';

interface Words {
  readonly words: readonly string[];
}

/** Lines of one answer. */
const LINES = 13;
const NEAR = 10 * 86_400_000;

const isOver = ({ status }: Finding): boolean => status === 'closed' || status === 'look_back';
const isLate = (state: Finding, at: number): boolean => colourOf(state, at) === 'red';

const FILTERS: Readonly<Record<LedgerFilter, (state: Finding, at: number) => boolean>> = {
  open: (state) => !isOver(state),
  overdue: isLate,
  closed: isOver,
  near: (state, at) => !isOver(state) && state.due <= at + NEAR,
  all: () => true,
};

interface Selection {
  readonly filter: LedgerFilter;
  readonly severity?: Severity;
  readonly area?: string;
}

export const ledger: Command<Words> = {
  name: 'ledger',
  names: ['台账', 'ledger', 'tz'],
  area: 'finding',
  usage: '/台账 [在办|逾期|已销号|10天内|全部] [单位] [严重|较重|一般|长期]',
  usageEn: '/ledger [open|overdue|closed|near|all] [unit] [severity]',
  permission: 'see_figures',
  args: z.object({ intent: z.literal('command'), words: z.array(z.string()) }),
  async run(request) {
    const { org, actor, occasion } = request;
    const { filter, severity, area = request.unit } = selection(request);
    const all = await request.read.all(finding);
    const states = all
      .map((doc) => doc.state)
      .filter((state) => state.status !== 'voided' && org.within(state.unit, area))
      .filter((state) => org.governs(actor, 'see_figures', state.unit) !== undefined)
      .filter((state) => FILTERS[filter](state, occasion.at) && (severity === undefined || state.severity === severity))
      .sort((a, b) => Number(isOver(a)) - Number(isOver(b)) || a.due - b.due || a.number - b.number);
    return {
      reply: text('finding.ledger', {
        area: org.label(area),
        filter,
        ...(severity && { severity }),
        total: states.length,
        overdue: states.filter((state) => isLate(state, occasion.at)).length,
        lines: states.slice(0, LINES).map((state) => lineOf(state, occasion.at)),
      }),
    };
  },
};

function selection(request: Request<Words>): Selection {
  let chosen: Selection = { filter: 'open' };
  for (const word of request.args.words) {
    const filter = (Object.keys(LEDGER_FILTERS) as LedgerFilter[]).find((name) => LEDGER_FILTERS[name].test(word));
    const severity = SEVERITY_NAMES.get(word);
    if (filter !== undefined) chosen = { ...chosen, filter };
    else if (severity !== undefined) chosen = { ...chosen, severity };
    else chosen = { ...chosen, area: areaNamed(request, word, 'see_figures') };
  }
  return chosen;
}

function lineOf(state: Finding, at: number): LedgerLine {
  const { number, place, issue, unitName, severity, due, status } = state;
  const colour = colourOf(state, at);
  return { number, place, issue, unitName, severity, due, status, ...(colour && { colour }) };
}
