// 指令: the orders somebody may see, how each one fares, and what a new one would do.
import type { Api } from '../../api.ts';
import type { Console } from '../../console.ts';
import { composing } from './compose.ts';
import { listed } from './list.ts';
import { shownOne } from './one.ts';
import { opened } from './tree.ts';
import { unitLists } from './units.ts';

export function directives(api: Api, console: Console): void {
  listed(api);
  shownOne(api);
  opened(api);
  unitLists(api);
  composing(api, console);
}
