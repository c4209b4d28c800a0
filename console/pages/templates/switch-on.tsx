// Switching a form on for an area and a period, on a basis: the same as /启用 in chat.
import { Button, Form, Input, Modal, TreeSelect } from 'antd';
import { useState } from 'react';
import type { Area, FormListed } from '../../../src/console/wire/templates.ts';
import { TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { templatesTexts } from '../../../src/texts/console/templates.ts';
import { get } from '../../api.ts';
import { useAsk } from '../../ask.ts';
import { useSay } from '../../say.tsx';
import { useTexts } from '../../settings.ts';

interface Wanted {
  readonly area: string;
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
    say(`/启用 ${form.title} ${area} 自${from}${until} 依据 ${basis.trim()}`);
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
            <Input type="date" />
          </Form.Item>
          <Form.Item name="to" label={t.to}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="basis" label={t.basis} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={LONGEST_BASIS} placeholder={t.basisHint} />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

interface Node {
  readonly id: string;
  readonly pId?: string;
  /** What the command calls it. */
  readonly value: string;
  readonly title: string;
  readonly isLeaf: boolean;
}

/** The tree of what the viewer may switch, loaded a level at a time. */
function AreaItem() {
  const t = useTexts(templatesTexts);
  const tiers = useTexts(TIER_NAMES);
  const tops = useAsk<readonly Area[]>('/templates/areas');
  const [below, setBelow] = useState<readonly Node[]>([]);
  const nodeOf = ({ code, name, full, tier, isLeaf }: Area, pId?: string): Node => ({
    ...{ id: code, value: full, title: `${name} · ${tiers[tier] ?? tier}`, isLeaf },
    ...(pId === undefined ? {} : { pId }),
  });
  const load = async (under: string) => {
    const children = await get<readonly Area[]>('/templates/areas', { under });
    setBelow((known) => [...known.filter(({ pId }) => pId !== under), ...children.map((one) => nodeOf(one, under))]);
  };
  return (
    <Form.Item name="area" label={t.area} rules={[{ required: true }]}>
      <TreeSelect
        // What lies below the top is shown at once.
        key={tops.isPending ? 'reading' : 'read'}
        treeDefaultExpandedKeys={(tops.data ?? []).map(({ full }) => full)}
        treeDataSimpleMode
        treeData={[...(tops.data ?? []).map((one) => nodeOf(one)), ...below]}
        loadData={({ id }) => load(String(id))}
        loading={tops.isPending}
        placeholder={t.chooseArea}
        treeNodeLabelProp="value"
        aria-label={t.area}
      />
    </Form.Item>
  );
}
