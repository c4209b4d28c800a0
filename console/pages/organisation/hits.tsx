// What was found by name: units and people.
import { Button, Tag } from 'antd';
import type { Found } from '../../../src/console/wire/organisation.ts';
import { organisationTexts } from '../../../src/texts/console/organisation.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { useAsk } from '../../ask.ts';
import { Answered, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';

export function Hits({ q, choose }: { readonly q: string; readonly choose: (code: string) => void }) {
  const t = useTexts(organisationTexts);
  const tiers = useTexts(TIER_NAMES);
  const asked = useAsk<Found>('/organisation/search', { q }, { on: ['org'] });
  return (
    <Answered asked={asked}>
      {({ units, people, more }) =>
        units.length + people.length === 0 ? (
          <Nothing>{t.noneFound}</Nothing>
        ) : (
          <div className="org-hits" role="status">
            <p className="hint">{more ? t.moreFound : t.found(units.length, people.length)}</p>
            <ul>
              {people.map(({ id, name, unit, at }) => (
                <li key={`${id} ${unit}`}>
                  <Button type="link" onClick={() => choose(unit)}>
                    <b>{name}</b> {at}
                  </Button>
                </li>
              ))}
              {units.map(({ code, full, tier }) => (
                <li key={code}>
                  <Button type="link" onClick={() => choose(code)}>
                    {full} <Tag>{tiers[tier]}</Tag>
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        )
      }
    </Answered>
  );
}
