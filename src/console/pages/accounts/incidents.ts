// An entry put aside as a bug of ours, in the words of whoever has to ask what became of it.
import type { UnitCode } from '../../../flow.ts';
import { masked } from '../../../mask.ts';
import type { Org } from '../../../org/types.ts';
import type { Dead, Entry } from '../../../ports.ts';
import type { Place, Where } from '../../places.ts';
import type { Incident } from '../../wire/accounts.ts';

interface Sources {
  readonly org: Org;
  readonly place: (where: Where) => Place;
}

/** The incident, and whose business it is. */
interface Found {
  readonly shown: Incident;
  readonly units: readonly UnitCode[];
}

export function incidentOf({ incident, reason, entry, at }: Dead, sources: Sources): Found {
  const kept = JSON.parse(entry) as Entry | string;
  const told = { incident, reason: masked(reason) };
  if (typeof kept === 'string') return { shown: { ...told, at, kind: 'tick', about: masked(kept) }, units: [] };
  const { kind } = kept;
  if (kind === 'heard') {
    const { message } = kept;
    const { shown: place, units } = sources.place(message);
    const person = sources.org.personBy(message.channel, message.contact);
    const who = person?.name ?? masked(message.contactName);
    return { shown: { ...told, kind, at: message.at, place, who, text: message.text }, units };
  }
  return { shown: { ...told, kind, at: kept.at, about: masked(aboutOf(kept)) }, units: [] };
}

function aboutOf(entry: Exclude<Entry, { kind: 'heard' }>): string {
  switch (entry.kind) {
    case 'signal':
      return [entry.signal.to.flow, entry.signal.to.period, entry.signal.to.id].filter(Boolean).join(' ');
    case 'cron':
      return entry.flow;
    case 'gap':
      return entry.account;
  }
}
