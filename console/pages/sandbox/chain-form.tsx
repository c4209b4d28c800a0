// 接龙: a new chain, or one's own row below the last one of this conversation.
import { Form, Input, Modal, Radio } from 'antd';
import { sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { useTexts } from '../../settings.ts';
import type { Say } from './composer.tsx';
import { ChainRows } from './chain-rows.tsx';
import { joined, partsOf } from './said.ts';
import { useTold } from './stream.ts';
import { useMembers, useStage } from './use.ts';

interface Filled {
  readonly way: 'continue' | 'new';
  readonly title: string;
  readonly name: string;
  readonly line: string;
}

/** Grid workers sign with their grid, as the bot knows it here; everybody else with his name. */
function useRowName(): string {
  const { speaker, conversation, isPrivate } = useStage();
  const room = useMembers(isPrivate ? undefined : conversation)?.room;
  const { name = '', place = '' } = speaker ?? {};
  return room !== undefined && place.startsWith(room.place) && place !== room.place
    ? place.slice(room.place.length)
    : name;
}

/** Not the body: it would be given styles that the security policy forbids. */
const outside = () => document.querySelector<HTMLElement>('#root') ?? document.body;

export function ChainForm({ say, close }: { readonly say: Say; readonly close: () => void }) {
  const t = useTexts(sandboxTexts);
  const { store, conversation } = useStage();
  const last = useTold(store, ({ talks }) =>
    talks.get(conversation ?? '')?.lines.findLast(({ said }) => partsOf(said.text).chain !== undefined),
  )?.said.text;
  const chain = last === undefined ? undefined : partsOf(last).chain;
  const [form] = Form.useForm<Filled>();
  const signed = useRowName();
  const usual = last === undefined ? 'new' : 'continue';
  const chosen = Form.useWatch<Filled['way'] | undefined>('way', form);
  const way = chosen ?? usual;
  const submit = ({ title, name, line }: Filled) => {
    close();
    const row = { name: name.trim(), line: line.trim() };
    const isNext = way === 'continue' && last !== undefined;
    const entries = [{ name: row.name, text: row.line }];
    void say(isNext ? { text: joined(last, row) } : { chain: { title: title.trim(), entries } });
  };
  const needed = [{ required: true, whitespace: true, message: t.chainEmpty }];
  return (
    <Modal open getContainer={outside} title={t.chain} okText={t.send} onCancel={close} onOk={form.submit}>
      <Form
        form={form}
        layout="vertical"
        onFinish={submit}
        initialValues={{ way: usual, name: signed, title: '', line: '' }}
      >
        {chain !== undefined && (
          <Form.Item name="way">
            <Radio.Group
              options={[
                { value: 'continue', label: t.chainContinue },
                { value: 'new', label: t.chainNew },
              ]}
            />
          </Form.Item>
        )}
        {way === 'new' ? (
          <Form.Item name="title" label={t.chainTitle} rules={needed}>
            <Input maxLength={200} />
          </Form.Item>
        ) : (
          <div className="chain in-form">{chain !== undefined && <ChainRows chain={chain} />}</div>
        )}
        <Form.Item name="name" label={t.chainName} rules={needed}>
          <Input maxLength={64} />
        </Form.Item>
        <Form.Item name="line" label={t.chainLine} rules={needed}>
          <Input maxLength={500} placeholder={t.chainLineHint} onPressEnter={form.submit} autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
