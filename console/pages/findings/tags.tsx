// What a finding is, in words beside the colour: its light, its state, how late it is.
import { Link } from 'wouter';
import type { FindingRow } from '../../../src/console/wire/findings.ts';
import { findingsTexts } from '../../../src/texts/console/findings.ts';
import * as english from '../../../src/texts/en/finding.ts';
import * as chinese from '../../../src/texts/zh-CN/finding.ts';
import { useLocale, useTexts } from '../../settings.ts';

/** Names of states, severities and categories, the same as in the groups. */
export function useLabels() {
  const { STATUS_NAMES, SEVERITY_LABELS, CATEGORY_LABELS } = useLocale() === 'en' ? english : chinese;
  const named = (names: Readonly<Record<string, string>>) => (key: string) => names[key] ?? key;
  return { status: named(STATUS_NAMES), severity: named(SEVERITY_LABELS), category: named(CATEGORY_LABELS) };
}

export function Light({ colour }: { readonly colour: FindingRow['colour'] | undefined }) {
  const t = useTexts(findingsTexts);
  if (colour === undefined) return <span aria-hidden>–</span>;
  return (
    <span className={`light ${colour}`} title={t.lights[colour]}>
      <i aria-hidden /> {t.colours[colour]}
    </span>
  );
}

export function Status({ row }: { readonly row: Pick<FindingRow, 'status' | 'round'> }) {
  const t = useTexts(findingsTexts);
  const { status } = useLabels();
  return (
    <span className={`status ${row.status}`}>
      {status(row.status)}
      {row.round > 1 && <small>{t.round(row.round)}</small>}
    </span>
  );
}

/** Days late and cards, which no new limit wipes out. */
export function Past({ row }: { readonly row: Pick<FindingRow, 'lateDays' | 'card'> }) {
  const t = useTexts(findingsTexts);
  return (
    <>
      {row.lateDays > 0 && <span className="past late">{t.late(row.lateDays)}</span>}
      {row.card !== undefined && <span className={`past ${row.card}-card`}>{t.cards[row.card]}</span>}
    </>
  );
}

export function NumberLink({ number }: { readonly number: number }) {
  const t = useTexts(findingsTexts);
  return (
    <Link href={`/findings/${number}`} className="number">
      {t.number(number)}
    </Link>
  );
}
