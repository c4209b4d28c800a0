// The draft of a bulletin: drafted by the server, changed here before it is copied or printed, and kept nowhere.
import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import type { Bulletin } from '../../../src/console/wire/findings.ts';
import { findingsTexts } from '../../../src/texts/console/findings.ts';
import { useAsk } from '../../ask.ts';
import { DayField } from '../../parts/day-field.tsx';
import { Answered } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { type Address, useAddress } from './address.ts';
import { UnitSelect } from './unit-select.tsx';

const DRAFT = 'bulletin-draft';

export function BulletinTab() {
  const here = useAddress();
  const { unit, of } = here;
  const asked = useAsk<Bulletin>('/findings/bulletin', { unit, from: of('from'), to: of('to') });
  return (
    <Answered asked={asked}>
      {(bulletin) => (
        <div className="bulletin">
          <Asked bulletin={bulletin} here={here} />
          <Draft key={`${unit} ${bulletin.from} ${bulletin.to}`} text={bulletin.text} />
        </div>
      )}
    </Answered>
  );
}

function Asked({ bulletin, here }: { readonly bulletin: Bulletin; readonly here: Address }) {
  const t = useTexts(findingsTexts);
  const { from, to, name } = bulletin;
  return (
    <div className="narrowing">
      <UnitSelect label={t.area} chosen={{ unit: here.unit, name }} choose={({ unit }) => here.set({ unit })} />
      <label>
        {t.bulletin.from} <DayField value={from} max={to} onChange={(day) => here.set({ from: day, to })} />
      </label>
      <label>
        {t.bulletin.to} <DayField value={to} min={from} onChange={(day) => here.set({ from, to: day })} />
      </label>
    </div>
  );
}

function Draft({ text }: { readonly text: string }) {
  const t = useTexts(findingsTexts);
  const [draft, setDraft] = useState(text);
  const [isCopied, setCopied] = useState(false);
  return (
    <>
      <label className="draft">
        {t.bulletin.text}
        <Input.TextArea id={DRAFT} value={draft} rows={22} onChange={({ target }) => setDraft(target.value)} />
      </label>
      <p className="hint">{t.bulletin.hint}</p>
      <Space wrap>
        <Button type="primary" onClick={() => void copied(draft).then(setCopied)}>
          {t.bulletin.copy}
        </Button>
        <Button onClick={() => window.print()}>{t.bulletin.print}</Button>
        <span role="status">{isCopied && t.bulletin.copied}</span>
      </Space>
      <pre className="print-only" aria-hidden>
        {draft}
      </pre>
    </>
  );
}

/** Over plain HTTP a browser has no clipboard for pages: there it is marked, and copied as by the keyboard. */
async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.getElementById(DRAFT);
    if (!(field instanceof HTMLTextAreaElement)) return false;
    field.select();
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other way without HTTPS
    return document.execCommand('copy');
  }
}
