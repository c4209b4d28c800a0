// The unit chosen: where it stands, its people, its groups, and what it is let off.
import { Descriptions, Table, Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Member, UnitShown } from '../../../src/console/wire/organisation.ts';
import { organisationTexts } from '../../../src/texts/console/organisation.ts';
import { ROLE_NAMES, TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { useNames, useTimes } from '../../me.ts';
import { SayButton } from '../../say.tsx';
import { useTexts } from '../../settings.ts';

export function UnitCard({ unit }: { readonly unit: UnitShown }) {
  const t = useTexts(organisationTexts);
  const query = `?unit=${encodeURIComponent(unit.code)}`;
  return (
    <section className="card org-unit" aria-label={unit.name} data-testid="unit">
      <header>
        <h1>{unit.name}</h1>
        <span className="org-ways">
          <Link href={`/${query}`}>{t.today}</Link>
          {unit.mayBind && <Link href={`/organisation/rooms${query}`}>{t.checkRooms}</Link>}
          {unit.mayApprove && <Link href={`/organisation/codes${query}`}>{t.makeCodes}</Link>}
        </span>
      </header>
      <Facts unit={unit} />
      <People unit={unit} />
      <Rooms unit={unit} />
      <Exemptions unit={unit} />
    </section>
  );
}

function Facts({ unit }: { readonly unit: UnitShown }) {
  const t = useTexts(organisationTexts);
  const tiers = useTexts(TIER_NAMES);
  const path = unit.path.map(({ code, name, seen }) => (
    <span key={code} className="org-step">
      {seen ? <Link href={`/organisation?unit=${encodeURIComponent(code)}`}>{name}</Link> : name}
    </span>
  ));
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t.path, path],
    [t.tier, tiers[unit.tier]],
    [t.code, unit.code],
    [t.aliases, unit.aliases.join(' · ')],
    [t.below, t.belowCount(unit.below)],
    [t.kind, unit.kind],
    [t.opened, unit.opened],
    [t.closed, unit.closed],
  ];
  const known = facts.filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return (
    <Descriptions
      size="small"
      column={{ xs: 1, md: 2 }}
      items={known.map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}

function People({ unit }: { readonly unit: UnitShown }) {
  const t = useTexts(organisationTexts);
  const roles = useTexts(ROLE_NAMES);
  return (
    <>
      <h2>{t.people(unit.people.length + unit.morePeople)}</h2>
      <Table<Member>
        size="small"
        pagination={false}
        className="org-table"
        scroll={{ x: 'max-content' }}
        rowKey={({ id, role }) => `${id} ${role}`}
        dataSource={[...unit.people]}
        locale={{ emptyText: t.nobody }}
        columns={[
          { title: t.name, dataIndex: 'name' },
          { title: t.role, render: (_, { role }) => roles[role] },
          { title: t.post, render: (_, { post }) => t.posts[post] },
          { title: t.state, render: (_, member) => <State member={member} /> },
          ...(unit.people.some(({ invitable }) => invitable)
            ? [{ title: '', render: (_: unknown, member: Member) => <Invite unit={unit.code} member={member} /> }]
            : []),
        ]}
      />
      {unit.morePeople > 0 && <p className="hint">{t.morePeople(unit.morePeople)}</p>}
      {unit.unknown.length > 0 && (
        <p className="bad">
          {t.unknown}
          {unit.unknown.join(' · ')}
        </p>
      )}
    </>
  );
}

/** To where he is given a link, found there by his name. */
function Invite({ unit, member: { name, invitable } }: { readonly unit: string; readonly member: Member }) {
  const t = useTexts(organisationTexts);
  if (!invitable) return null;
  return <Link href={`/organisation/logins?${new URLSearchParams({ unit, name }).toString()}`}>{t.invite}</Link>;
}

function State({ member: { bound, frozen } }: { readonly member: Member }) {
  const t = useTexts(organisationTexts);
  return (
    <>
      {bound ? <Tag className="tag-good">{t.bound}</Tag> : <Tag className="tag-bad">{t.unbound}</Tag>}
      {frozen && (
        <Tooltip title={t.frozenHint}>
          <Tag className="tag-bad">{t.frozen}</Tag>
        </Tooltip>
      )}
    </>
  );
}

function Rooms({ unit }: { readonly unit: UnitShown }) {
  const t = useTexts(organisationTexts);
  const hasOwn = unit.rooms.some(({ kind }) => kind === 'command');
  return (
    <>
      <h2>{t.rooms}</h2>
      {!hasOwn && <p className={unit.instead === undefined ? 'bad' : 'hint'}>{t.noRooms(unit.instead)}</p>}
      <ul className="org-list">
        {unit.rooms.map(({ key, topic, account, kind }) => (
          <li key={key}>
            <span>
              <b>{topic === '' ? key : topic}</b> <Tag>{t.roomKinds[kind]}</Tag>
              <small>{t.account(account)}</small>
            </span>
            {unit.mayBind && (
              <SayButton size="small" text={`/解绑 ${key}`}>
                {t.unbind}
              </SayButton>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Exemptions({ unit }: { readonly unit: UnitShown }) {
  const t = useTexts(organisationTexts);
  const nameOf = useNames();
  const { day } = useTimes();
  return (
    <>
      <h2>{t.exemptions}</h2>
      {unit.exemptions.length === 0 && <p className="hint">{t.noExemptions}</p>}
      <ul className="org-list">
        {unit.exemptions.map(({ title, from, to, reason }) => (
          <li key={`${title} ${from}`}>
            <b>{nameOf(title)}</b>
            <span>
              {t.until(day(from), day(to))} {reason}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
