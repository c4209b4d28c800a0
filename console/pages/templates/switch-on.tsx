// Switching a form on for an area and a period, on a basis: the same as /启用 in chat.
import { Button, Form, Input, Modal, TreeSelect } from 'antd';
import { useState } from 'react';
import type { Area, FormListed } from '../../../src/console/wire/templates.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { templatesTexts } from '../../../src/texts/console/templates.ts';
import { useAsk, useAskEach } from '../../ask.ts';
import { DayField } from '../../parts/day-field.tsx';
import { levelsOf } from '../../parts/levels.ts';
import { useSay } from '../../say.tsx';
import { useTexts } from '../../settings.ts';

interface Wanted {
  readonly area: { readonly label: string };
  readonly from: string;
  readonly to?: string;
  readonly basis: string;
}

const LONGEST_BASIS = 60;

export function SwitchOn({ form, day }: { readonly form: Pick<FormListed, 'title' | 'key'>; readonly day: string }) {
  const t = useTexts(templatesTexts);
  const [isOpen, setOpen] = useState(false);
  const { say } = useSay();
  const switchOn = ({ area, from, to, basis }: Wanted) => {
    setOpen(false);
    const until = to === undefined || to === '' ? '' : ` 至${to}`;
    say(`/启用 ${form.title} ${area.label} 自${from}${until} 依据 ${basis.trim()}`);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t.switchOn}</Button>
      <Modal
        open={isOpen}
        onCancel={() => setOpen(false)}
        title={t.enableTitle(form.title)}
        okText={t.switchOn}
        okButtonProps={{ htmlType: 'submit', form: `enable-${form.key}` }}
        destroyOnHidden
      >
        <Form<Wanted> id={`enable-${form.key}`} layout="vertical" initialValues={{ from: day }} onFinish={switchOn}>
          <AreaItem />
          <Form.Item name="from" label={t.from} rules={[{ required: true }]}>
            <DayField min={day} />
          </Form.Item>
          <Form.Item name="to" label={t.to}>
            <DayField min={day} clears />
          </Form.Item>
          <Form.Item name="basis" label={t.basis} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={LONGEST_BASIS} placeholder={t.basisHint} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

const AREAS = '/templates/areas';

interface Node {
  readonly value: string;
  readonly title: string;
  /** What the command calls it. */
  readonly full: string;
  readonly isLeaf: boolean;
  readonly children?: Node[];
}

/** The tree of what the viewer may switch. What lies below the top is shown at once. */
function AreaItem() {
  const t = useTexts(templatesTexts);
  const tiers = useTexts(TIER_NAMES);
  const { data: tops = [], isPending } = useAsk<readonly Area[]>(AREAS, {}, { on: ['org'] });
  const [turned, setTurned] = useState<readonly string[]>();
  const open = turned ?? tops.map(({ code }) => code);
  const areas = useAskEach<readonly Area[]>(
    AREAS,
    open.map((under) => ({ under })),
    ['org'],
  );
  const levels = levelsOf(open, areas);
  const nodeOf = ({ code, name, full, tier, isLeaf }: Area): Node => {
    const below = levels.get(code);
    const node = { value: code, title: `${name} · ${tiers[tier] ?? tier}`, full, isLeaf };
    return below === undefined ? node : { ...node, children: below.map(nodeOf) };
  };
  return (
    <Form.Item name="area" label={t.area} rules={[{ required: true }]}>
      <TreeSelect
        labelInValue
        treeData={tops.map(nodeOf)}
        treeExpandedKeys={[...open]}
        onTreeExpand={(keys) => setTurned(keys.map(String))}
        loading={isPending}
        placeholder={t.chooseArea}
        treeNodeLabelProp="full"
        aria-label={t.area}
      />
    </Form.Item>
  );
}
