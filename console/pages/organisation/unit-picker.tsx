// Choosing a unit by a part of its name, where there is no tree beside it.
import { Select } from 'antd';
import { useState } from 'react';
import type { Found } from '../../../src/console/wire/organisation.ts';
import { organisationTexts } from '../../../src/texts/console/organisation.ts';
import { useAsk } from '../../ask.ts';
import { useTexts } from '../../settings.ts';

/** Asked so long after the last key, ms. */
const PAUSE = 250;

export function UnitPicker({
  label,
  name,
  choose,
}: {
  readonly label: string;
  readonly name: string | undefined;
  readonly choose: (code: string) => void;
}) {
  const t = useTexts(organisationTexts);
  const [q, setQ] = useState('');
  const [timer, setTimer] = useState<ReturnType<typeof setTimeout>>();
  const asked = useAsk<Found>('/organisation/search', { q }, { enabled: q !== '' });
  const search = (text: string) => {
    clearTimeout(timer);
    setTimer(setTimeout(() => setQ(text.trim()), PAUSE));
  };
  const options = (q === '' ? [] : (asked.data?.units ?? [])).map(({ code, full }) => ({ value: code, label: full }));
  return (
    <label className="org-picker">
      <span>{label}</span>
      <Select<string>
        aria-label={label}
        showSearch={{ filterOption: false, onSearch: search }}
        value={null}
        placeholder={name ?? t.search}
        options={options}
        loading={asked.isFetching}
        notFoundContent={q === '' ? t.searchHint : t.noneFound}
        onChange={choose}
      />
    </label>
  );
}
