// Everything about what a message was taken for, in words.
import type { ReactNode } from 'react';
import type { Figure, Understood } from '../../../src/console/wire/sandbox.ts';
import { sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { useMe, useTimes } from '../../me.ts';
import { useLocale, useTexts } from '../../settings.ts';

type Shown = { readonly found: Understood };

export function Details({ found }: Shown) {
  const t = useTexts(sandboxTexts);
  const isEnglish = useLocale() === 'en';
  const { form, stands, unit, behalfOf, order, quoted } = found;
  return (
    <dl className="details" data-testid="understood">
      <Item name={t.rule}>
        {t.rules[found.rule]} <code>{found.rule}</code>
      </Item>
      <Item name={t.meaning}>
        {t.intents[found.intent]}
        {found.answersQuestion && <em>{t.answersQuestion}</em>}
      </Item>
      <Mistake found={found} />
      <Command found={found} />
      <Item name={t.stands}>{stands?.label}</Item>
      <Item name={t.unit}>{unit && `${unit.typed} → ${unit.label ?? t.unknownUnit}`}</Item>
      <Item name={t.behalf}>{behalfOf}</Item>
      <Item name={t.days}>{found.command && <Days found={found} />}</Item>
      <Item name={t.form}>{form && (isEnglish ? form.titleEn : form.title)}</Item>
      <Figures found={found} />
      <Item name={t.rows}>{found.entries.length > 0 && <Rows found={found} />}</Item>
      <Item name={t.findings}>{found.findings.length > 0 && <Findings found={found} />}</Item>
      <Item name={t.order}>{order}</Item>
      <Item name={t.quoted}>{quoted && `${quoted.name}: ${quoted.text}`}</Item>
    </dl>
  );
}

function Item({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === undefined || children === false || children === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Mistake({ found: { mistake, unknown } }: Shown) {
  const t = useTexts(sandboxTexts);
  return (
    <>
      <Item name={t.mistake}>
        {mistake && (
          <span className="bad">
            {t.mistakes[mistake.code]} {mistake.token !== undefined && <q>{mistake.token}</q>}
          </span>
        )}
      </Item>
      <Item name={t.unknown}>
        {unknown && (
          <span className="bad">
            /{unknown.typed} {unknown.suggestion !== undefined && t.suggestion(unknown.suggestion)}
          </span>
        )}
      </Item>
    </>
  );
}

function Command({ found: { command } }: Shown) {
  const t = useTexts(sandboxTexts);
  const isEnglish = useLocale() === 'en';
  if (command === undefined) return null;
  const { name, names, usage, usageEn, allowed, permission } = command;
  return (
    <>
      <Item name={t.command}>
        {names[0] !== undefined && (
          <>
            /{names[0]} <code>{name}</code>
          </>
        )}
      </Item>
      <Item name={t.usage}>{isEnglish ? usageEn : usage}</Item>
      <Item name={t.right}>
        <b className={allowed ? 'good' : 'bad'}>{allowed ? t.may : t.mayNot}</b> <code>{permission}</code>
      </Item>
    </>
  );
}

function Days({ found }: Shown) {
  const t = useTexts(sandboxTexts);
  const { day } = useTimes();
  return found.days.length === 0 ? t.today : found.days.map((one) => day(one)).join(' ');
}

function Figures({ found: { figures, zero } }: Shown) {
  const t = useTexts(sandboxTexts);
  if (figures.length === 0 && !zero) return null;
  return (
    <Item name={t.figures}>
      {figures.map((figure) => (
        <Value key={figure.key} figure={figure} />
      ))}
      {zero && <span className="value">{t.allZero}</span>}
    </Item>
  );
}

function Value({ figure: { label, labelEn, value, measure } }: { readonly figure: Figure }) {
  const isEnglish = useLocale() === 'en';
  return (
    <span className="value">
      {isEnglish ? labelEn : label} <b>{value}</b>
      {isEnglish ? '' : measure}
    </span>
  );
}

function Rows({ found: { entries } }: Shown) {
  const t = useTexts(sandboxTexts);
  return (
    <ol>
      {entries.map(({ name, said, figures, mistake }, i) => (
        <li key={`${i} ${name}`} className={said === 'mistake' ? 'bad' : ''}>
          {name} {mistake === undefined ? t.rowSaid[said] : t.mistakes[mistake.code]}
          {figures.map((figure) => (
            <Value key={figure.key} figure={figure} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function Findings({ found: { findings } }: Shown) {
  const t = useTexts(sandboxTexts);
  const { zone } = useMe();
  const { moment } = useTimes();
  const until = (due: string | undefined) => (due === undefined ? '' : `${t.until} ${moment(Date.parse(due))}`);
  return (
    <ol title={zone}>
      {findings.map(({ place, issue, due, immediate }) => (
        <li key={`${place} ${issue}`}>
          {place} {issue} {immediate === true ? t.atOnce : until(due)}
        </li>
      ))}
    </ol>
  );
}
