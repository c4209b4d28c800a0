// The architecture as lint errors: who may import whom, who may read the clock, and how big a thing may grow.
import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

const CLOCK = 'Time is data: take it from the event, or from the Clock port in a loop of main.ts.';
const clock = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: CLOCK },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
];
const CLOCK_READERS = [
  'isToday',
  'isPast',
  'isFuture',
  'isTomorrow',
  'isYesterday',
  'startOfToday',
  'endOfToday',
  'formatDistanceToNow',
];

const ENGINE = ['engine'];
// The engine's own processes: what it asked whom, what it could not hear, and the day that gaps excuse.
const ENGINE_FLOWS = '(?:daily-report/index|hearing|question|report-day)';
const ADAPTERS = ['store', 'transports', 'scheduler', 'cli', 'console', 'ear', 'main', 'config'];
const VENDOR = ['ioredis', 'wechaty', 'wechaty-*', 'file-box', 'node-cron', 'fastify', 'pino', 'node:*', 'commander'];

/** Forbids imports of files or folders of src by their first name, of vendor packages, and of top-level folders. */
const forbid = ({ src = [], vendor = true, top = [] }, message) => ({
  'no-restricted-imports': [
    'error',
    {
      paths: CLOCK_READERS.map((name) => ({ name: 'date-fns', importNames: [name], message: CLOCK })),
      patterns: [
        ...(vendor ? [{ group: VENDOR, message: 'Vendor I/O belongs to the adapters.' }] : []),
        ...(src.length + top.length > 0
          ? [{ regex: `^\\.{1,2}/(?:.*/)?(?:${[...src, ...top].join('|')})(?:/|\\.ts$)`, message }]
          : []),
      ],
    },
  ],
});

export default ts.config(
  { ignores: ['node_modules', 'data', 'console/dist', 'bench/peers/node_modules', '**/no-wechat4u/**'] },
  js.configs.recommended,
  ...ts.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'src/cli/*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 3],
      complexity: ['error', 12],
      'no-restricted-syntax': ['error', ...clock],
      ...forbid({ vendor: false }, ''),
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/prefer-readonly-parameter-types': 'off',
    },
  },
  {
    files: ['flows/**'],
    rules: forbid(
      { src: [...ENGINE, ...ADAPTERS, 'ports', 'understanding/(?!intent)[^/]*', 'console', 'commands'] },
      'A flow knows the kernel, texts and templates only.',
    ),
  },
  {
    files: ['commands/**'],
    rules: forbid(
      { src: [...ENGINE, ...ADAPTERS, 'ports'] },
      'A command translates: it never writes, sends or reaches outside.',
    ),
  },
  {
    files: ['src/understanding/**'],
    rules: forbid(
      { src: [...ENGINE, ...ADAPTERS, 'ports', 'texts', 'commands', 'flows', 'command', 'flow'] },
      'Understanding is pure: text in, intent out.',
    ),
  },
  {
    files: ['src/org/**', 'src/texts/**', 'src/templates/**'],
    rules: forbid(
      { src: [...ENGINE, ...ADAPTERS, 'ports', 'understanding', 'commands', 'flows'] },
      'Pure questions only.',
    ),
  },
  {
    files: ['src/engine/**'],
    rules: forbid(
      { src: ADAPTERS, top: ['commands', `flows/(?!${ENGINE_FLOWS})[^/]*`] },
      'The engine is handed its flows, commands and ports.',
    ),
  },
  {
    files: ['src/store/**', 'src/transports/**', 'src/scheduler/**'],
    rules: forbid(
      {
        src: [
          'engine',
          'org/(?!types)[^/]*',
          'texts/(?!index)[^/]*',
          'templates/(?!types)[^/]*',
          'understanding',
          'commands',
          'flows',
        ],
        vendor: false,
      },
      'An adapter implements a port and knows nothing else.',
    ),
  },
  { files: ['src/clock.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['test/**', 'bench/**'], rules: { 'max-lines-per-function': 'off', 'no-restricted-syntax': 'off' } },
  {
    files: ['src/texts/**', 'src/templates/**', 'src/understanding/lexicon/**'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' },
  },
  {
    files: ['console/**'],
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      ...forbid(
        {
          src: ['engine', ...ADAPTERS.filter((name) => name !== 'console'), 'ports', 'org', 'understanding'],
          vendor: false,
          top: ['commands', 'flows'],
        },
        'The client knows the shapes of wire and the texts; everything else is the server’s.',
      ),
    },
  },
  { files: ['**/*.js'], ...ts.configs.disableTypeChecked },
);
