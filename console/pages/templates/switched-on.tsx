// Where a form is switched on, and switching it off there: the same as /停用 in chat.
import { Table, Tag } from 'antd';
import type { Exempted, FormListed, Switched } from '../../../src/console/wire/templates.ts';
import { templatesTexts } from '../../../src/texts/console/templates.ts';
import { useTimes } from '../../me.ts';
import { SayButton } from '../../say.tsx';
import { useTexts } from '../../settings.ts';

function usePeriod() {
  const t = useTexts(templatesTexts);
  const { day } = useTimes();
  return ({ from, to }: { readonly from: string; readonly to?: string }) =>
    to === undefined ? t.onwards(day(from)) : t.span(day(from), day(to));
}

export function SwitchedOn({ form }: { readonly form: Pick<FormListed, 'title' | 'on'> }) {
  const t = useTexts(templatesTexts);
  const period = usePeriod();
  if (form.on.length === 0) return <p className="hint">{t.off}</p>;
  return (
    <Table<Switched>
      size="small"
      rowKey={({ area, from }) => `${area} ${from}`}
      dataSource={form.on}
      pagination={form.on.length > 8 ? { pageSize: 8, showSizeChanger: false } : false}
      scroll={{ x: 640 }}
      columns={[
        { title: t.area, dataIndex: 'full' },
        {
          title: t.period,
          render: (_, one) => (
            <>
              {period(one)} {one.isAhead && <Tag>{t.ahead}</Tag>}
            </>
          ),
        },
        { title: t.basis, dataIndex: 'basis' },
        { title: t.by, dataIndex: 'by' },
        {
          title: '',
          align: 'right',
          render: (_, one) => one.mine && <Off title={form.title} one={one} />,
        },
      ]}
    />
  );
}

function Off({ title, one }: { readonly title: string; readonly one: Switched }) {
  const t = useTexts(templatesTexts);
  const from = one.isAhead ? ` 自${one.from}` : '';
  return (
    <SayButton size="small" text={`/停用 ${title} ${one.full}${from}`} aria-label={`${t.switchOff} ${one.full}`}>
      {t.switchOff}
    </SayButton>
  );
}

export function Exemptions({ all }: { readonly all: readonly Exempted[] }) {
  const t = useTexts(templatesTexts);
  const period = usePeriod();
  return (
    <Table<Exempted>
      size="small"
      rowKey={({ unit, from }) => `${unit} ${from}`}
      dataSource={all}
      pagination={all.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
      scroll={{ x: 640 }}
      columns={[
        { title: t.unit, dataIndex: 'full' },
        { title: t.period, render: (_, one) => period(one) },
        { title: t.reason, dataIndex: 'reason' },
        { title: t.by, dataIndex: 'by' },
        {
          title: '',
          align: 'right',
          render: (_, { full }) => (
            <SayButton size="small" text={`/免报 ${full} 取消`} aria-label={`${t.takeBack} ${full}`}>
              {t.takeBack}
            </SayButton>
          ),
        },
      ]}
    />
  );
}
