// How each page is loaded when somebody opens it.
import type { ComponentType } from 'react';
import type { PageName } from './list.ts';

export const LOAD: Readonly<Record<PageName, () => Promise<{ readonly default: ComponentType }>>> = {
  today: () => import('./today/index.tsx'),
  reports: () => import('./reports/index.tsx'),
  directives: () => import('./directives/index.tsx'),
  findings: () => import('./findings/index.tsx'),
  organisation: () => import('./organisation/index.tsx'),
  templates: () => import('./templates/index.tsx'),
  accounts: () => import('./accounts/index.tsx'),
  audit: () => import('./audit/index.tsx'),
  sandbox: () => import('./sandbox/index.tsx'),
};
