// The unit asks for more time with a reason; the office above grants or denies it.
import type { Finding } from '../flows/finding.ts';
import type { Command, Outcome, Request } from '../src/command.ts';
import { ANSWERS } from '../src/templates/findings.ts';
import { limitIn } from './finding/limit.ts';
import {
  checkingPost,
  numberedArgs,
  pick,
  postFor,
  reasonWanted,
  signal,
  stampOf,
  type Numbered,
} from './finding/numbered.ts';

const ASKED = '/延期 12 等材料到货 到明天18点';

export const extend: Command<Numbered> = {
  name: 'extend',
  names: ['延期', 'extend', 'yq'],
  area: 'finding',
  usage: `${ASKED} ；上级：/延期 12 同意 到明天18点`,
  usageEn: '/extend 12 reason 到明天18点 ; the office: /extend 12 yes 到明天18点',
  permission: 'bound',
  args: numberedArgs,
  async run(request) {
    const said = request.args.text;
    const deciding = ANSWERS.denied.test(said) || ANSWERS.granted.test(said);
    const picked = await pick(request, {
      command: 'extend',
      act: deciding ? 'extension_decided' : 'extension_asked',
      statuses: ['acknowledged', 'rectifying'],
      action: deciding ? 'decide_finding' : 'fix_finding',
    });
    if ('outcome' in picked) return picked.outcome;
    return deciding ? decided(request, picked.finding) : asked(request, picked.finding);
  },
};

function asked(request: Request<Numbered>, finding: Finding): Outcome {
  const { occasion, org, args } = request;
  const stamp = stampOf(request, finding.number, postFor(request, 'fix_finding', finding));
  const limit = limitIn(args.text, { at: occasion.at, zone: org.zone }, true);
  const reason = limit?.rest ?? args.text;
  if (reason === '') throw reasonWanted(finding.number, ASKED);
  return signal({ type: 'extension_asked', ...stamp, text: reason, ...(limit && { due: limit.due }) });
}

function decided(request: Request<Numbered>, finding: Finding): Outcome {
  const { occasion, org, args } = request;
  const granted = !ANSWERS.denied.test(args.text);
  const stamp = stampOf(request, finding.number, checkingPost(request, 'decide_finding', finding));
  const said = args.text.replace(granted ? ANSWERS.granted : ANSWERS.denied, '').trim();
  const limit = granted ? limitIn(said, { at: occasion.at, zone: org.zone }, true) : undefined;
  const remark = limit?.rest ?? said;
  return signal({
    type: 'extension_decided',
    ...stamp,
    granted,
    ...(remark !== '' && { text: remark }),
    ...(limit && { due: limit.due }),
  });
}
