// What every page asks and does. Nothing is discovered by scanning.
import type { Api } from '../api.ts';
import type { Console } from '../console.ts';
import { accounts } from './accounts/index.ts';
import { audit } from './audit/index.ts';
import { directives } from './directives/index.ts';
import { findings } from './findings/index.ts';
import { organisation } from './organisation/index.ts';
import { reports } from './reports/index.ts';
import { saying } from './saying.ts';
import { templates } from './templates/index.ts';
import { today } from './today/index.ts';

export const pages: readonly ((api: Api, console: Console) => void)[] = [
  saying,
  today,
  reports,
  directives,
  findings,
  organisation,
  templates,
  accounts,
  audit,
];
