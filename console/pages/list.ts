// Every page: where it is and who needs it.

export interface PageListed {
  /** Key of its title in shellTexts.pages. */
  readonly name: string;
  readonly path: string;
  /** Actions of permissions.ts; with one of them the page is of use. */
  readonly needs?: readonly string[];
  readonly only?: 'sandbox';
}

export const PAGES = [
  { name: 'today', path: '/', needs: ['see_figures'] },
  { name: 'reports', path: '/reports', needs: ['see_figures'] },
  { name: 'directives', path: '/directives', needs: ['see_figures'] },
  { name: 'findings', path: '/findings', needs: ['see_figures'] },
  { name: 'organisation', path: '/organisation', needs: ['see_figures', 'manage_membership', 'approve_member'] },
  { name: 'templates', path: '/templates', needs: ['manage_templates'] },
  { name: 'accounts', path: '/accounts', needs: ['manage_accounts'] },
  { name: 'audit', path: '/audit', needs: ['see_figures', 'manage_membership', 'approve_member'] },
  { name: 'sandbox', path: '/sandbox', only: 'sandbox' },
] as const satisfies readonly PageListed[];

export type PageName = (typeof PAGES)[number]['name'];
