// What is known of the puppets, as data: whether ids outlive a login, whether our own words come back, whether stop logs out.

export interface PuppetTraits {
  /** Room and contact ids are the same after the next login. Otherwise every binding must be confirmed again. */
  readonly stableIds: boolean;
  /** What we say comes back as a message of our own. */
  readonly echoes: boolean;
  /** Stopping the puppet logs the account out: the next start needs a new scan. Then the process just ends. */
  readonly stopLogsOut: boolean;
}

const USUAL: PuppetTraits = { stableIds: true, echoes: true, stopLogsOut: false };
const WEB: PuppetTraits = { stableIds: false, echoes: true, stopLogsOut: true };

const KNOWN: Readonly<Record<string, PuppetTraits>> = {
  'wechaty-puppet-mock': USUAL,
  'wechaty-puppet-padlocal': USUAL,
  'wechaty-puppet-xp': USUAL,
  'wechaty-puppet-wechat4u': WEB,
  'wechaty-puppet-wechat': WEB,
  // Whatever stands behind a gateway keeps running when we go; `stop` would be passed on to it.
  'wechaty-puppet-service': { ...USUAL, stopLogsOut: true },
};

/** Traits of a puppet by its package name. One that nobody knows is not trusted: ids unstable, never stopped. */
export function puppetTraits(puppet: string): PuppetTraits {
  return KNOWN[puppet.replace(/^@juzi\//, '')] ?? WEB;
}

export function isGateway(puppet: string): boolean {
  return puppet.endsWith('wechaty-puppet-service');
}
