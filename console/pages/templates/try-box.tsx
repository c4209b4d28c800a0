// A message as somebody might type it, and what would be made of it with the form as it stands on the page.
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import type { Fault, FigureFound, FormDefinition, Tried } from '../../../src/console/wire/templates.ts';
import { templatesTexts } from '../../../src/texts/console/templates.ts';
import { post } from '../../api.ts';
import { useLocale, useTexts } from '../../settings.ts';
import { Faults } from './faults.tsx';
import { Labelled } from './labelled.tsx';

/** After the last key, ms. */
const PAUSE = 250;

interface Trying {
  readonly formKey: string;
  readonly form: FormDefinition;
  /** Told what is wrong with the form, as often as it is looked at. */
  readonly heard: (faults: readonly Fault[]) => void;
}

export function TryBox({ formKey, form, heard }: Trying) {
  const t = useTexts(templatesTexts);
  const [said, setSaid] = useState('');
  const tried = useTried(said, { formKey, form, heard });
  return (
    <section className="card try">
      <h2>{t.tryTitle}</h2>
      <Labelled label={t.tryHint}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={said}
            maxLength={4000}
            rows={4}
            placeholder={t.tryExample}
            onChange={(e) => setSaid(e.target.value)}
          />
        )}
      </Labelled>
      <div aria-live="polite" data-testid="tried">
        <Faults faults={tried?.faults ?? []} />
        {said.trim() !== '' && tried !== undefined && <Found tried={tried} />}
      </div>
    </section>
  );
}

/** Asked again a moment after the last change; an answer that has been overtaken is dropped. */
function useTried(said: string, { formKey, form, heard }: Trying): Tried | undefined {
  const locale = useLocale();
  const [tried, setTried] = useState<Tried>();
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      void post<Tried>('/templates/try', { text: said, key: formKey, form }).then(
        (answer) => {
          if (isOver) return;
          setTried(answer);
          heard(answer.faults);
        },
        () => {
          if (!isOver) setTried(undefined);
        },
      );
    }, PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [said, formKey, form, heard, locale]);
  return tried;
}

function Found({ tried }: { readonly tried: Tried }) {
  const t = useTexts(templatesTexts);
  const { intent, figures, zero, entries, mistake } = tried;
  if (intent === undefined) return <p className="hint">{t.unread}</p>;
  return (
    <>
      <p className={intent === 'error' ? 'bad' : 'understood'}>
        {t.understood} <b>{t.intents[intent] ?? intent}</b>
      </p>
      <About tried={tried} />
      <Figures figures={figures} />
      {zero && <p>{figures.length === 0 ? t.zero : t.rest}</p>}
      {mistake !== undefined && (
        <p>
          {t.answers}
          <q>{mistake}</q>
        </p>
      )}
      {entries.length > 0 && <Rows entries={entries} />}
    </>
  );
}

/** The form, unit and day it is about, and the command. */
function About({ tried: { form, unit, date, command } }: { readonly tried: Tried }) {
  const t = useTexts(templatesTexts);
  const isEnglish = useLocale() === 'en';
  const about = [
    isEnglish ? form?.titleEn : form?.title,
    unit === undefined ? undefined : t.forUnit(unit),
    date === undefined ? undefined : t.forDay(date),
    command,
  ].filter((part) => part !== undefined);
  return about.length === 0 ? null : <p className="soft">{about.join(' · ')}</p>;
}

function Rows({ entries }: Pick<Tried, 'entries'>) {
  const t = useTexts(templatesTexts);
  return (
    <ul className="rows">
      {entries.map(({ name, said, figures, mistake }, i) => (
        <li key={`${String(i)} ${name}`}>
          <b>{name}</b> {t.rows[said]} {mistake}
          <Figures figures={figures} />
        </li>
      ))}
    </ul>
  );
}

function Figures({ figures }: { readonly figures: readonly FigureFound[] }) {
  const isEnglish = useLocale() === 'en';
  if (figures.length === 0) return null;
  return (
    <dl className="found">
      {figures.map(({ label, labelEn, measure, value }) => (
        <div key={label}>
          <dt>{isEnglish ? labelEn : label}</dt>
          <dd>
            {value}
            {typeof value === 'number' && <small>{measure}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
