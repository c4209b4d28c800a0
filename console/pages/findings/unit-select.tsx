// Choosing a unit by typing some of its name.
import { Select } from 'antd';
import { useState } from 'react';
import type { UnitChoice } from '../../../src/console/wire/findings.ts';
import { findingsTexts } from '../../../src/texts/console/findings.ts';
import { useAsk } from '../../ask.ts';
import { useSettled } from '../../parts/settled.ts';
import { useTexts } from '../../settings.ts';

/** Typing pauses so long before it is searched for, ms. */
const PAUSE = 250;

export function UnitSelect(p: {
  readonly label: string;
  readonly id?: string;
  readonly chosen: { readonly unit: string; readonly name: string } | undefined;
  readonly choose: (unit: UnitChoice) => void;
}) {
  const t = useTexts(findingsTexts);
  const [typed, setTyped] = useState('');
  const { data = [] } = useAsk<readonly UnitChoice[]>(
    '/findings/units',
    { q: useSettled(typed, PAUSE) },
    { on: ['org'] },
  );
  const options = data.map(({ unit, full }) => ({ value: unit, label: full }));
  return (
    <Select
      aria-label={p.label}
      className="unit-select"
      {...(p.id === undefined ? {} : { id: p.id })}
      labelInValue
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t.chooseUnit}
      value={p.chosen === undefined ? null : { value: p.chosen.unit, label: p.chosen.name }}
      options={options}
      popupMatchSelectWidth={false}
      onChange={(chosen) => {
        const found = data.find(({ unit }) => unit === chosen.value);
        if (found !== undefined) p.choose(found);
      }}
    />
  );
}
