// Every address of the console with a question about 西沟村 (2111), and to whom it is answered. What is not here has no business being there.
/** Who asks, by what he is to 西沟村. */
export const VIEWERS = [
  'nobody',
  'worker',
  'leader',
  'elsewhere',
  'inspector',
  'county',
  'admin',
  'moved',
  'demoted',
  'left',
  'closed',
] as const;
export type Viewer = (typeof VIEWERS)[number];

export interface Asked {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Who is answered. Everybody else is refused. */
  readonly answered: readonly Viewer[];
  /** What only these of them find in the answer. */
  readonly secret?: { readonly words: string; readonly seen: readonly Viewer[] };
}

const ALL = VIEWERS;
/** The page of a login that was closed is out of date: its token is over with its session. */
const FRESH = VIEWERS.filter((viewer) => viewer !== 'closed');
const IN = VIEWERS.filter((viewer) => viewer !== 'nobody' && viewer !== 'closed');
const NONE: readonly Viewer[] = [];
/** Whose posts show them the figures of 西沟村. */
const SEES = ['leader', 'inspector', 'county', 'admin'] as const;
/** Town offices of elsewhere too, for what is asked of no unit. */
const OFFICES = ['elsewhere', 'moved', 'county', 'admin'] as const;
const LEADS = ['leader', ...OFFICES] as const;

const unit = { unit: '2111' };
const report = { ...unit, template: 'epidemic', day: '2022-07-28' };
const order = { number: '1', ...unit };
/** Name of somebody who need not sign in any more. */
const SPARE = `p-${Buffer.from('赵敏').toString('hex')}`;
const FORM = { key: 'epidemic', was: '', form: {} };
const CSV = { name: 'a.csv', data: Buffer.from('代码,名称,层级,上级\n2111,西沟村,村,211\n').toString('base64') };

const seen = (query: NonNullable<Asked['query']>, answered: readonly Viewer[] = SEES): Asked => ({ query, answered });

export const ROUTES: Readonly<Record<string, Asked>> = {
  'GET /me': { answered: ALL, secret: { words: '"person"', seen: IN } },
  'POST /sign-in': { body: { name: 'x', password: 'no' }, answered: NONE },
  'POST /welcome': { body: { token: 'no such token' }, answered: FRESH },
  'POST /welcome/accept': { body: { token: 'no such token', name: 'xx', password: 'long enough' }, answered: FRESH },
  'POST /say': {
    ...{ body: { text: '/汇总 西沟村', id: 'click-of-his' }, answered: IN },
    secret: { words: '返乡人员2人', seen: SEES },
  },
  'GET /live': { answered: IN },

  'GET /today': seen(unit),
  'GET /today/arrivals': seen(report),
  'GET /today/besides': seen(unit),
  'GET /today/red': seen(unit),
  'GET /reports/place': seen(unit),
  'GET /reports/table': seen(report),
  'GET /reports/figure': seen({ ...report, field: 'returnees' }),
  'GET /reports/lists': seen(report),
  'GET /reports/versions': seen(report),
  'GET /reports/print': seen(report),
  'GET /reports/export': seen({ ...report, format: 'csv' }),

  'GET /directives': { answered: IN, secret: { words: '西沟专令', seen: ['worker', ...SEES] } },
  'GET /directives/one': seen(order),
  'GET /directives/tree': seen({ number: '1', open: '2111' }),
  'GET /directives/units': seen({ ...order, which: 'stopped' }),
  'GET /directives/sources': seen({ ...order, label: '转移户数' }),
  'GET /directives/post': seen({}, ['leader', 'elsewhere', 'moved', 'county']),
  'GET /directives/below': seen({ under: '2111' }, ['leader', 'county']),
  'POST /directives/preview': {
    body: { text: '范围：西沟村 主题：x\n今晚巡查' },
    answered: ['leader', 'elsewhere', 'moved', 'county'],
    secret: { words: '"preview"', seen: ['county'] },
  },

  'GET /findings': seen(unit),
  'GET /findings/queue': seen({ ...unit, kind: 'review' }),
  'GET /findings/waiting': seen(unit),
  'GET /findings/story': seen({ number: '1' }),
  'GET /findings/look-backs': seen(unit),
  'GET /findings/bulletin': seen(unit, ['inspector', 'county']),
  'GET /findings/export': seen({ ...unit, format: 'csv' }),
  'GET /findings/units': {
    ...{ query: { q: '西沟村' }, answered: IN },
    secret: { words: '"2111"', seen: SEES },
  },
  'GET /findings/photo': seen({ number: '1', file: 'defect.png' }),

  'GET /organisation/units': seen(unit),
  'GET /organisation/search': {
    ...{ query: { q: '西沟村' }, answered: IN.filter((viewer) => viewer !== 'left') },
    secret: { words: '"2111"', seen: SEES },
  },
  'GET /organisation/unit': seen(unit),
  'GET /organisation/rooms': seen({ ...unit, check: 'without' }),
  'GET /organisation/import': { answered: LEADS, secret: { words: 'true', seen: ['admin'] } },
  'POST /organisation/import/plan': { body: { units: CSV }, answered: ['admin'] },
  'POST /organisation/import': { body: { units: CSV, stamp: 'x' }, answered: ['admin'] },
  'GET /organisation/codes': seen(unit, ['leader', 'county', 'admin']),
  'POST /organisation/codes': { body: { ...unit, people: ['p7'] }, answered: ['leader', 'county', 'admin'] },
  'GET /organisation/logins': { answered: LEADS, secret: { words: '王芳', seen: ['leader', 'county', 'admin'] } },
  'GET /organisation/invitable': {
    ...{ query: { name: '王芳' }, answered: LEADS },
    secret: { words: '王芳', seen: ['leader', 'county', 'admin'] },
  },
  'POST /organisation/invite': { body: { person: '张建国' }, answered: ['county', 'admin'] },
  'POST /organisation/logins/close': { body: { name: SPARE }, answered: ['leader', 'county', 'admin'] },

  'GET /templates': { answered: OFFICES, secret: { words: '"mayEdit":true', seen: ['admin'] } },
  'GET /templates/form': seen({ key: 'epidemic' }, OFFICES),
  'GET /templates/areas': seen({ under: '2111' }, ['county', 'admin']),
  'POST /templates/save': { body: FORM, answered: ['admin'] },
  'POST /templates/reset': { body: { key: 'patrol', was: 'x' }, answered: ['admin'] },
  'POST /templates/try': {
    body: { key: 'epidemic', form: {}, text: '', ...unit },
    answered: ['county', 'admin'],
  },

  'GET /accounts': { answered: ['county', 'admin'] },
  'GET /audit/choices': { answered: IN },
  'GET /audit': {
    ...{ query: { kind: 'finding' }, answered: IN.filter((viewer) => viewer !== 'left') },
    secret: { words: '西沟村卡口', seen: SEES },
  },
  'GET /audit/document': seen({ kind: 'finding', id: '1' }),
  // Last: it ends the session.
  'POST /sign-out': { answered: FRESH },
};
