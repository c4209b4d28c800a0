import { fixed, repeated } from '../words.ts';
import type { systemTexts as chinese } from '../zh-CN/system.ts';

export const systemTexts: typeof chinese = {
  bug: (p) =>
    `Something broke (no. ${p.incident}); nothing was recorded. Please send it again later, or give the number to your administrator.`,
  usage: (p) => `Not understood. Please write: ${p.usageEn}`,
  denied: (p) => `You have no right to “${p.command}”; to see what you may do, send: /help`,
  frozen: () => 'Your account was replaced: for 24 hours you can report and answer, not give orders or approve',
  stranger: () => 'You are not on the roster yet, nothing was recorded. Send: /join your-name (or /join your-code)',
  'question.dropped': fixed('✓ All right, nothing was done'),
  unknownCommand: (p) => `There is no command “/${repeated(p.typed)}”; send /help to see what you can do`,
  didYouMean: (p) => `Did you mean /${p.meant}? Reply 1 to run it`,
};
