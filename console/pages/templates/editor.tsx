// One form: everything it asks and when, to be looked at or changed, beside a message to try it with.
import { useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Fault, FormDefinition, FormShown, Saved } from '../../../src/console/wire/templates.ts';
import { templatesTexts } from '../../../src/texts/console/templates.ts';
import { post } from '../../api.ts';
import { useLocale, useTexts } from '../../settings.ts';
import type { Change } from './draft.ts';
import { Faults } from './faults.tsx';
import { Fields } from './fields.tsx';
import { TextField, WordsField } from './labelled.tsx';
import { Exemptions, SwitchedOn } from './switched-on.tsx';
import { Times } from './times.tsx';
import { TryBox } from './try-box.tsx';

export interface Editing {
  readonly shown: FormShown;
  readonly draft: FormDefinition;
  readonly change: (change: Change) => void;
  readonly isFixed: boolean;
}

export function Editor({ shown }: { readonly shown: FormShown }) {
  const t = useTexts(templatesTexts);
  const isEnglish = useLocale() === 'en';
  const [draft, setDraft] = useState(shown.form);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const isNew = shown.was === 'new';
  const editing: Editing = { shown, draft, change: (step) => setDraft(step), isFixed: !shown.mayEdit };
  const title = isEnglish ? draft.titleEn : draft.title;
  return (
    <div className="form-page">
      <div className="form-parts">
        <p>
          <Link href="/templates">← {t.back}</Link>
        </p>
        <h1>{isNew ? t.newTitle : title}</h1>
        <Alert type="info" showIcon title={shown.mayEdit ? t.rules : t.readOnly} />
        <Names {...editing} isNew={isNew} />
        <Fields {...editing} />
        <Times {...editing} />
        {!isNew && <Where shown={shown} />}
      </div>
      <aside className="form-side">
        <TryBox formKey={draft.key} form={draft} heard={setFaults} />
        {shown.mayEdit && <Keep {...editing} faults={faults} setDraft={setDraft} isNew={isNew} />}
      </aside>
    </div>
  );
}

function Names({ draft, change, isFixed, isNew }: Editing & { readonly isNew: boolean }) {
  const t = useTexts(templatesTexts);
  const set = (part: Partial<FormDefinition>) => change((now) => ({ ...now, ...part }));
  return (
    <section className="card">
      <h2>{t.general}</h2>
      <div className="pairs">
        {isNew && <TextField label={t.key} value={draft.key} maxLength={32} set={(key) => set({ key })} />}
        <TextField
          label={t.name}
          value={draft.title}
          maxLength={24}
          disabled={isFixed}
          set={(title) => set({ title })}
        />
        <TextField
          label={t.nameEn}
          value={draft.titleEn}
          maxLength={60}
          disabled={isFixed}
          set={(titleEn) => set({ titleEn })}
        />
        <WordsField
          label={t.aliases}
          hint={t.aliasesHint}
          values={draft.aliases}
          disabled={isFixed}
          set={(aliases) => set({ aliases })}
        />
      </div>
    </section>
  );
}

function Where({ shown }: { readonly shown: FormShown }) {
  const t = useTexts(templatesTexts);
  return (
    <section className="card">
      <h2>{t.onFor}</h2>
      <SwitchedOn form={shown} />
      {shown.exemptions.length > 0 && (
        <>
          <h3>{t.exemptions}</h3>
          <Exemptions all={shown.exemptions} />
        </>
      )}
    </section>
  );
}

interface Keeping extends Editing {
  readonly faults: readonly Fault[];
  readonly isNew: boolean;
  readonly setDraft: (draft: FormDefinition) => void;
}

/** Saving, discarding, and going back to the original. */
function Keep({ shown, draft, faults, isNew, setDraft }: Keeping) {
  const t = useTexts(templatesTexts);
  const { saving, refused, send } = useSending();
  const isChanged = JSON.stringify(draft) !== JSON.stringify(shown.form);
  const { was } = shown;
  const canReset = shown.hasBase || (shown.origin === 'own' && !isNew);
  const [, go] = useLocation();
  const save = async () => {
    const isSaved = await send('/templates/save', { key: draft.key, was, form: draft });
    if (isSaved && isNew) go(`/templates/${draft.key}`);
  };
  const reset = async () => {
    const isDone = await send('/templates/reset', { key: shown.key, was });
    if (isDone && !shown.hasBase) go('/templates');
  };
  return (
    <section className="card keep">
      {isChanged && <p role="status">{t.unsaved}</p>}
      <Faults faults={refused} />
      <Button type="primary" loading={saving} disabled={!isChanged || faults.length > 0} onClick={() => void save()}>
        {t.save}
      </Button>
      <Button disabled={!isChanged} onClick={() => setDraft(shown.form)}>
        {t.discard}
      </Button>
      {canReset && (
        <Popconfirm title={shown.hasBase ? t.resetAsk : t.removeAsk} onConfirm={() => void reset()}>
          <Button>{shown.hasBase ? t.reset : t.removeForm}</Button>
        </Popconfirm>
      )}
    </section>
  );
}

function useSending() {
  const t = useTexts(templatesTexts);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<readonly Fault[]>([]);
  const send = async (path: string, body: object): Promise<boolean> => {
    setSaving(true);
    try {
      const { faults } = await post<Saved>(path, body);
      setRefused(faults);
      if (faults.length > 0) return false;
      void message.success(t.saved);
      await queries.invalidateQueries();
      return true;
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
      return false;
    } finally {
      setSaving(false);
    }
  };
  return { saving, refused, send };
}
