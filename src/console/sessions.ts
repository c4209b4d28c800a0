// Sessions as the session plugin wants them, kept in Redis, which forgets them itself.
import type { SessionStore } from '../ports.ts';
import type { Session } from 'fastify';

/** Without any request for so long a session is over, ms. */
export const IDLE = 30 * 60_000;

type Done = (error?: unknown) => void;

/** `ended` is told of every session that is over before its time. */
export function sessionsIn(sessions: SessionStore, ended: (id: string) => void) {
  return {
    get(id: string, done: (error: unknown, session?: Session | null) => void) {
      sessions.get(id).then((json) => {
        done(undefined, json === undefined ? null : (JSON.parse(json) as Session));
      }, done);
    },
    set(id: string, session: Session, done: Done) {
      sessions.set(id, JSON.stringify(session), IDLE).then(() => {
        done();
      }, done);
    },
    destroy(id: string, done: Done) {
      sessions.destroy(id).then(() => {
        ended(id);
        done();
      }, done);
    },
  };
}
