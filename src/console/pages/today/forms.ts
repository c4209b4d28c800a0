// How the forms of a day stand in a unit: the figures of /汇总, what has changed, and who lags.
import type { Question } from '../../../../commands/reading/question.ts';
import { totalsOf } from '../../../../commands/reading/shown.ts';
import { sinceVersion } from '../../../../commands/reading/since.ts';
import { type ChildStanding, lacking, standingOf } from '../../../../commands/reading/standing.ts';
import { countedFields } from '../../../../commands/reading/words.ts';
import { againstYesterday } from '../../../../commands/reading/yesterday.ts';
import { dayLedger } from '../../../../flows/daily-report/index.ts';
import type { Console, Viewer } from '../../console.ts';
import { formsNow, questionAbout } from '../../question.ts';
import type { FormToday } from '../../wire/today.ts';
import { tiersOf } from './tiers.ts';

const LAGGING = 10;

export async function formsOf(unit: string, viewer: Viewer, console: Console): Promise<readonly FormToday[]> {
  const forms = formsNow(viewer, unit);
  const asked = await Promise.all(
    forms.map(async ({ template, day }) => {
      const isOpen = await viewer.read.isOpened(dayLedger(template.key, day));
      return isOpen ? [await questionAbout(viewer, { unit, template: template.key, day })] : [];
    }),
  );
  return Promise.all(asked.flat().map((q) => formOf(q, viewer, console)));
}

async function formOf(q: Question, viewer: Viewer, console: Console): Promise<FormToday> {
  const { org, read, at } = viewer;
  const { template, day, opened } = q;
  const standing = await standingOf(q, { org, read, at }, { unheard: Infinity, exempt: Infinity });
  const [since, yesterday, byTier, lagging] = await Promise.all([
    sinceVersion(q, standing, read),
    againstYesterday(q, standing, { org, read }),
    tiersOf(q, standing, { viewer, console }),
    laggingOf(q, standing, viewer),
  ]);
  const { policy } = opened;
  const fields = countedFields(template);
  return {
    ...{ template: template.key, title: template.title, day, ...byTier },
    ...{ expected: standing.expected, actual: standing.actual, onTime: standing.onTime },
    ...{ late: standing.late, missing: lacking(standing) },
    totals: totalsOf(template, standing.sums, yesterday?.changes).map((total, i) => ({
      ...total,
      field: fields[i]?.key ?? '',
    })),
    cutoffs: byTier.tiers
      .map(({ tier }) => ({ tier, at: policy.cutoff[tier] ?? policy.closesAt }))
      .sort((a, b) => a.at - b.at),
    ...{ opensAt: policy.opensAt, closesAt: policy.closesAt, lagging },
    ...(since === undefined ? {} : { since }),
  };
}

/** Who lags: among the children, or further down where there is only one of them. */
async function laggingOf(
  q: Question,
  { children }: { readonly children: readonly ChildStanding[] },
  viewer: Viewer,
): Promise<FormToday['lagging']> {
  const { org, read, at } = viewer;
  const owing = children.filter(({ expected }) => expected > 0);
  const [only] = owing;
  if (only !== undefined && owing.length === 1 && org.children(only.unit, q.day).length > 0) {
    const below = { ...q, unit: only.unit };
    return laggingOf(below, await standingOf(below, { org, read, at }), viewer);
  }
  return owing
    .map((child) => ({ ...child, missing: lacking(child) }))
    .filter(({ missing }) => missing > 0)
    .sort((a, b) => b.missing - a.missing || (a.unit < b.unit ? -1 : 1))
    .slice(0, LAGGING)
    .map(({ unit, expected, actual, missing }) => ({ unit, name: org.label(unit), expected, actual, missing }));
}
