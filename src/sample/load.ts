// The sample city, loaded once into an empty sandbox.
import { NOTHING, type Store } from '../ports.ts';
import { sampleDocs } from './docs.ts';
import { sampleCity } from './sample.ts';

/** True when the city was loaded now; a store that has units already is left alone. */
export async function loadSample(store: Store, at: number, zone: string): Promise<boolean> {
  if ((await store.units()).length > 0) return false;
  const { units, signals } = sampleCity(at, zone);
  await store.commit([{ ...NOTHING, units }]);
  await store.commit([{ docs: sampleDocs(signals), tallies: [], ledgers: [], parcels: [] }]);
  return true;
}
