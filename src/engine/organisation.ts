// Keeps the organisation in memory the same as its documents, whoever changed them.
import { changeFromDocs, ORG_FLOWS, type OrgDoc } from '../org/from-docs.ts';
import type { DocWrite } from '../ports.ts';
import type { Engine } from './engine.ts';
import { today } from './session.ts';

/** Version of the organisation each engine has in memory. */
const versions = new WeakMap<Engine, number>();

/** After a commit of our own: `docs` are its documents, and only they are read again unless somebody else wrote as well. */
export async function refreshOrg(
  engine: Engine,
  own?: { readonly version: number; readonly docs: readonly DocWrite[] },
): Promise<void> {
  const known = versions.get(engine);
  const version = own?.version ?? (await engine.store.orgVersion());
  engine.org.apply({ today: today(engine) });
  if (version === known) return;
  const mine = own?.docs.filter((doc) => engine.orgFlows.has(doc.ref.flow)) ?? [];
  const commits = own === undefined ? 0 : mine.length;
  if (own !== undefined && known !== undefined && commits > 0 && version <= known + commits) {
    engine.org.apply(changeFromDocs(mine.map((doc) => docOf(doc.ref.flow, doc.ref.id, doc.json))));
  } else {
    await loadOrg(engine);
  }
  versions.set(engine, version);
}

async function loadOrg({ store, org }: Engine): Promise<void> {
  const docs = await Promise.all(
    ORG_FLOWS.map(async (flow) => (await store.all(flow)).map(({ id, doc }) => docOf(flow, id, doc.json))),
  );
  org.apply({ units: await store.units(), ...changeFromDocs(docs.flat()) });
}

function docOf(flow: string, id: string, json: string): OrgDoc {
  return { flow, id, state: JSON.parse(json) };
}
