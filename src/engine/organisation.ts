// Keeps the organisation in memory the same as its documents, whoever changed them.
import { changeFromDocs, ORG_FLOWS, type OrgDoc } from '../org/from-docs.ts';
import type { Commit } from '../ports.ts';
import type { Engine } from './engine.ts';
import { today } from './session.ts';

/** Version of the organisation each engine has in memory. */
const versions = new WeakMap<Engine, number>();

/** After commits of our own only their documents are taken over, unless somebody else wrote as well. */
export async function refreshOrg(
  engine: Engine,
  own?: { readonly version: number; readonly commits: readonly Commit[] },
): Promise<void> {
  const known = versions.get(engine);
  const version = own?.version ?? (await engine.store.orgVersion());
  engine.org.apply({ today: today(engine) });
  if (version === known) return;
  // Each commit that changes the organisation is one version of it, however many documents it holds.
  const mine = own?.commits.map(orgDocsOf).filter((docs) => docs.length > 0) ?? [];
  if (known !== undefined && mine.length > 0 && version === known + mine.length) {
    engine.org.apply(changeFromDocs(mine.flat().map((doc) => docOf(doc.ref.flow, doc.ref.id, doc.json))));
  } else {
    await loadOrg(engine);
  }
  versions.set(engine, version);
}

const orgDocsOf = ({ docs }: Commit) => docs.filter((doc) => doc.org === true);

async function loadOrg({ store, org }: Engine): Promise<void> {
  const docs = await Promise.all(
    ORG_FLOWS.map(async (flow) => (await store.all(flow)).map(({ id, doc }) => docOf(flow, id, doc.json))),
  );
  org.apply({ units: await store.units(), ...changeFromDocs(docs.flat()) });
}

function docOf(flow: string, id: string, json: string): OrgDoc {
  return { flow, id, state: JSON.parse(json) };
}
