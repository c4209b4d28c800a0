// Signing in with name and password, or choosing them through a one-time link.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { Invited, Me } from '../../../src/console/wire/me.ts';
import { ROLE_NAMES, signInTexts } from '../../../src/texts/console/shell.ts';
import { post } from '../../api.ts';
import { Loading } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';
import { Switches } from '../../switches.tsx';

interface Entered {
  readonly name: string;
  readonly password: string;
}

export function SignIn({ onIn }: { readonly onIn: (me: Me) => void }) {
  const [token, setToken] = useState(() => (location.pathname === '/welcome' ? location.hash.slice(1) : ''));
  const leave = () => {
    history.replaceState(undefined, '', '/');
    setToken('');
  };
  const enter = (me: Me) => {
    history.replaceState(undefined, '', token === '' ? location.pathname : '/');
    onIn(me);
  };
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <h1>Gridline</h1>
        {token === '' ? <Known onIn={enter} /> : <Welcome token={token} onIn={enter} leave={leave} />}
        <Switches />
      </div>
    </main>
  );
}

function Known({ onIn }: { readonly onIn: (me: Me) => void }) {
  const t = useTexts(signInTexts);
  const signing = useMutation({ mutationFn: (entered: Entered) => post<Me>('/sign-in', entered), onSuccess: onIn });
  return (
    <>
      <h2>{t.title}</h2>
      <Fields
        button={t.enter}
        isNew={false}
        pending={signing.isPending}
        error={signing.error}
        submit={signing.mutate}
      />
      <p className="hint">{t.hint}</p>
    </>
  );
}

function Welcome({
  token,
  onIn,
  leave,
}: {
  readonly token: string;
  readonly onIn: (me: Me) => void;
  readonly leave: () => void;
}) {
  const t = useTexts(signInTexts);
  const roles = useTexts(ROLE_NAMES);
  const invited = useQuery({
    queryKey: ['welcome', token],
    queryFn: () => post<Invited>('/welcome', { token }),
    retry: false,
  });
  const accepting = useMutation({
    mutationFn: (entered: Entered) => post<Me>('/welcome/accept', { ...entered, token }),
    onSuccess: onIn,
  });
  if (invited.isError) {
    return (
      <>
        <Alert type="warning" title={invited.error.message} />
        <p>
          <Button onClick={leave}>{t.toSignIn}</Button>
        </p>
      </>
    );
  }
  if (invited.data === undefined) return <Loading />;
  const { person, unit, role, name } = invited.data;
  return (
    <>
      <h2>{t.welcome(person)}</h2>
      {role !== undefined && <p className="hint">{`${unit ?? ''} · ${roles[role] ?? role}`}</p>}
      <p>{name === undefined ? t.choose : t.renew}</p>
      <Fields
        button={t.start}
        isNew
        name={name}
        pending={accepting.isPending}
        error={accepting.error}
        submit={accepting.mutate}
      />
    </>
  );
}

function Fields(p: {
  readonly button: string;
  readonly isNew: boolean;
  readonly name?: string | undefined;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly submit: (entered: Entered) => void;
}) {
  const t = useTexts(signInTexts);
  return (
    <Form layout="vertical" requiredMark={false} initialValues={{ name: p.name }} onFinish={p.submit}>
      <Form.Item name="name" label={t.name} rules={[{ required: true, message: t.name }]}>
        <Input size="large" autoComplete="username" autoFocus disabled={p.name !== undefined} />
      </Form.Item>
      <Form.Item
        name="password"
        label={t.password}
        rules={[{ required: true, message: t.password }, ...(p.isNew ? [{ min: 10, message: t.least }] : [])]}
        {...(p.isNew ? { extra: t.least } : {})}
      >
        <Input.Password size="large" autoComplete={p.isNew ? 'new-password' : 'current-password'} />
      </Form.Item>
      {p.error !== null && <Alert type="error" title={p.error.message} />}
      <Button type="primary" size="large" htmlType="submit" block loading={p.pending}>
        {p.button}
      </Button>
    </Form>
  );
}
