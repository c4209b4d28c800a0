// Who and what exists, as far as the sandbox must know to let somebody speak somewhere. main answers it from the tree.
import type { Said } from './wire.ts';

export interface DirectoryPerson {
  readonly id: string;
  /** The person's contact id on the sandbox channel. */
  readonly contact: string;
  readonly name: string;
  /** Where the person has a post, with the whole path, for telling namesakes apart. */
  readonly place: string;
  /** Key of the group the person is normally in. */
  readonly room?: string | undefined;
}

export interface DirectoryRoom {
  readonly key: string;
  /** The channel's room id. */
  readonly conversation: string;
  readonly topic: string;
  /** Code of the unit the room is bound to. */
  readonly unit: string;
  /** Name of that unit. */
  readonly name: string;
  /** Path of that unit as people write it. */
  readonly place: string;
  /** Tier of that unit: province, city, county, town, village or grid. */
  readonly tier: string;
  /** Code of the unit above it. */
  readonly parent?: string | undefined;
}

/** Somebody who is normally in a room, and why. */
export interface DirectoryMember extends DirectoryPerson {
  /** Stable name of the role that brings him there. */
  readonly role: string;
  readonly roleName: string;
  readonly roleNameEn: string;
  /** The unit of that post. */
  readonly unit: string;
}

/** Only rooms of units of this tier, right below this unit. */
export interface RoomsOf {
  readonly tier?: string | undefined;
  /** Code of the unit above. */
  readonly parent?: string | undefined;
}

export interface Directory {
  /**
   * At most `limit` people. Those whose id, contact or name equals the query come first, then those whose name and
   * place together contain all of its words; an empty query lists everybody.
   */
  findPeople(query: string, limit: number): readonly DirectoryPerson[];
  /** The same for rooms: by key, channel room id, unit code, topic or unit name first, then by words of topic and place. */
  findRooms(query: string, limit: number, among?: RoomsOf): readonly DirectoryRoom[];
  /** What is known of where something was said: nothing of a group or a person the tree does not know. */
  about(where: Pick<Said, 'conversation' | 'private'>): Pick<Said, 'topic' | 'tier' | 'units' | 'person'>;
  /** Who is normally in a room: the people of its unit, then those who answer for the units below it. */
  members(room: string): readonly DirectoryMember[];
  /** Who a newcomer to the sandbox speaks as: the first grid worker of the sample; undefined while there is none. */
  newcomer(): DirectoryPerson | undefined;
}
