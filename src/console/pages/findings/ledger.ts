// The ledger, page by page, with how many every filter would list.
import { isLate, listedOf } from '../../../../commands/finding/select.ts';
import type { Finding } from '../../../../flows/finding.ts';
import { LEDGER_FILTERS, type LedgerFilter } from '../../../templates/findings.ts';
import type { Viewer } from '../../console.ts';
import type { Ledger } from '../../wire/findings.ts';
import { paged, rowOf } from './rows.ts';
import { type Asked, found, seenIn, wanted } from './visible.ts';

/** Rows of one page. */
const SIZE = 100;

export interface LedgerAsked extends Asked {
  readonly unit: string;
  readonly page: number;
}

export async function ledgerPage(asked: LedgerAsked, viewer: Viewer): Promise<Ledger> {
  const { org, at } = viewer;
  const seen = await seenIn(asked.unit, viewer);
  const listed = wanted(seen, asked, viewer);
  const page = paged(listed, asked.page, SIZE);
  return {
    ...{ unit: asked.unit, name: org.label(asked.unit), at },
    ...page,
    rows: page.rows.map((state) => rowOf(state, at)),
    overdue: listed.filter((state) => isLate(state, at)).length,
    counts: countsOf(found(seen, asked.q), asked, viewer),
  };
}

function countsOf(
  states: readonly Finding[],
  { severity }: Pick<Asked, 'severity'>,
  { at, org }: Viewer,
): Record<string, number> {
  const names = Object.keys(LEDGER_FILTERS) as LedgerFilter[];
  return Object.fromEntries(
    names.map((name) => [name, listedOf(states, { filters: [name], severity }, { at, zone: org.zone }).length]),
  );
}
