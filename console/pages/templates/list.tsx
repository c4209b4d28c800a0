// Every form: where it comes from, what it asks, and where it is switched on.
import { Tag } from 'antd';
import { Link } from 'wouter';
import type { FormListed, Templates } from '../../../src/console/wire/templates.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { templatesTexts } from '../../../src/texts/console/templates.ts';
import { useAsk } from '../../ask.ts';
import { useTimes } from '../../me.ts';
import { Answered } from '../../parts/states.tsx';
import { useLocale, useTexts } from '../../settings.ts';
import { SwitchOn } from './switch-on.tsx';
import { SwitchedOn } from './switched-on.tsx';

export function FormList() {
  const t = useTexts(templatesTexts);
  const asked = useAsk<Templates>('/templates', {}, { on: ['form', 'activation', 'exemption'] });
  return (
    <Answered asked={asked}>
      {({ forms, mayEdit, day }) => (
        <div className="forms">
          <header>
            <h1>{t.title}</h1>
            {mayEdit && (
              <Link href="/templates/new" className="ant-btn-link">
                {t.make}
              </Link>
            )}
          </header>
          <p className="hint">{t.hint}</p>
          {forms.map((form) => (
            <FormCard key={form.key} form={form} mayEdit={mayEdit} day={day} />
          ))}
        </div>
      )}
    </Answered>
  );
}

function FormCard({
  form,
  mayEdit,
  day,
}: {
  readonly form: FormListed;
  readonly mayEdit: boolean;
  readonly day: string;
}) {
  const t = useTexts(templatesTexts);
  const tiers = useTexts(TIER_NAMES);
  const isEnglish = useLocale() === 'en';
  const { moment } = useTimes();
  const { changed } = form;
  const title = isEnglish ? form.titleEn : form.title;
  return (
    <section className="card" data-testid={`form-${form.key}`}>
      <header>
        <h2>
          {title} <Tag>{t.origins[form.origin]}</Tag>
          {changed !== undefined && <Tag color="blue">{t.changed(changed.by, moment(changed.at))}</Tag>}
        </h2>
        <span className="acts">
          <Link href={`/templates/${form.key}`}>{mayEdit ? t.open : t.look}</Link>
          <SwitchOn form={form} day={day} />
        </span>
      </header>
      <p className="soft">{form.fields.map(({ label, labelEn }) => (isEnglish ? labelEn : label)).join(t.comma)}</p>
      <p className="soft">{form.cutoffs.map(({ tier, at }) => t.cutoff(tiers[tier] ?? tier, at)).join(' · ')}</p>
      <SwitchedOn form={form} />
      {form.exempt > 0 && <Link href={`/templates/${form.key}`}>{t.exempt(form.exempt)}</Link>}
    </section>
  );
}
