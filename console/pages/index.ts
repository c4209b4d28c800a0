// Every page: where it is, who needs it, and how it is loaded when somebody opens it.
import type { ComponentType } from 'react';

export interface PageListed {
  /** Key of its title in shellTexts.pages. */
  readonly name: string;
  readonly path: string;
  /** Actions of permissions.ts; with one of them the page is of use. */
  readonly needs?: readonly string[];
  readonly only?: 'sandbox';
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

export const PAGES: readonly PageListed[] = [
  { name: 'today', path: '/', needs: ['see_figures'], load: () => import('./today/index.tsx') },
  { name: 'reports', path: '/reports', needs: ['see_figures'], load: () => import('./reports/index.tsx') },
  { name: 'directives', path: '/directives', needs: ['see_figures'], load: () => import('./directives/index.tsx') },
  { name: 'findings', path: '/findings', needs: ['see_figures'], load: () => import('./findings/index.tsx') },
  {
    name: 'organisation',
    path: '/organisation',
    needs: ['see_figures', 'manage_membership', 'approve_member'],
    load: () => import('./organisation/index.tsx'),
  },
  { name: 'accounts', path: '/accounts', needs: ['manage_accounts'], load: () => import('./accounts/index.tsx') },
  { name: 'sandbox', path: '/sandbox', only: 'sandbox', load: () => import('./sandbox/index.tsx') },
  {
    name: 'templates',
    path: '/templates',
    needs: ['manage_templates'],
    load: () => import('./templates/index.tsx'),
  },
];
