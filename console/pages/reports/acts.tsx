// What may be done about a unit. Every act is a command; the bot answers in the dialog, and asks back there.
import { Button, Dropdown, Input, Modal, Select } from 'antd';
import { createContext, type ReactNode, useContext, useState } from 'react';
import type { Acts as May, Table } from '../../../src/console/wire/reports.ts';
import { reportsSaid, reportsTexts } from '../../../src/texts/console/reports.ts';
import { shellTexts } from '../../../src/texts/console/shell.ts';
import { useNames } from '../../me.ts';
import { DayField } from '../../parts/day-field.tsx';
import { useSay } from '../../say.tsx';
import { useTexts } from '../../settings.ts';

type Act = 'chase' | 'submit' | 'exempt' | 'cancel' | 'question' | 'verify';

export interface Target {
  readonly name: string;
  readonly full: string;
  /** Label of the figure in question. */
  readonly field?: string;
}

const ActContext = createContext<(act: Act, target: Target) => void>(() => undefined);
export const useAct = () => useContext(ActContext);

export function Acts({ table, children }: { readonly table: Table; readonly children: ReactNode }) {
  const { title, day } = table;
  const { say } = useSay();
  const [asking, setAsking] = useState<{ readonly act: 'exempt' | 'question' | 'verify'; readonly target: Target }>();
  const act = (kind: Act, target: Target) => {
    if (kind === 'exempt' || kind === 'question' || kind === 'verify') setAsking({ act: kind, target });
    else say(reportsSaid[kind]({ full: target.full, title, day }));
  };
  const close = () => setAsking(undefined);
  const done = (text: string) => {
    close();
    say(text);
  };
  const about = asking && { table, target: asking.target, close, done };
  return (
    <ActContext value={act}>
      {children}
      {about !== undefined && asking?.act === 'exempt' && <Exempting {...about} />}
      {about !== undefined && asking?.act === 'question' && <Questioning {...about} />}
      {about !== undefined && asking?.act === 'verify' && <Verifying {...about} />}
    </ActContext>
  );
}

/** A button per unit for what the viewer may do; none where he may do nothing. */
export function ActMenu({ target, may }: { readonly target: Target; readonly may: Partial<May> }) {
  const t = useTexts(reportsTexts);
  const act = useAct();
  const items = (['chase', 'submit', 'question', 'exempt'] as const)
    .filter((name) => may[name] === true)
    .map((name) => ({ key: name, label: t.acts[name], onClick: () => act(name, target) }));
  if (items.length === 0) return null;
  return (
    <Dropdown autoFocus menu={{ items }} trigger={['click']}>
      <Button size="small" aria-label={`${t.act} ${target.name}`}>
        {t.act}
      </Button>
    </Dropdown>
  );
}

/** What may be done about somebody of a list, one button each. */
export function ActButtons({ target, may }: { readonly target: Target; readonly may: Partial<May> }) {
  const t = useTexts(reportsTexts);
  const act = useAct();
  return (['chase', 'exempt'] as const)
    .filter((name) => may[name] === true)
    .map((name) => (
      <Button
        {...{ key: name, size: 'small', type: 'link' }}
        aria-label={`${t.acts[name] ?? ''} ${target.name}`}
        onClick={() => act(name, target)}
      >
        {t.acts[name]}
      </Button>
    ));
}

interface Asking {
  readonly table: Table;
  readonly target: Target;
  readonly close: () => void;
  readonly done: (text: string) => void;
}

function Exempting({ table, target, close, done }: Asking) {
  const t = useTexts(reportsTexts).exempting;
  const [from, setFrom] = useState(table.day);
  const [to, setTo] = useState(table.day);
  const [reason, setReason] = useState('');
  const isReady = from !== '' && to >= from && reason.trim() !== '';
  const text = reportsSaid.exempt({ full: target.full, title: table.title, from, to, reason: reason.trim() });
  return (
    <Ask title={t.title(target.name)} send={t.send} isReady={isReady} close={close} onSend={() => done(text)}>
      <label>
        {t.days}
        <span className="reports-days">
          <DayField label={`${t.days} 1`} value={from} onChange={(day = '') => setFrom(day)} />
          <DayField label={`${t.days} 2`} min={from} value={to} onChange={(day = '') => setTo(day)} />
        </span>
      </label>
      <label>
        {t.reason}
        <Input value={reason} maxLength={40} placeholder={t.reasonHint} onChange={(e) => setReason(e.target.value)} />
      </label>
    </Ask>
  );
}

function Questioning({ table, target, close, done }: Asking) {
  const t = useTexts(reportsTexts).questioning;
  const names = useNames();
  const [field, setField] = useState(target.field ?? table.fields[0]?.label ?? '');
  const [reason, setReason] = useState('');
  const text = reportsSaid.question({ ...table, full: target.full, field, reason: reason.trim() });
  const options = table.fields.map(({ label }) => ({ value: label, label: names(label) }));
  return (
    <Ask
      title={t.title(target.name)}
      send={t.send}
      isReady={reason.trim() !== ''}
      close={close}
      onSend={() => done(text)}
    >
      <p className="hint">{t.hint}</p>
      <label>
        {t.field}
        <Select aria-label={t.field} value={field} options={options} onChange={setField} />
      </label>
      <label>
        {t.reason}
        <Input value={reason} maxLength={100} placeholder={t.reasonHint} onChange={(e) => setReason(e.target.value)} />
      </label>
    </Ask>
  );
}

function Verifying({ table, target, close, done }: Asking) {
  const t = useTexts(reportsTexts).verifying;
  const [remark, setRemark] = useState('');
  const text = reportsSaid.verify({ ...table, full: target.full, remark: remark.trim() });
  return (
    <Ask title={t.title(target.name)} send={t.send} isReady close={close} onSend={() => done(text)}>
      <label>
        {t.remark}
        <Input value={remark} maxLength={100} onChange={(e) => setRemark(e.target.value)} />
      </label>
    </Ask>
  );
}

function Ask(p: {
  readonly title: string;
  readonly send: string;
  readonly isReady: boolean;
  readonly close: () => void;
  readonly onSend: () => void;
  readonly children: ReactNode;
}) {
  const t = useTexts(shellTexts);
  return (
    <Modal
      open
      title={p.title}
      okText={p.send}
      cancelText={t.cancel}
      okButtonProps={{ disabled: !p.isReady }}
      onOk={p.onSend}
      onCancel={p.close}
    >
      <div className="reports-ask">{p.children}</div>
    </Modal>
  );
}
