// The environment, read once and checked as a whole.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { parseAddress } from './store/redis-address.ts';
import { LOCALES } from './texts/index.ts';
import { gatewayProblems } from './transports/wechaty/gateway.ts';

const zone = z.string().refine(isZone, 'an IANA time zone such as Asia/Shanghai');
const range = z
  .string()
  .regex(/^\d{1,7}(-\d{1,7})?$/, 'milliseconds, or a range such as 3000-5000')
  .transform((text): readonly [number, number] => {
    const [min = 0, max = min] = text.split('-').map(Number);
    return [Math.min(min, max), Math.max(min, max)];
  });
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
);
const whole = (min: number, max = Number.MAX_SAFE_INTEGER) => {
  const expected = `a whole number from ${min}${max === Number.MAX_SAFE_INTEGER ? '' : ` to ${max}`}`;
  return z.coerce.number(expected).int(expected).min(min, expected).max(max, expected);
};
/** Its fault is a sentence that does not repeat the password. */
const redisAddress = z.string().superRefine((url, context) => {
  try {
    parseAddress(url);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message.replace(/^REDIS_URL /, '') });
  }
});

/** Every variable, with its default. `.env.example` says what each is for. */
const schema = z.object({
  DATA_DIR: z.string().default('data'),
  REDIS_URL: redisAddress.optional(),
  REDIS_SERVER_BIN: z.string().optional(),
  REDIS_UNSAFE: z
    .enum(['0', '1'])
    .default('0')
    .transform((flag) => flag === '1'),
  CITY: z
    .string()
    .regex(/^[a-z0-9-]{1,32}$/, 'lower case letters, digits and dashes')
    .default('gridline'),
  WORKER: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'letters, digits and dashes')
    .default('worker-1'),
  CHANNEL: z.enum(['sandbox', 'wechaty']).default('sandbox'),
  ACCOUNT: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'letters, digits and dashes')
    .default('main'),
  WECHATY_PUPPET: z.string().optional(),
  WECHATY_PUPPET_SERVICE_ENDPOINT: z.string().optional(),
  WECHATY_PUPPET_SERVICE_TOKEN: z.string().optional(),
  WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: z
    .enum(['true', 'false'])
    .default('false')
    .transform((flag) => flag === 'true'),
  WECHATY_GATEWAY_PUPPET: z.string().optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).default(3000),
  TIME_ZONE: zone.default('Asia/Shanghai'),
  LOCALE: z.enum(LOCALES).default('zh-CN'),
  SEND_SPACING: range.optional(),
  SEND_PER_DAY: whole(1).optional(),
  TEMPLATE_FILES: list.default([]),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Config = z.infer<typeof schema>;

/** A configuration that cannot be used: every bad variable with what is expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Env = Readonly<Record<string, string | undefined>>;

/** Throws ConfigError. Empty variables count as not set, as in `.env` files. */
export function readConfig(env: Env): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const result = schema.safeParse(set);
  const issues = result.error?.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) ?? [];
  const problems = [...issues, ...problemsTogether(set)];
  if (!result.success || problems.length > 0) throw new ConfigError(problems.join('\n'));
  return result.data;
}

/** Reads the process's own environment, `.env` included. */
export function environment(): Env {
  try {
    Object.assign(process.env, withFile(process.env, readFileSync('.env', 'utf8')));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  return process.env;
}

/** What is set already goes before the file. Editors leave a mark at its head, which would hide the first variable. */
export function withFile(env: Env, file: string): Env {
  return { ...parseEnv(file.replace(/^\ufeff/, '')), ...env };
}

/** What one variable asks of the others. */
function problemsTogether(env: Env): readonly string[] {
  const puppet = env['WECHATY_PUPPET'];
  if (env['CHANNEL'] !== 'wechaty') return [];
  if (puppet === undefined) return ['WECHATY_PUPPET: name the puppet, for example wechaty-puppet-service'];
  return gatewayProblems(puppet, {
    endpoint: env['WECHATY_PUPPET_SERVICE_ENDPOINT'],
    token: env['WECHATY_PUPPET_SERVICE_TOKEN'],
  });
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
