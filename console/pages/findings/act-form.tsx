// The buttons of one finding: some say their words at once, the others ask for a reason, a limit or a unit first.
import { Button, Form, Input, Modal, Space } from 'antd';
import { useState } from 'react';
import type { FindingActName, UnitChoice } from '../../../src/console/wire/findings.ts';
import { type Filled, findingSays, findingsTexts, limitSaid } from '../../../src/texts/console/findings.ts';
import { DayField } from '../../parts/day-field.tsx';
import { useSay } from '../../say.tsx';
import { useTexts } from '../../settings.ts';
import { UnitSelect } from './unit-select.tsx';

type Need = 'must' | 'may';
interface Asks {
  readonly words?: Need;
  readonly limit?: Need;
  readonly unit?: Need;
}

/** What is asked for before it is said; the others are said at once. */
const ASKS: Readonly<Partial<Record<FindingActName, Asks>>> = {
  fail: { words: 'must', limit: 'may' },
  grant: { limit: 'may' },
  deny: { words: 'may' },
  start: { words: 'must' },
  fix: { words: 'must' },
  ask: { words: 'must', limit: 'must' },
  refuse: { words: 'must' },
  reassign: { unit: 'must', limit: 'may' },
  relapse: { words: 'must' },
  void: { words: 'must' },
  askVoid: { words: 'must' },
};

const FIRST: ReadonlySet<FindingActName> = new Set<FindingActName>([
  'confirm',
  'pass',
  'grant',
  'accept',
  'fix',
  'hold',
]);
const GRAVE: ReadonlySet<FindingActName> = new Set<FindingActName>(['void', 'relapse']);
const gravestLast = (a: FindingActName, b: FindingActName) => Number(GRAVE.has(a)) - Number(GRAVE.has(b));

/** YYYY-MM-DD HH:mm of a field, as a limit that is said. */
export function limitOf(typed: string | undefined): string {
  const found = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})/.exec(typed ?? '');
  if (found === null) return '';
  const [, year, month, day, hour, minute = ''] = found;
  return limitSaid({ year: Number(year), month: Number(month), day: Number(day), time: `${Number(hour)}:${minute}` });
}

/** One message is one line. */
export const oneLine = (typed: string | undefined): string => (typed ?? '').replace(/\s+/g, ' ').trim();

export function Acts(p: {
  readonly number: number;
  readonly acts: readonly FindingActName[];
  readonly suggestion?: string | undefined;
  readonly onDone?: () => void;
}) {
  const t = useTexts(findingsTexts);
  const { say, isSaying } = useSay(p.onDone);
  const [asking, setAsking] = useState<FindingActName>();
  const begin = (act: FindingActName) => {
    if (ASKS[act] === undefined) say(findingSays[act]({ number: p.number, words: '', limit: '', unit: '' }));
    else setAsking(act);
  };
  return (
    <Space wrap className="acts">
      {p.acts.toSorted(gravestLast).map((act) => (
        <Button
          key={act}
          type={FIRST.has(act) ? 'primary' : 'default'}
          danger={GRAVE.has(act)}
          disabled={isSaying}
          onClick={() => begin(act)}
        >
          {t.acts[act]}
        </Button>
      ))}
      {asking !== undefined && (
        <ActForm
          act={asking}
          number={p.number}
          suggestion={p.suggestion}
          close={() => setAsking(undefined)}
          say={(filled) => {
            setAsking(undefined);
            say(findingSays[asking](filled));
          }}
        />
      )}
    </Space>
  );
}

interface Entered {
  readonly words?: string;
  readonly limit?: string;
}

function ActForm(p: {
  readonly act: FindingActName;
  readonly number: number;
  readonly suggestion: string | undefined;
  readonly close: () => void;
  readonly say: (filled: Filled) => void;
}) {
  const t = useTexts(findingsTexts);
  const [form] = Form.useForm<Entered>();
  const [unit, setUnit] = useState<UnitChoice>();
  const asks = ASKS[p.act] ?? {};
  const must = (need: Need | undefined) => [{ required: need === 'must', whitespace: true, message: t.required }];
  const called = unit?.full ?? p.suggestion ?? '';
  const submit = ({ words, limit }: Entered) =>
    p.say({ number: p.number, words: oneLine(words), limit: limitOf(limit), unit: called });
  return (
    <Modal
      open
      title={`${t.number(p.number)} · ${t.acts[p.act]}`}
      onCancel={p.close}
      onOk={() => form.submit()}
      okText={t.submit}
      okButtonProps={{ disabled: asks.unit === 'must' && called === '' }}
    >
      <Form form={form} layout="vertical" onFinish={submit}>
        {asks.unit !== undefined && (
          <Form.Item label={t.newUnit} required>
            <UnitSelect
              label={t.newUnit}
              chosen={unit ?? (p.suggestion === undefined ? undefined : { unit: p.suggestion, name: p.suggestion })}
              choose={setUnit}
            />
          </Form.Item>
        )}
        {asks.words !== undefined && (
          <Form.Item name="words" label={t.reasons[p.act]} rules={must(asks.words)}>
            <Input maxLength={400} />
          </Form.Item>
        )}
        {asks.limit !== undefined && (
          <Form.Item name="limit" label={t.limits[p.act] ?? t.newLimit} rules={must(asks.limit)}>
            <DayField timed clears />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
