// The sandbox over HTTP, for this machine only. All bodies and answers are JSON; wire.ts has their exact shapes.
//
// | request                          | body or query                                              | answer                     |
// | -------------------------------- | ---------------------------------------------------------- | -------------------------- |
// | POST /api/sandbox/messages       | as       who speaks: person id, contact, name, or          | 202 {id, at}               |
// |                                  |          {contact, name} for a stranger                    |                            |
// |                                  | room?    room key, unit code, name, or {room, topic} for   |                            |
// |                                  |          a new group; without it: private chat with the bot|                            |
// |                                  | text | image | chain   exactly one of them:                |                            |
// |                                  |   text   up to 10000 characters                            |                            |
// |                                  |   image  base64 or data URL of a picture, up to 5 MB       |                            |
// |                                  |   chain  {title, entries: [{name, text}]}, becomes a 接龙  |                            |
// |                                  | quote?   message id, or {name, text}                       |                            |
// |                                  | mentions? names or ids; "Gridline" is the bot, 所有人 all  |                            |
// |                                  | id?      the same id again is the same message             |                            |
// | GET /api/sandbox/events          | room? as?  only that group, only that person's private     | text/event-stream:         |
// |                                  |          chat with the bot; both: either; none: everything | message, ready, clock, day |
// |                                  | last?    this many earlier messages first (0 to 200)       |                            |
// |                                  | header Last-Event-ID: what was missed since, first         |                            |
// | GET /api/sandbox/clock           |                                                            | {at, day, time, zone}      |
// | POST /api/sandbox/clock          | to       "16:00" (next), "明天8:00", "+61m", "+1d2h", or   | {at, day, time, zone}      |
// |                                  |          "2026-07-28T16:00" (never backwards)              |                            |
// | GET /api/sandbox/people          | q? limit?                                                  | {people: [...]}            |
// | GET /api/sandbox/rooms           | q? limit? tier? parent?  of that tier, below that unit     | {rooms: [...]}             |
// | GET /api/sandbox/rooms/members   | room                                                       | {room, members: [...]}     |
// | GET /api/sandbox/understood      | as room? text  what the bot would make of it; nothing is   | wire-understood.ts         |
// |                                  |          said and nothing changes. Up to 1500 characters   |                            |
// | POST /api/sandbox/understood     | the body of a message: the same of everything one may post | wire-understood.ts         |
// | GET /api/sandbox/pictures/:name  | name     of the image of a message                         | the picture                |
// | POST /api/sandbox/day            | town? speed seed?  plays a working day of a town: speed    | 202 progress (wire-day.ts) |
// |                                  |          "max" or minutes of the day in a second           |                            |
// | GET, DELETE /api/sandbox/day     | DELETE stops it                                            | progress                   |
// | GET /api/sandbox/start           |                                                            | {person?, room?, time}     |
//
// A refusal is {error: one sentence, code, people? | rooms? (the candidates), id?}: 400 invalid, 403 forbidden (not from
// this machine, or from another web page), 404 unknown_person | unknown_room | unknown_message | unknown_town, 409
// ambiguous_person | ambiguous_room | backwards | playing, 413 too_large, 415 unsupported, 503 not_kept (post it again with
// the id given) | busy.
import type { FastifyError, FastifyInstance, FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Clock } from '../../ports.ts';
import type { Directory } from './directory.ts';
import type { PlayedDay } from './day.ts';
import { dayRoutes } from './day-routes.ts';
import { foresight, type Unsaid } from './foresight.ts';
import { onlyFromHere } from './guard.ts';
import { MAX_IMAGE } from './media.ts';
import { MAX_STEP, moment, timeAt } from './moment.ts';
import { parsed } from './parsed.ts';
import { pictureRoutes } from './picture-routes.ts';
import { isRefusal, refusal } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { thePerson, theRoom } from './resolve.ts';
import { speechOf } from './speech.ts';
import { BEAT, moved, stream } from './stream.ts';
import type { Stream } from './stream.ts';
import type { SandboxTransport } from './transport.ts';
import { clockBody, eventsQuery, listQuery, postBody, roomQuery, roomsQuery } from './wire.ts';
import type { Said, Time } from './wire.ts';
import type { Understood } from './wire-understood.ts';

export interface SandboxRoutes {
  readonly transport: SandboxTransport;
  readonly directory: Directory;
  readonly clock: Clock;
  /** The business zone. */
  readonly zone: string;
  /** Moves the time to an instant (ms) and lets everything happen that is due until then. */
  travel(to: number): Promise<void>;
  /** What the bot would make of a message; without it there is no such route. */
  readonly understood?: (said: Unsaid) => Promise<Understood>;
  /** Plays scripted days; without it there are no such routes. */
  readonly day?: PlayedDay;
  /** Time between two signs of life on an event stream, ms. */
  readonly heartbeat?: number;
}

const PREFIX = '/api/sandbox';
const BODY_LIMIT = Math.ceil(MAX_IMAGE / 3) * 4 + 64 * 1024;
const HEARTBEAT = 15_000;
const MAX_STREAMS = 100;

/** A Fastify plugin with everything below /api/sandbox. */
export function sandboxRoutes(options: SandboxRoutes): FastifyPluginCallback {
  return (server, _, done) => {
    void server.register(
      (api, _options, ready) => {
        api.removeContentTypeParser('text/plain');
        api.addHook('onRequest', (request, _reply, next) => {
          onlyFromHere(request);
          next();
        });
        api.setErrorHandler(answerError);
        api.setNotFoundHandler(() => {
          throw refusal('not_found', 'There is no such address in the sandbox.');
        });
        const streams = events(api, options);
        messages(api, options);
        clockRoutes(api, options, streams);
        lists(api, options);
        foresight(api, options, BODY_LIMIT);
        if (options.day !== undefined) dayRoutes(api, options.day, streams);
        pictureRoutes(api, options.transport.mediaDir);
        ready();
      },
      { prefix: PREFIX },
    );
    done();
  };
}

function messages(api: FastifyInstance, { transport, directory }: SandboxRoutes): void {
  api.post('/messages', { bodyLimit: BODY_LIMIT }, async (request, reply) => {
    const speech = speechOf(parsed(postBody, request.body), directory, transport.history);
    const id = speech.id ?? transport.newId();
    try {
      return await reply.code(202).send(await transport.post({ ...speech, id }));
    } catch (error) {
      request.log.error({ err: error }, 'A message of the sandbox was not kept');
      throw refusal('not_kept', 'The message could not be kept: post it again with this id.', { id });
    }
  });
}

function events(api: FastifyInstance, { transport, directory, heartbeat = HEARTBEAT }: SandboxRoutes): Set<Stream> {
  const streams = new Set<Stream>();
  const beating = setInterval(() => {
    for (const open of streams) open.note(BEAT);
  }, heartbeat).unref();
  api.addHook('preClose', (done) => {
    clearInterval(beating);
    for (const open of streams) open.end();
    done();
  });
  api.get('/events', (request, reply) => {
    const query = parsed(eventsQuery, request.query);
    const passes = filter(query, directory);
    if (streams.size >= MAX_STREAMS) throw refusal('busy', 'Too many are listening already.');
    const since = request.headers['last-event-id'];
    reply.hijack();
    const known = typeof since === 'string' && since !== '' ? since : undefined;
    const about: Directory['about'] = (where) => directory.about(where);
    const wanted = { passes, about, last: query.last, since: known };
    const opened = stream(reply.raw, transport, wanted);
    streams.add(opened);
    reply.raw.on('close', () => {
      streams.delete(opened);
      opened.end();
    });
  });
  return streams;
}

function filter(query: z.infer<typeof eventsQuery>, directory: Directory): (said: Said) => boolean {
  const wanted = new Set<string>();
  // An id nobody knows may be a stranger's or a new group's: then it is taken as it is.
  if (query.room !== undefined) wanted.add(known(() => theRoom(directory, query.room ?? '').conversation, query.room));
  if (query.as !== undefined) wanted.add(known(() => thePerson(directory, query.as ?? '').contact, query.as));
  return (said) => wanted.size === 0 || wanted.has(said.conversation);
}

function known(resolve: () => string, otherwise: string): string {
  try {
    return resolve();
  } catch (error) {
    if (isRefusal(error) && error.statusCode === 404) return otherwise;
    throw error;
  }
}

function clockRoutes(api: FastifyInstance, options: SandboxRoutes, streams: ReadonlySet<Stream>): void {
  const { clock, zone } = options;
  const now = (): Time => timeAt(clock.now(), zone);
  let last: Promise<unknown> = Promise.resolve();

  const go = async (text: string): Promise<Time> => {
    const from = clock.now();
    const to = moment(text, from, zone);
    if (to === undefined) throw refusal('invalid', `to: "${text}" is no time; write 16:00, +61m or 2026-07-28T16:00.`);
    if (to < from)
      throw refusal('backwards', `It is ${now().day} ${now().time} already; the time never goes backwards.`);
    if (to - from > MAX_STEP) throw refusal('invalid', 'to: one step may be 366 days at most.');
    if (to > from) await options.travel(to);
    for (const open of streams) open.note(moved(now()));
    return now();
  };
  api.get('/clock', now);
  // One journey at a time: each is judged by where the one before arrived.
  api.post('/clock', (request) => {
    const { to } = parsed(clockBody, request.body);
    const journey = last.then(() => go(to));
    // Whoever asked hears of a failure; the next one starts from wherever the time is.
    last = journey.catch(() => undefined);
    return journey;
  });
}

function lists(api: FastifyInstance, { directory, clock, zone }: SandboxRoutes): void {
  api.get('/people', (request) => {
    const { q, limit } = parsed(listQuery, request.query);
    return { people: directory.findPeople(q, limit) };
  });
  api.get('/rooms', (request) => {
    const { q, limit, ...among } = parsed(roomsQuery, request.query);
    return { rooms: directory.findRooms(q, limit, among) };
  });
  api.get('/rooms/members', (request) => {
    const room = theRoom(directory, parsed(roomQuery, request.query).room);
    return { room, members: directory.members(room.key) };
  });
  api.get('/start', () => {
    const person = directory.newcomer();
    const room = person?.room === undefined ? undefined : theRoom(directory, person.room);
    return { person, room, time: timeAt(clock.now(), zone) };
  });
}

async function answerError(error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { statusCode, body } = isRefusal(error) ? error : translated(error, request);
  await reply.code(statusCode).send(body);
}

/** Errors of Fastify itself, and bugs. */
function translated(error: FastifyError, request: FastifyRequest): Refusal {
  const { statusCode = 500 } = error;
  if (statusCode === 413) return refusal('too_large', 'The body is too large.');
  if (statusCode === 415) return refusal('unsupported', 'The body must be sent as application/json.');
  if (statusCode >= 400 && statusCode < 500) return refusal('invalid', 'The body is not valid JSON.');
  request.log.error({ err: error }, 'The sandbox failed');
  return refusal('failed', 'The sandbox failed; the log says why.');
}
