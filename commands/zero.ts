import { z } from 'zod';
import type { Command, Outcome, Request } from '../src/command.ts';
import type { ReportTemplate } from '../src/templates/types.ts';
import { text } from '../src/texts/index.ts';
import type { Intent } from '../src/understanding/intent.ts';
import type { Zero } from './reporting/intents.ts';
import { formsWithZero } from './reporting/forms-named.ts';
import { reportIt, type Told } from './reporting/report-it.ts';

/** `sure`: asked whether the people reported before are to be 0, he said yes. */
type Said = Zero & { readonly sure?: true };

export const zero: Command<Said> = {
  name: 'zero',
  names: ['零报告', 'zero', 'lbg', '零报'],
  area: 'report',
  usage: '零报告',
  usageEn: 'zero',
  permission: 'bound',
  stale: true,
  intents: ['zero_report'],
  args: z.custom<Said>((v) => (v as Intent).intent === 'zero_report'),
  run: (request) => {
    const { fields = {}, sure = false, ...said } = request.args;
    const told = { said, zero: true, fields, restZero: true, corrected: sure };
    const forms = said.template === undefined ? [] : formsWithZero(request.occasion.text, request.org);
    return forms.length > 1 ? each(forms, told, request) : reportIt(told, request);
  },
};

/** Each form by itself; if one of them has to be asked about, none is kept: one question is as much as a message can hold. */
async function each(forms: readonly ReportTemplate[], told: Told, request: Request<Said>): Promise<Outcome> {
  const one = ({ key }: ReportTemplate) => reportIt({ ...told, said: { ...told.said, template: key } }, request);
  const outcomes = await Promise.all(forms.map(one));
  if (outcomes.some((outcome) => 'reply' in outcome || outcome.ask !== undefined))
    return { reply: text('report.formByForm', { titles: forms.map(({ title }) => title) }) };
  return { signals: outcomes.flatMap((outcome) => ('signals' in outcome ? outcome.signals : [])) };
}
