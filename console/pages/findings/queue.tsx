// What waits for somebody above the unit, the longest waiting first, with the buttons of who may decide it.
import { Pagination } from 'antd';
import type { FindingActName, Queue, QueueName, Waiting, Waits } from '../../../src/console/wire/findings.ts';
import { findingsTexts } from '../../../src/texts/console/findings.ts';
import { useAsk } from '../../ask.ts';
import { useTimes } from '../../me.ts';
import { Answered, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { Acts } from './act-form.tsx';
import { useAddress } from './address.ts';
import { Choices } from './choices.tsx';
import { Photos } from './photos.tsx';
import { Light, NumberLink, Past, useLabels } from './tags.tsx';

const ON = ['finding', 'org'];
const NAMES: readonly QueueName[] = ['review', 'extension', 'proposal', 'refused'];

/** Of all that may be done, what decides this queue. */
const DECIDING: Readonly<Record<QueueName, readonly FindingActName[]>> = {
  review: ['pass', 'fail'],
  extension: ['grant', 'deny'],
  proposal: ['confirm', 'void'],
  refused: ['reassign', 'void'],
};

export function useWaits() {
  const { unit } = useAddress();
  return useAsk<Waits>('/findings/waiting', { unit }, { on: ON });
}

export function QueueTab() {
  return <Answered asked={useWaits()}>{(waits) => <Queues waits={waits} />}</Answered>;
}

/** Opens where somebody waits. */
function Queues({ waits }: { readonly waits: Waits }) {
  const t = useTexts(findingsTexts);
  const { unit, of, set } = useAddress();
  const kind = NAMES.find((name) => name === of('kind')) ?? NAMES.find((name) => waits[name] > 0) ?? 'review';
  const asked = useAsk<Queue>('/findings/queue', { unit, kind, page: of('page') }, { on: ON });
  return (
    <div className="queue">
      <Choices
        label={t.tabs.queue}
        all={NAMES.map((key) => ({ key, label: t.queues[key], count: waits[key] }))}
        chosen={kind}
        choose={(chosen) => set({ kind: chosen })}
      />
      <Answered asked={asked}>
        {({ rows, total, size, page }) => (
          <>
            {rows.length === 0 && <Nothing>{t.nobodyWaits}</Nothing>}
            <ul className="waiting">
              {rows.map((row) => (
                <li key={row.number} className="card">
                  <WaitingCard row={row} kind={kind} />
                </li>
              ))}
            </ul>
            {total > size && (
              <Pagination
                {...{ current: page, pageSize: size, total, showSizeChanger: false }}
                onChange={(next) => set({ page: String(next) })}
              />
            )}
          </>
        )}
      </Answered>
    </div>
  );
}

function WaitingCard({ row, kind }: { readonly row: Waiting; readonly kind: QueueName }) {
  const t = useTexts(findingsTexts);
  const { moment } = useTimes();
  const { severity } = useLabels();
  const acts = DECIDING[kind].filter((act) => row.acts.includes(act));
  const { said, until, suggestion } = row;
  return (
    <>
      <h2>
        <NumberLink number={row.number} /> {row.place} <span className="issue">{row.issue}</span>
      </h2>
      <p className="hint">
        {row.unitName} · {severity(row.severity)} · {t.limited(moment(row.due))} <Past row={row} />
        {row.colour !== undefined && <Light colour={row.colour} />}
      </p>
      <p>
        <b>{t.wrote(said.name, said.unitName)}</b> {moment(said.at)}
        {said.text !== undefined && <q>{said.text}</q>}
        {until !== undefined && <span> {t.until(moment(until))}</span>}
        {suggestion !== undefined && <span> {t.suggests(suggestion)}</span>}
      </p>
      <Photos number={row.number} photos={row.files.map((file) => ({ file }))} />
      {acts.length === 0 ? (
        <p className="hint">{t.mayNot}</p>
      ) : (
        <Acts number={row.number} acts={acts} suggestion={suggestion} />
      )}
    </>
  );
}
