// What an import would change, line by line, or what is wrong with the file.
import { Alert, Button, Table, Tag } from 'antd';
import type { ImportPlan, PersonChangeRow, PostShown, UnitChangeRow } from '../../../src/console/wire/organisation.ts';
import { organisationTexts } from '../../../src/texts/console/organisation.ts';
import { ROLE_NAMES, TIER_NAMES } from '../../../src/texts/console/shell.ts';
import { useTexts } from '../../settings.ts';

const LOOKS: Readonly<Record<string, string>> = {
  closed: 'tag-bad',
  moved: 'tag-brand',
  changed: 'tag-brand',
  new: 'tag-good',
};

export function ImportDiff({
  plan,
  isTaking,
  take,
}: {
  readonly plan: ImportPlan;
  readonly isTaking: boolean;
  readonly take: () => void;
}) {
  const t = useTexts(organisationTexts);
  if (plan.problemCount > 0) return <Problems plan={plan} />;
  const rows = (plan.units?.rows.length ?? 0) + (plan.people?.rows.length ?? 0) + (plan.people?.codes ?? 0);
  return (
    <div data-testid="diff">
      <h2>{t.willChange}</h2>
      {plan.units !== undefined && <UnitsDiff units={plan.units} />}
      {plan.people !== undefined && <PeopleDiff people={plan.people} />}
      {rows === 0 ? (
        <Alert type="info" title={t.nothing} />
      ) : (
        <Button type="primary" className="org-take" loading={isTaking} onClick={take}>
          {t.take}
        </Button>
      )}
    </div>
  );
}

function Problems({ plan: { problems, problemCount } }: { readonly plan: ImportPlan }) {
  const t = useTexts(organisationTexts);
  return (
    <div data-testid="problems">
      <Alert type="error" title={t.problems(problemCount)} />
      <ol className="org-problems">
        {problems.map(({ said }) => (
          <li key={said}>{said}</li>
        ))}
      </ol>
      {problemCount > problems.length && <p className="hint">{t.moreChanges(problemCount - problems.length)}</p>}
    </div>
  );
}

function Counts({
  title,
  counts,
  names,
}: {
  readonly title: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly names: Readonly<Record<string, string>>;
}) {
  return (
    <h3>
      {title}{' '}
      {Object.entries(counts).map(([change, count]) => (
        <Tag key={change} className={count > 0 ? (LOOKS[change] ?? '') : ''}>
          {names[change]} {count}
        </Tag>
      ))}
    </h3>
  );
}

function UnitsDiff({ units: { counts, rows, more } }: { readonly units: NonNullable<ImportPlan['units']> }) {
  const t = useTexts(organisationTexts);
  const tiers = useTexts(TIER_NAMES);
  const shown = (field: string, value: string) => (field === 'tier' ? (tiers[value] ?? value) : value);
  return (
    <>
      <Counts title={t.unitsFile} counts={counts} names={t.unitCounts} />
      {rows.length > 0 && (
        <Table<UnitChangeRow>
          size="small"
          className="org-table"
          rowKey="code"
          pagination={false}
          scroll={{ x: 760 }}
          dataSource={[...rows]}
          columns={[
            { title: t.state, width: 90, render: (_, { change }) => <Change change={change} names={t.unitCounts} /> },
            { title: t.code, dataIndex: 'code', width: 170 },
            { title: t.unit, dataIndex: 'name', width: 180 },
            { title: t.tier, width: 110, render: (_, { tier }) => tiers[tier] },
            {
              title: t.willChange,
              render: (_, { fields }) =>
                fields.map(({ field, was, now }) => (
                  <div key={field}>
                    {t.fields[field]} <del>{shown(field, was)}</del> → <ins>{shown(field, now)}</ins>
                  </div>
                )),
            },
          ]}
        />
      )}
      {more > 0 && <p className="hint">{t.moreChanges(more)}</p>}
    </>
  );
}

function Change({ change, names }: { readonly change: string; readonly names: Readonly<Record<string, string>> }) {
  return <Tag className={LOOKS[change] ?? ''}>{names[change]}</Tag>;
}

function PeopleDiff({ people: { counts, rows, more, codes } }: { readonly people: NonNullable<ImportPlan['people']> }) {
  const t = useTexts(organisationTexts);
  const post = usePostName();
  return (
    <>
      <Counts title={t.peopleFile} counts={counts} names={t.peopleCounts} />
      {rows.length > 0 && (
        <Table<PersonChangeRow>
          size="small"
          className="org-table"
          rowKey="id"
          pagination={false}
          scroll={{ x: 760 }}
          dataSource={[...rows]}
          columns={[
            { title: t.state, width: 90, render: (_, { change }) => <Change change={change} names={t.peopleCounts} /> },
            {
              title: t.name,
              width: 130,
              render: (_, { name, wasName }) => (
                <>
                  {wasName !== undefined && <del>{wasName} </del>}
                  {name}
                </>
              ),
            },
            { title: t.was, width: 240, render: (_, { was }) => was.map(post).join(' · ') },
            { title: t.now, width: 240, render: (_, { now }) => now.map(post).join(' · ') },
            {
              title: '',
              render: (_, { contact, phone }) =>
                [contact ? t.fields['contact'] : '', phone ? t.fields['phone'] : '']
                  .filter((one) => one !== '')
                  .join(' · '),
            },
          ]}
        />
      )}
      {more > 0 && <p className="hint">{t.moreChanges(more)}</p>}
      {codes > 0 && <p>{t.codesNeeded(codes)}</p>}
    </>
  );
}

function usePostName(): (post: PostShown) => string {
  const t = useTexts(organisationTexts);
  const roles = useTexts(ROLE_NAMES);
  return ({ unit, role, post }) =>
    `${unit} ${roles[role] ?? role}${post === 'backup' ? ` (${t.posts['backup'] ?? ''})` : ''}`;
}
