// What the page of the sandbox shows: the shapes of the sandbox's own wire.
export type { DayProgress } from '../../transports/sandbox/wire-day.ts';
export type { Figure, Understood } from '../../transports/sandbox/wire-understood.ts';
export type {
  MembersFound,
  PersonFound,
  PostBody,
  Receipt,
  RoomFound,
  Said,
  Time,
} from '../../transports/sandbox/wire.ts';

import type { PersonFound, RoomFound, Time } from '../../transports/sandbox/wire.ts';

/** Who a newcomer speaks as, and where. */
export interface Start {
  readonly person?: PersonFound;
  readonly room?: RoomFound;
  readonly time: Time;
}
