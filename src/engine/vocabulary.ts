// Which forms a message may be filling in: the templates active where the speaker stands, and the feedback of open orders.
import { dayOf } from '../calendar.ts';
import type { UnitCode } from '../flow.ts';
import type { ReportTemplate } from '../templates/types.ts';
import type { Intent } from '../understanding/intent.ts';
import type { Session } from './session.ts';

/** The parser compiles a list of templates once, so the same list must stay the same array. */
const lists = new Map<string, readonly ReportTemplate[]>();
const LISTS = 500;

export async function templatesFor(
  session: Pick<Session, 'engine' | 'read'>,
  unit: UnitCode | undefined,
  at: number,
): Promise<readonly ReportTemplate[]> {
  const { org, feedback } = session.engine;
  if (unit === undefined) return [];
  const day = dayOf(at, org.zone);
  const active = org.templates().filter((template) => isActive(session, { template, unit, day }));
  const asked = await feedback(session.read, unit);
  return shared([...active, ...asked]);
}

/** How the keys of the forms of orders begin. */
export const ORDER = 'order:';

/** Figures that several orders ask for fit no form alone: which of the orders is meant is for the command to say. */
export function ofSomeOrder(intent: Intent, templates: readonly ReportTemplate[]): Intent {
  if (intent.intent !== 'report' || intent.template !== undefined) return intent;
  const forms = templates.filter(({ fields }) => fields.some(({ key }) => key in intent.fields));
  const isOrder = forms.length > 0 && forms.every(({ key }) => key.startsWith(ORDER));
  return isOrder ? { ...intent, template: ORDER } : intent;
}

/** Active for the unit, or for somebody below it: a town clerk pastes what his villages say. */
function isActive(
  { engine: { org } }: Pick<Session, 'engine'>,
  of: { template: ReportTemplate; unit: UnitCode; day: string },
): boolean {
  return org
    .activations()
    .some(
      (a) =>
        a.template === of.template.key &&
        a.from <= of.day &&
        (a.to === undefined || of.day <= a.to) &&
        (org.within(of.unit, a.area) || org.within(a.area, of.unit)),
    );
}

function shared(templates: readonly ReportTemplate[]): readonly ReportTemplate[] {
  const key = templates.map(nameOf).join(';');
  const known = lists.get(key);
  if (known) return known;
  if (lists.size >= LISTS) lists.clear();
  lists.set(key, templates);
  return templates;
}

const names = new WeakMap<ReportTemplate, string>();
/** Short names by what a form says. */
const contents = new Map<string, string>();
const CONTENTS = 1_000;
let named = 0;

/** An order may change what it asks for, and a form what it is called and reads, and keep their keys. */
function nameOf(template: ReportTemplate): string {
  const known = names.get(template);
  if (known !== undefined) return known;
  const { key, title, aliases, fields } = template;
  const content = JSON.stringify([key, title, aliases, fields]);
  const name = contents.get(content) ?? `${key}#${(named += 1)}`;
  if (contents.size >= CONTENTS) contents.clear();
  contents.set(content, name);
  names.set(template, name);
  return name;
}
