// When a form is due: who owes it, when its day begins, cut-offs, reminders, who is told, grace and backfilling.
import { Checkbox } from 'antd';
import type { FormDefinition } from '../../../src/console/wire/templates.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { templatesTexts } from '../../../src/texts/console/templates.ts';
import { useTexts } from '../../settings.ts';
import type { Editing } from './editor.tsx';
import { ClockField, NumberField, WordsField } from './labelled.tsx';

const LONGEST = 720;
const MOST_REMINDERS = 6;

export function Times(editing: Editing) {
  const t = useTexts(templatesTexts);
  return (
    <section className="card">
      <h2>{t.times}</h2>
      <Day {...editing} />
      <Cutoffs {...editing} />
      <Minutes {...editing} />
    </section>
  );
}

const setter =
  ({ change }: Editing) =>
  (part: Partial<FormDefinition>) =>
    change((draft) => ({ ...draft, ...part }));

function Day(editing: Editing) {
  const t = useTexts(templatesTexts);
  const tiers = useTexts(TIER_NAMES);
  const { draft, shown, isFixed } = editing;
  const set = setter(editing);
  const stays = isFixed || shown.isOn;
  const options = Object.entries(tiers).map(([value, label]) => ({ value, label }));
  return (
    <div className="pairs">
      <fieldset className="labelled">
        <legend>{t.owes}</legend>
        <Checkbox.Group options={options} value={[...draft.owes]} disabled={stays} onChange={(owes) => set({ owes })} />
      </fieldset>
      <ClockField
        label={t.windowEdge}
        hint={shown.isOn ? t.whileOnHint : undefined}
        value={draft.windowEdge}
        disabled={stays}
        set={(windowEdge) => set({ windowEdge })}
      />
    </div>
  );
}

function Cutoffs(editing: Editing) {
  const t = useTexts(templatesTexts);
  const tiers = useTexts(TIER_NAMES);
  const { draft, isFixed } = editing;
  const set = setter(editing);
  return (
    <>
      <h3>{t.cutoffs}</h3>
      <div className="cutoffs">
        {Object.entries(tiers).map(([tier, name]) => (
          <ClockField
            key={tier}
            label={name}
            value={draft.cutoff[tier] ?? ''}
            disabled={isFixed}
            set={(at) => set({ cutoff: { ...draft.cutoff, [tier]: at } })}
          />
        ))}
      </div>
    </>
  );
}

function Minutes(editing: Editing) {
  const t = useTexts(templatesTexts);
  const { draft, isFixed } = editing;
  const set = setter(editing);
  const { escalateAfter: after } = draft;
  const reminders = (typed: readonly string[]) => {
    const minutes = typed.map(Number).filter((n) => Number.isInteger(n) && n >= 0 && n <= LONGEST);
    set({ remindBefore: [...new Set(minutes)].sort((a, b) => b - a).slice(0, MOST_REMINDERS) });
  };
  const numbers = [
    { label: t.leader, value: after.leader, put: (leader: number) => set({ escalateAfter: { ...after, leader } }) },
    {
      label: t.superior,
      value: after.superior,
      put: (superior: number) => set({ escalateAfter: { ...after, superior } }),
    },
    { label: t.grace, value: draft.grace, put: (grace: number) => set({ grace }) },
    { label: t.backfill, value: draft.backfillDays, max: 31, put: (backfillDays: number) => set({ backfillDays }) },
  ];
  return (
    <div className="pairs">
      <WordsField label={t.remindBefore} values={draft.remindBefore.map(String)} disabled={isFixed} set={reminders} />
      {numbers.map(({ label, value, max = LONGEST, put }) => (
        <NumberField
          key={label}
          label={label}
          {...{ value, max, min: 0, precision: 0, disabled: isFixed }}
          set={(n) => put(n ?? 0)}
        />
      ))}
    </div>
  );
}
