// Asks a server on a unix socket who it is, without a client library: one INFO, one answer or nothing.
import { connect } from 'node:net';

export interface Answer {
  readonly pid: number;
  readonly version: string;
  /** Still reading its data from disk: it answers INFO and refuses everything else. */
  readonly loading: boolean;
}

export function probe(socket: string, withinMs = 1000): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    let reply = '';
    const connection = connect(socket);
    const settle = (answer: Answer | undefined): void => {
      connection.destroy();
      resolve(answer);
    };
    connection.setEncoding('latin1').setTimeout(withinMs);
    connection.on('connect', () => connection.write('INFO\r\n'));
    connection.on('data', (chunk: string) => {
      reply += chunk;
      if (isWhole(reply)) settle(parse(reply));
    });
    connection.on('timeout', () => {
      settle(undefined);
    });
    connection.on('error', () => {
      settle(undefined);
    });
    connection.on('close', () => {
      settle(undefined);
    });
  });
}

function isWhole(reply: string): boolean {
  const header = /^\$(\d+)\r\n/.exec(reply);
  return header !== null && reply.length >= header[0].length + Number(header[1]);
}

function parse(info: string): Answer {
  const field = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
  return {
    pid: Number(field('process_id')),
    version: field('valkey_version') || field('redis_version'),
    loading: field('loading') !== '0',
  };
}
