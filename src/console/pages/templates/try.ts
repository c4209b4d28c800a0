// What would be understood of a message with a form as it stands on the page, before anybody else has it.
import { ORDER, ofSomeOrder, templatesFor } from '../../../engine/vocabulary.ts';
import { contentOf } from '../../../sandbox/contents.ts';
import { englishNames } from '../../../templates/index.ts';
import type { ReportTemplate } from '../../../templates/types.ts';
import { render, type Text } from '../../../texts/index.ts';
import { type Intent, understand } from '../../../understanding/index.ts';
import { type Console, must, mustSomewhere, styleOf, type Viewer } from '../../console.ts';
import type { Tried } from '../../wire/templates.ts';
import { judged } from './judge.ts';

interface Asked {
  readonly text: string;
  readonly key: string;
  readonly form: Readonly<Record<string, unknown>>;
  /** Where it would be said; without it, in the viewer's own unit. */
  readonly unit?: string | undefined;
}

const NOTHING = { figures: [], zero: false, entries: [] };

export async function tried({ text: said, key, form, unit }: Asked, viewer: Viewer, console: Console): Promise<Tried> {
  mustSomewhere(viewer, 'manage_templates');
  if (unit !== undefined) must(viewer, 'manage_templates', unit);
  const { engine } = console;
  const { template, faults } = judged({ key, form }, viewer, engine.commands);
  if (template === undefined || said.trim() === '') return { ...NOTHING, faults };
  const { org, read, person, at } = viewer;
  const active = await templatesFor({ engine, read }, unit ?? person.posts[0]?.unit, at);
  const templates = withDraft(active, template);
  const understood = understand(said, { at, zone: org.zone, templates, commands: engine.commands });
  const intent = ofSomeOrder(understood.intent, templates);
  return { ...NOTHING, faults, ...found(intent, templates, sayingIn(viewer, templates)) };
}

/** In the place of the form it changes; one that is not switched on there comes first. */
function withDraft(active: readonly ReportTemplate[], draft: ReportTemplate): readonly ReportTemplate[] {
  if (!active.some(({ key }) => key === draft.key)) return [draft, ...active];
  return active.map((template) => (template.key === draft.key ? draft : template));
}

type Say = (said: Text) => string;

function sayingIn({ org, locale }: Viewer, templates: readonly ReportTemplate[]): Say {
  const style = styleOf({ org }, locale);
  const names = locale === 'en' ? englishNames(templates) : undefined;
  return (said) => render(said, { ...style, names });
}

function found(intent: Intent, templates: readonly ReportTemplate[], say: Say): Partial<Tried> {
  const { figures, zero, form, entries } = contentOf(intent, templates);
  const about = intent as { readonly unit?: string; readonly ownUnit?: string; readonly date?: string };
  const unit = about.unit ?? about.ownUnit;
  const isForm = form !== undefined && !form.key.startsWith(ORDER);
  return {
    intent: intent.intent,
    ...{ figures, zero },
    ...(isForm ? { form: { title: form.title, titleEn: form.titleEn } } : {}),
    entries: entries.map(({ name, said, figures: own, mistake }) => ({
      ...{ name, said, figures: own },
      ...(mistake === undefined ? {} : { mistake: say(mistakeText(mistake)) }),
    })),
    ...(unit === undefined ? {} : { unit }),
    ...(about.date === undefined ? {} : { date: about.date }),
    ...(intent.intent === 'command' ? { command: intent.typed } : {}),
    ...(intent.intent === 'error' ? { mistake: say(mistakeText(intent)) } : {}),
  };
}

function mistakeText({ code, ...params }: { readonly code: string }): Text {
  return { key: `mistake.${code}`, params } as Text;
}
