// The command line. Every command says what it did, and its exit code means it.
import { Command, InvalidArgumentError } from 'commander';
import { ConfigError, environment, readConfig, type Config } from '../config.ts';

const out = (line: string) => process.stdout.write(`${line}\n`);
const err = (line: string) => process.stderr.write(`${line}\n`);
const fail = (error: unknown) => err(error instanceof Error ? error.message : String(error));

/** Reads the configuration or ends with every variable that is wrong. */
function configured(): Config {
  try {
    return readConfig(environment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    err(`配置有误 / the configuration cannot be used:\n${error.message}`);
    process.exit(1);
  }
}

async function start(): Promise<void> {
  const { start: run } = await import('../main.ts');
  const { banner } = await import('./banner.ts');
  const config = configured();
  const running = await run(config, out);
  const stop = once(async () => {
    try {
      await running.stop();
      process.exit(0);
    } catch (error) {
      fail(error);
      process.exit(1);
    }
  });
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  for (const line of banner(config, running)) out(line);
}

function once(run: () => Promise<void>): () => void {
  let called = false;
  return () => {
    if (!called) void run();
    called = true;
  };
}

const several = (value: string, before: string[]) => [...before, value];

function whole(value: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 1) throw new InvalidArgumentError('a whole number from 1');
  return n;
}

const program = new Command('gridline')
  .description('六级指挥群机器人 · the bot of the six-tier command groups')
  .showHelpAfterError('gridline --help shows the commands');

program.command('start').description('启动 · start the bot; with no .env: a sandbox with a sample city').action(start);

program
  .command('import')
  .description('导入单位和人员（CSV、xlsx）· import units and people; all of a file or nothing')
  .argument('<units>', 'units: code,name,tier,parent[,aliases,opened,closed,kind]')
  .argument('[people]', 'people: name,unit,role[,post,contact,phone]')
  .option('--dry-run', 'only say what would change', false)
  .action(async (units: string, people: string | undefined, options: { dryRun: boolean }) => {
    const { importCommand } = await import('./commands/import.ts');
    process.exitCode = await importCommand(configured(), { units, people, dryRun: options.dryRun }, out);
  });

program
  .command('invite')
  .description('给一个人一次性的登录链接 · print a one-time link into the console for one person')
  .argument('<person>', 'id, or a name that only one person has')
  .action(async (person: string) => {
    const { inviteCommand } = await import('./commands/invite.ts');
    process.exitCode = await inviteCommand(configured(), person, out);
  });

program
  .command('parse')
  .description('看机器人怎么理解一句话 · JSON lines {"id","text"} in, what the bot would understand out')
  .option('--template <key>', 'an active template; repeatable, default epidemic', several, [])
  .option('--template-file <file>', 'a template of your own (JSON); repeatable', several, [])
  .action(async (options: { template: string[]; templateFile: string[] }) => {
    const { parseCommand } = await import('./commands/parse.ts');
    process.exitCode = await parseCommand({ templates: options.template, templateFiles: options.templateFile }, out);
  });

program
  .command('chat')
  .description('在终端里当群成员 · speak in the sandbox groups from a terminal')
  .argument('[text...]', 'messages to send, one each; without any: interactive, or lines from a pipe')
  .option('--as <person>', 'who speaks: name or id')
  .option('--room <group>', 'where: name or code of the group')
  .option('--url <address>', 'address of the sandbox')
  .action(async (text: string[], options: { as?: string; room?: string; url?: string }) => {
    const { chatCommand } = await import('./commands/chat.ts');
    process.exitCode = await chatCommand(configured(), { ...options, text });
  });

program
  .command('doctor')
  .description('体检 · checks Redis, clock, tree, and that every tally equals a recount')
  .action(async () => {
    const { doctorCommand } = await import('./commands/doctor.ts');
    process.exitCode = await doctorCommand(configured(), out);
  });

program
  .command('bench')
  .description('测速 · messages per second beside the raw limits of this machine')
  .option('--quick', 'one short round', false)
  .option('--only <measure>', 'only this measure, e.g. P3; repeatable', several, [])
  .option('--rounds <n>', 'rounds to take the median of', whole, 5)
  .option('--units <n>', 'reporting units of the city behind the console (P15)', whole)
  .action(async (options: { quick: boolean; only: string[]; rounds: number; units?: number }) => {
    const { bench } = await import('./bench.ts');
    process.exitCode = await bench(options, { write: out });
  });

try {
  await program.parseAsync();
} catch (error) {
  fail(error);
  process.exitCode = 1;
}
