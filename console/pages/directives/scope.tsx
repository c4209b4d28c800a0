// To whom: everybody below, some tiers, or units picked from the tree, of which only what is opened is loaded.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Radio, TreeSelect } from 'antd';
import { useState } from 'react';
import type { Addressee, Post } from '../../../src/console/wire/compose-directive.ts';
import { directiveTexts } from '../../../src/texts/console/directives.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { get } from '../../api.ts';
import { useSettled } from '../../parts/settled.ts';
import { useTexts } from '../../settings.ts';
import type { Draft } from './command.ts';

export function ScopeFields({ draft, post }: { readonly draft: Draft; readonly post: Post }) {
  const t = useTexts(directiveTexts);
  const names = useTexts(TIER_NAMES);
  const ways = { all: t.whoAll, tiers: t.whoTiers, units: t.whoUnits };
  return (
    <>
      <Form.Item name="who" label={t.who}>
        <Radio.Group
          optionType="button"
          options={(['all', 'tiers', 'units'] as const).map((value) => ({ value, label: ways[value] }))}
        />
      </Form.Item>
      {draft.who === 'units' && (
        <>
          <Form.Item name="units" label={t.unitsLabel} extra={t.unitsHint}>
            <UnitPicker post={post} />
          </Form.Item>
          <Form.Item name="only" valuePropName="checked">
            <Checkbox>{t.onlyLabel}</Checkbox>
          </Form.Item>
        </>
      )}
      {(draft.who === 'tiers' || (draft.who === 'units' && draft.only !== true)) && (
        <Form.Item name="tiers" label={t.tiersLabel}>
          <Checkbox.Group
            options={post.tiers.map(({ tier, count }) => ({ value: tier, label: `${names[tier] ?? tier} ${count}` }))}
          />
        </Form.Item>
      )}
    </>
  );
}

interface Node {
  readonly id: string;
  readonly pId: string;
  /** The full label: what the command will say. */
  readonly value: string;
  readonly title: string;
  readonly isLeaf: boolean;
}

const ROOT = '';

function nodesOf(units: readonly Addressee[], pId: string): readonly Node[] {
  return units.map(({ unit, name, full, opens }) => ({ id: unit, pId, value: full, title: name, isLeaf: !opens }));
}

interface Picked {
  readonly post: Post;
  /** Given by the form. */
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (value: readonly string[]) => void;
}

function UnitPicker({ post, id, value = [], onChange }: Picked) {
  const queries = useQueryClient();
  const [loaded, setLoaded] = useState<readonly Node[]>([]);
  const [typed, setTyped] = useState('');
  const words = useSettled(typed.trim(), 300);
  const below = (params: { under?: string; words?: string }) => ({
    queryKey: ['/directives/below', params],
    queryFn: () => get<readonly Addressee[]>('/directives/below', params),
  });
  const top = useQuery(below({ under: post.unit }));
  const found = useQuery({ ...below({ words }), enabled: words !== '' });
  const tree = [...nodesOf(top.data ?? [], ROOT), ...loaded];
  const nodes =
    words === '' ? tree : nodesOf(found.data ?? [], ROOT).map((node) => ({ ...node, title: node.value, isLeaf: true }));
  const load = async (under: string) => {
    if (loaded.some(({ pId }) => pId === under)) return;
    const units = await queries.query(below({ under }));
    setLoaded((before) => [...before, ...nodesOf(units, under)]);
  };
  return (
    <TreeSelect<readonly string[]>
      {...(id === undefined ? {} : { id })}
      multiple
      allowClear
      treeDataSimpleMode={{ rootPId: ROOT }}
      treeData={[...nodes]}
      value={value}
      onChange={(chosen) => onChange?.(chosen)}
      loadData={(node) => load(String(node['id']))}
      showSearch={{ filterTreeNode: false, onSearch: setTyped, searchValue: typed }}
      listHeight={320}
    />
  );
}
