// 登录账号: who may sign in to the console, links for new ones, and closing.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal, Popconfirm, Table, Tag } from 'antd';
import { useSearchParams } from 'wouter';
import type { Invitable, Logins as All, LoginShown } from '../../../src/console/wire/organisation.ts';
import { organisationTexts } from '../../../src/texts/console/organisation.ts';
import { ROLE_NAMES } from '../../../src/texts/console/shell.ts';
import { post } from '../../api.ts';
import { useAsk } from '../../ask.ts';
import { useTimes } from '../../me.ts';
import { Answered, Nothing } from '../../parts/states.tsx';
import { useTexts } from '../../settings.ts';

const PATH = '/organisation/logins';

interface Somebody {
  readonly id: string;
  readonly name: string;
}

export function Logins() {
  const asked = useAsk<All>(PATH, {}, { on: ['login', 'org'] });
  const invite = useMutation({
    mutationFn: async (person: Somebody) => ({
      person,
      ...(await post<{ path: string }>('/organisation/invite', { person: person.id })),
    }),
  });
  return (
    <section className="card">
      <Invite invite={invite.mutate} />
      {invite.error !== null && <Alert type="error" title={invite.error.message} />}
      {invite.data !== undefined && (
        <OneTime name={invite.data.person.name} path={invite.data.path} close={invite.reset} />
      )}
      <Answered asked={asked}>
        {({ logins, more }) => <List logins={logins} more={more} invite={invite.mutate} />}
      </Answered>
    </section>
  );
}

function Invite({ invite }: { readonly invite: (person: Somebody) => void }) {
  const t = useTexts(organisationTexts);
  const roles = useTexts(ROLE_NAMES);
  const [search, setSearch] = useSearchParams();
  const name = search.get('name') ?? '';
  const asked = useAsk<readonly Invitable[]>(
    '/organisation/invitable',
    { name },
    { enabled: name !== '', on: ['login', 'org'] },
  );
  return (
    <>
      <h1>{t.invite}</h1>
      <p className="hint">{t.inviteHint}</p>
      <Input.Search
        className="org-find"
        allowClear
        maxLength={40}
        aria-label={t.findPerson}
        placeholder={t.findPerson}
        defaultValue={name}
        onSearch={(text) => setSearch({ ...Object.fromEntries(search), name: text.trim() })}
      />
      {name !== '' && (
        <Answered asked={asked}>
          {(found) =>
            found.length === 0 ? (
              <Nothing>{t.noneFound}</Nothing>
            ) : (
              <ul className="org-list">
                {found.map(({ id, name: called, unit, role, allowed }) => (
                  <li key={id}>
                    <span>
                      <b>{called}</b> {unit} {roles[role]}
                    </span>
                    {allowed ? (
                      <Button size="small" type="primary" onClick={() => invite({ id, name: called })}>
                        {t.invite}
                      </Button>
                    ) : (
                      <span className="hint">{t.notYours}</span>
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      )}
    </>
  );
}

function OneTime({ name, path, close }: { readonly name: string; readonly path: string; readonly close: () => void }) {
  const t = useTexts(organisationTexts);
  const { message } = App.useApp();
  const link = `${location.origin}${path}`;
  const copy = () => void navigator.clipboard.writeText(link).then(() => message.success(t.copied));
  // Without a secure connection a browser has no clipboard: then the link is marked by hand.
  const canCopy = 'clipboard' in navigator;
  return (
    <Modal
      open
      title={t.linkOnce(name)}
      onCancel={close}
      footer={
        canCopy ? (
          <Button type="primary" onClick={copy}>
            {t.copy}
          </Button>
        ) : null
      }
    >
      <p>{t.linkHint}</p>
      <Input readOnly value={link} aria-label={t.linkOnce(name)} onFocus={({ target }) => target.select()} />
    </Modal>
  );
}

interface Listing extends All {
  readonly invite: (person: Somebody) => void;
}

function List({ logins, more, invite }: Listing) {
  const t = useTexts(organisationTexts);
  const roles = useTexts(ROLE_NAMES);
  const { moment } = useTimes();
  return (
    <>
      <h2>{t.tabs['logins']}</h2>
      <Table<LoginShown>
        size="small"
        rowKey="name"
        pagination={false}
        className="org-table"
        scroll={{ x: 'max-content' }}
        dataSource={[...logins]}
        locale={{ emptyText: t.noLogins }}
        columns={[
          { title: t.login, dataIndex: 'name' },
          { title: t.person, dataIndex: 'personName' },
          { title: t.place, render: (_, { unit, role }) => `${unit} ${roles[role] ?? ''}` },
          {
            title: t.state,
            render: (_, { open }) => <Tag className={open ? 'tag-good' : ''}>{open ? t.open : t.shut}</Tag>,
          },
          { title: t.changed, render: (_, { changed }) => moment(changed) },
          { title: '', render: (_, login) => (login.governed ? <Acts login={login} invite={invite} /> : null) },
        ]}
      />
      {more > 0 && <p className="hint">{t.moreRows(more)}</p>}
    </>
  );
}

function Acts({ login, invite }: { readonly login: LoginShown; readonly invite: (person: Somebody) => void }) {
  const t = useTexts(organisationTexts);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const close = useMutation({
    mutationFn: () => post(`${PATH}/close`, { name: login.name }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [PATH] }),
    onError: (error) => void message.error(error.message),
  });
  return (
    <span className="org-acts">
      <Button size="small" onClick={() => invite({ id: login.person, name: login.personName })}>
        {t.renew}
      </Button>
      {login.open && (
        <Popconfirm title={t.closeSure(login.name)} onConfirm={() => close.mutate()}>
          <Button size="small" danger loading={close.isPending}>
            {t.close}
          </Button>
        </Popconfirm>
      )}
    </span>
  );
}
