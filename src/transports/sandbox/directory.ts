// Who and what exists, as far as the sandbox must know to let somebody speak somewhere. main answers it from the tree.

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
}

export interface Directory {
  /**
   * At most `limit` people. Those whose id, contact or name equals the query come first, then those whose name and
   * place together contain all of its words; an empty query lists everybody.
   */
  findPeople(query: string, limit: number): readonly DirectoryPerson[];
  /** The same for rooms: by key, channel room id, unit code, topic or unit name first, then by words of topic and place. */
  findRooms(query: string, limit: number): readonly DirectoryRoom[];
  /** Who a newcomer to the sandbox speaks as: the first grid worker of the sample; undefined while there is none. */
  newcomer(): DirectoryPerson | undefined;
}
