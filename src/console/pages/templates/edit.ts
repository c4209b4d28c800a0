// Changing a form. There is no command for it: the page offers a signal, for those who manage forms of the whole tree.
import { authorOf } from '../../../../commands/membership/said.ts';
import { form, type FormEvent } from '../../../../flows/form.ts';
import { openSession } from '../../../engine/session.ts';
import { UserError } from '../../../errors.ts';
import type { Author } from '../../../flow.ts';
import type { Post } from '../../../org/types.ts';
import type { ReportTemplate } from '../../../templates/types.ts';
import { text } from '../../../texts/index.ts';
import type { Console, Viewer } from '../../console.ts';
import { applied } from '../../write.ts';
import type { Fault, Saved } from '../../wire/templates.ts';
import { changesDay, judged, retiredFrom } from './judge.ts';
import { filledIn, isOn } from './running.ts';

const NEW = 'new';

interface About {
  readonly key: string;
  /** The change the page has shown, NEW for a form that is to be made; another one since is not overwritten. */
  readonly was: string;
}

/** A form is one for all: the post that manages forms of every top unit. */
export function editorPost({ org, person }: Pick<Viewer, 'org' | 'person'>): Post | undefined {
  const posts = org.roots().map(({ code }) => org.governs(person, 'manage_templates', code));
  return posts.includes(undefined) ? undefined : posts[0];
}

export async function save(
  { key, was, form: draft }: About & { readonly form: Readonly<Record<string, unknown>> },
  viewer: Viewer,
  console: Console,
): Promise<Saved> {
  const by = editor(viewer);
  const isMade = viewer.org.template(key) !== undefined;
  if (was === NEW && isMade) return { faults: [{ code: 'keyTaken', word: key }] };
  if (was !== NEW) await mustBe(was, key, viewer);
  const { template, faults } = judged({ key, form: draft }, viewer, console.engine.commands);
  if (template === undefined || faults.length > 0) return { faults };
  const lost = await losses(template, viewer, console);
  if (lost.length > 0) return { faults: lost };
  await keep(key, console, (stamp) => ({ type: 'changed', template, ...stamp, by }));
  return { faults: [] };
}

/** Back to the form as shipped or as loaded; a form made here is removed. */
export async function reset({ key, was }: About, viewer: Viewer, console: Console): Promise<Saved> {
  const by = editor(viewer);
  await mustBe(was, key, viewer);
  const { org } = viewer;
  const base = org.base(key);
  if (was === '') throw new UserError(text('console.notFound', {}));
  if (base === undefined && (await isOn(key, viewer))) return { faults: [{ code: 'stillOn' }] };
  const faults = base === undefined ? [] : await losses(base, viewer, console);
  if (faults.length > 0) return { faults };
  const retired = base === undefined ? [] : retiredFrom(org.template(key), base.fields);
  const also = retired.length === 0 ? {} : { retired: [...retired] };
  await keep(key, console, (stamp) => ({ type: 'reset', ...stamp, ...also, by }));
  return { faults: [] };
}

function editor(viewer: Viewer): Author {
  const post = editorPost(viewer);
  if (post === undefined) throw new UserError(text('console.forbidden', {}));
  return authorOf(viewer.org, viewer.person, post);
}

async function mustBe(was: string, key: string, { read, org }: Viewer): Promise<void> {
  if (org.template(key) === undefined) throw new UserError(text('console.notFound', {}));
  const known = await read.doc(form, key);
  if ((known?.changed.id ?? '') !== was) throw new UserError(text('console.formMoved', {}));
}

/** What a running day would lose by the change. */
async function losses(after: ReportTemplate, viewer: Viewer, { engine }: Console): Promise<readonly Fault[]> {
  const before = viewer.org.template(after.key);
  if (before === undefined) return [];
  const moved = changesDay(before, after) && (await isOn(after.key, viewer));
  const keys = new Set(after.fields.map(({ key }) => key));
  const gone = before.fields.filter(({ key }) => !keys.has(key));
  const filled = gone.length === 0 ? new Set<string>() : await filledIn(after.key, viewer, engine);
  return [
    ...(moved ? [{ code: 'whileOn' }] : []),
    ...gone.filter(({ key }) => filled.has(key)).map(({ label }) => ({ code: 'figures', field: label })),
  ];
}

type Stamp = Pick<FormEvent, 'at' | 'id'>;

/** Behind the change it was made upon, whatever the clock says. */
async function keep(key: string, console: Console, eventAt: (stamp: Stamp) => FormEvent): Promise<void> {
  const { engine } = console;
  const known = await openSession(engine).read.doc(form, key);
  const at = Math.max(engine.clock.now(), (known?.changed.at ?? 0) + 1);
  const event = eventAt({ at, id: engine.incident() });
  await applied(console, { to: { flow: form.name, id: key }, event }, 'console.formMoved');
}
