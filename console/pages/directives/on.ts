/** What the answers of these pages depend on: orders, what is answered to them, and the tree they go to. */
export const ON = ['directive', 'receipt', 'ledgers', 'org'];
