// A gap in hearing: noted on the account's ledger, and the groups that still owe something are asked once to send again.
import { dayLedger } from '../../flows/daily-report/index.ts';
import { hearing, type GapHeard } from '../../flows/hearing.ts';
import { REPORT_DUE, reportDay } from '../../flows/report-day.ts';
import type { UnitCode } from '../flow.ts';
import type { Entry } from '../ports.ts';
import type { Meaning } from './plan.ts';
import type { Session } from './session.ts';

type Gap = Extract<Entry, { kind: 'gap' }>;
type Group = GapHeard['groups'][number];

export async function gapIntake(gap: Gap, session: Session): Promise<Meaning> {
  const { account, from, to, id } = gap;
  const event: GapHeard = { type: 'gap', at: gap.at, id, from, to, groups: await groupsOwing(gap, session) };
  return { signals: [{ to: { flow: hearing.name, id: account }, event }], replies: [] };
}

async function groupsOwing({ account, from }: Gap, session: Session): Promise<Group[]> {
  const { store, org } = session.engine;
  const days = await session.read.open(reportDay);
  const current = days.filter(({ state }) => state.policy.closesAt >= from);
  const groups = new Map<string, Group & { units: { code: UnitCode; name: string }[] }>();
  for (const { state } of current) {
    const ledger = dayLedger(state.template, state.day);
    for (const code of await store.waiting({ ledger, due: REPORT_DUE, under: state.areas })) {
      const group = org.unit(code)?.parent ?? code;
      if (org.nearestRoom(group)?.account !== account) continue;
      const key = `${ledger}|${group}`;
      const known = groups.get(key) ?? { unit: group, title: state.title, ledger, due: REPORT_DUE, units: [] };
      known.units.push({ code, name: org.label(code) });
      groups.set(key, known);
    }
  }
  return [...groups.values()];
}
