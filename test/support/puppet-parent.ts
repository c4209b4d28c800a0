// A parent that takes nothing, to be killed: tells over IPC the process id of its ear and that it refused a message.
import { execFileSync } from 'node:child_process';
import { wechatyTransport, type WechatyOptions } from '../../src/transports/wechaty/transport.ts';

const transport = wechatyTransport(JSON.parse(process.argv[2] ?? '') as WechatyOptions);
await transport.start({
  heard: () => {
    process.send?.({ refused: true });
    return Promise.reject(new Error('never'));
  },
  echo: () => undefined,
  gap: () => Promise.resolve(),
  state: (state) => {
    if (state !== 'online') return;
    const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
    const ear = children.split('\n').find((line) => line.includes('ear.ts')) ?? '';
    process.send?.({ ear: Number.parseInt(ear, 10) });
  },
});
