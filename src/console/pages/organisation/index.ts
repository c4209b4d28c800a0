// 组织: the tree and its people, how the groups stand, and who gets in.
import type { Api } from '../../api.ts';
import type { Console } from '../../console.ts';
import { codes } from './codes.ts';
import { importing } from './import.ts';
import { logins } from './logins.ts';
import { rooms } from './rooms.ts';
import { tree } from './tree.ts';
import { unit } from './unit.ts';

export function organisation(api: Api, console: Console): void {
  tree(api);
  unit(api);
  rooms(api, console);
  importing(api, console);
  codes(api, console);
  logins(api, console);
}
