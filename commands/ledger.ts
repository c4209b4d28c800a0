// The ledger of findings as it is read in a group, page by page.
import { z } from 'zod';
import { colourOf, finding, historyOf, type Finding } from '../flows/finding.ts';
import type { Command, Request } from '../src/command.ts';
import { LEDGER_FILTERS, SEVERITY_NAMES, type LedgerFilter, type Severity } from '../src/templates/findings.ts';
import { text } from '../src/texts/index.ts';
import type { LedgerLine } from '../src/texts/zh-CN/finding.ts';
import { known, numbersIn } from './finding/numbered.ts';
import { isLate, listedOf, seenBy } from './finding/select.ts';
import { show } from './finding/show.ts';
import { areaNamed } from './finding/words.ts';

interface Words {
  readonly words: readonly string[];
}

/** Lines of one answer. */
const LINES = 13;
const PAGE = /^第?(\d{1,3})页$/;

interface Selection {
  readonly filters: readonly LedgerFilter[];
  readonly severity?: Severity;
  readonly area?: string;
  readonly page: number;
}

export const ledger: Command<Words> = {
  name: 'ledger',
  names: ['台账', 'ledger', 'tz'],
  area: 'finding',
  usage:
    '/台账 [在办|逾期|待复查|退单|延期|黄牌|10天内|20天内|更晚|本周|已销号|回头看|作废|全部] [单位] [严重|较重|一般|长期] [第2页]',
  usageEn:
    '/ledger [open|overdue|review|refused|extended|yellow|near|later|week|closed|lookback|voided|all] [unit] [severity] [第2页]',
  permission: 'see_figures',
  args: z.object({ intent: z.literal('command'), words: z.array(z.string()) }),
  async run(request) {
    const { org, actor, occasion } = request;
    const one = numberAlone(request);
    if (one !== undefined) return show(request, await known(request, one));
    const { filters, severity, area = request.unit, page } = selection(request);
    const { at } = occasion;
    const all = (await request.read.all(finding)).map((doc) => doc.state);
    const seen = seenBy(all, { org, actor, area });
    const states = listedOf(seen, { filters, severity }, { at, zone: org.zone });
    const pages = Math.max(1, Math.ceil(states.length / LINES));
    const shown = Math.min(Math.max(page, 1), pages);
    return {
      reply: text('finding.ledger', {
        area: org.label(area),
        filters,
        ...(severity && { severity }),
        total: states.length,
        overdue: states.filter((state) => isLate(state, at)).length,
        voided: seen.filter(({ status }) => status === 'voided').length,
        page: shown,
        pages,
        words: request.args.words.filter((word) => !PAGE.test(word)).join(' '),
        lines: states.slice((shown - 1) * LINES, shown * LINES).map((state) => lineOf(state, at)),
      }),
    };
  },
};

/** /台账 3, /台账 督3 is meant for one finding, unless it is the code of a unit. */
function numberAlone({ args, org }: Request<Words>): number | undefined {
  const [word = '', ...more] = args.words;
  const { numbers, text: rest } = numbersIn(word);
  return more.length > 0 || rest !== '' || numbers.length !== 1 || org.unit(word) !== undefined
    ? undefined
    : numbers[0];
}

const isFilter = (word: string): LedgerFilter | undefined =>
  (Object.keys(LEDGER_FILTERS) as LedgerFilter[]).find((name) => LEDGER_FILTERS[name].test(word));

function selection(request: Request<Words>): Selection {
  const filters: LedgerFilter[] = [];
  let rest: Omit<Selection, 'filters'> = { page: 1 };
  for (const word of request.args.words) {
    const filter = isFilter(word);
    const severity = SEVERITY_NAMES.get(word);
    const page = PAGE.exec(word);
    if (filter !== undefined) filters.push(filter);
    else if (severity !== undefined) rest = { ...rest, severity };
    else if (page !== null) rest = { ...rest, page: Number(page[1]) };
    else rest = { ...rest, area: areaNamed(request, word, 'see_figures') };
  }
  return { ...rest, filters: filters.length === 0 ? ['open'] : filters };
}

function lineOf(state: Finding, at: number): LedgerLine {
  const { number, place, issue, unitName, severity, due, status } = state;
  const colour = colourOf(state, at);
  const history = historyOf(state, at);
  return { number, place, issue, unitName, severity, due, status, ...history, ...(colour && { colour }) };
}
