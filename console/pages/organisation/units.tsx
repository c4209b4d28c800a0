// The tree on the left, a level at a time, and the unit chosen in it.
import { Input, Tree } from 'antd';
import { type Key, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Branches, UnitShort, UnitShown } from '../../../src/console/wire/organisation.ts';
import { organisationTexts } from '../../../src/texts/console/organisation.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { useAsk, useAskEach } from '../../ask.ts';
import { levelsOf } from '../../parts/levels.ts';
import { useMe } from '../../me.ts';
import { Answered, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { Hits } from './hits.tsx';
import { UnitCard } from './unit-card.tsx';

const PATH = '/organisation/units';
const TREE_HEIGHT = 620;

export function Units() {
  const t = useTexts(organisationTexts);
  const [search, setSearch] = useSearchParams();
  const [q, setQ] = useState('');
  const { home } = useMe();
  const unit = search.get('unit') ?? home.unit;
  const choose = (code: string) => {
    setQ('');
    setSearch({ unit: code });
  };
  const shown = useAsk<UnitShown>(
    '/organisation/unit',
    { unit },
    { on: ['person', 'room', 'exemption', 'login', 'org'] },
  );
  return (
    <div className="org-units">
      <section className="card org-tree" aria-label={t.tree}>
        <Input.Search
          allowClear
          aria-label={t.search}
          placeholder={t.search}
          title={t.searchHint}
          maxLength={60}
          onSearch={(text) => setQ(text.trim())}
        />
        {q === '' ? (
          <UnitTree
            chosen={unit}
            path={[...(shown.data?.path ?? []).flatMap(({ code, seen }) => (seen ? [code] : [])), unit]}
            choose={choose}
          />
        ) : (
          <Hits q={q} choose={choose} />
        )}
      </section>
      <Answered asked={shown}>{(data) => <UnitCard unit={data} />}</Answered>
    </div>
  );
}

interface Node {
  readonly key: string;
  readonly title: string;
  readonly isLeaf: boolean;
  readonly unit: UnitShort;
  readonly children?: Node[];
}

function UnitTree({
  chosen,
  path,
  choose,
}: {
  readonly chosen: string;
  readonly path: readonly string[];
  readonly choose: (code: string) => void;
}) {
  const t = useTexts(organisationTexts);
  const tops = useAsk<Branches>(PATH, {}, { on: ['org'] });
  const [turned, setTurned] = useState<Readonly<Record<string, boolean>>>({});
  // The unit chosen and the way to it are open unless somebody has shut it.
  const open = [...new Set([...path, ...Object.keys(turned)])].filter((code) => turned[code] ?? true);
  const below = useAskEach<Branches>(
    PATH,
    open.map((one) => ({ unit: one })),
    ['org'],
  );
  const levels = levelsOf(open, below);
  return (
    <Answered asked={tops}>
      {({ units, more }) =>
        units.length === 0 ? (
          <Nothing>{t.empty}</Nothing>
        ) : (
          <>
            <Tree<Node>
              blockNode
              height={TREE_HEIGHT}
              treeData={units.map((unit) => nodeOf(unit, levels))}
              expandedKeys={open}
              selectedKeys={[chosen]}
              onExpand={(_keys: Key[], { node, expanded }) => setTurned({ ...turned, [node.key]: expanded })}
              onSelect={(_keys: Key[], { node }) => choose(node.key)}
              titleRender={({ unit }) => <Title unit={unit} />}
            />
            <More count={more + [...levels.values()].reduce((sum, level) => sum + level.more, 0)} />
          </>
        )
      }
    </Answered>
  );
}

function More({ count }: { readonly count: number }) {
  const t = useTexts(organisationTexts);
  return count > 0 ? <p className="hint">{t.moreUnits(count)}</p> : null;
}

function Title({ unit }: { readonly unit: UnitShort }) {
  const t = useTexts(organisationTexts);
  const tiers = useTexts(TIER_NAMES);
  return (
    <span className="org-node">
      {unit.name}
      <small>
        {tiers[unit.tier]}
        {unit.below > 0 && ` · ${unit.below}`}
        {!unit.room && ` · ${t.noRoom}`}
      </small>
    </span>
  );
}

function nodeOf(unit: UnitShort, levels: ReadonlyMap<string, Branches>): Node {
  const level = levels.get(unit.code);
  return {
    ...{ key: unit.code, title: unit.name, isLeaf: unit.below === 0, unit },
    ...(level === undefined || unit.below === 0 ? {} : { children: level.units.map((child) => nodeOf(child, levels)) }),
  };
}
