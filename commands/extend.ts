// The unit asks for more time with a reason; the office above grants or denies it.
import type { Finding, FindingEvent } from '../flows/finding.ts';
import type { Command, Request } from '../src/command.ts';
import type { Post } from '../src/org/types.ts';
import { behind, says } from './finding/answers.ts';
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
    const deciding = says(said, 'denied') || says(said, 'granted');
    const picked = await pick(request, {
      command: 'extend',
      act: deciding ? 'extension_decided' : 'extension_asked',
      statuses: ['acknowledged', 'rectifying'],
      action: deciding ? 'decide_finding' : 'fix_finding',
      ...(deciding && { if: ({ extension }: Finding) => extension !== undefined }),
    });
    if ('outcome' in picked) return picked.outcome;
    return signal(...picked.findings.map((finding) => (deciding ? decided : asked)(request, finding)));
  },
};

function asked(request: Request<Numbered>, finding: Finding): FindingEvent {
  const { occasion, org, args } = request;
  const stamp = stampOf(request, finding.number, askingPost(request, finding));
  const limit = limitIn(args.text, { at: occasion.at, zone: org.zone }, true);
  const reason = limit?.rest ?? args.text;
  if (reason === '') throw reasonWanted(finding.number, ASKED);
  return { type: 'extension_asked', ...stamp, text: reason, ...(limit && { due: limit.due }) };
}

/** The unit asks; the inspector may propose more time for what he has found himself (domain.md §9). */
function askingPost(request: Request<Numbered>, finding: Finding): Post {
  const { actor, org } = request;
  const own = actor.posts.find(({ unit }) => unit === finding.issuer.unit);
  const unit = org.governs(actor, 'fix_finding', finding.unit);
  return unit === undefined && own !== undefined && actor.id === finding.issuer.person
    ? own
    : postFor(request, 'fix_finding', finding);
}

function decided(request: Request<Numbered>, finding: Finding): FindingEvent {
  const { occasion, org, args } = request;
  const granted = !says(args.text, 'denied');
  const stamp = stampOf(request, finding.number, checkingPost(request, 'decide_finding', finding));
  const said = behind(args.text, granted ? 'granted' : 'denied');
  const limit = granted ? limitIn(said, { at: occasion.at, zone: org.zone }, true) : undefined;
  const remark = limit?.rest ?? said;
  return {
    type: 'extension_decided',
    ...stamp,
    granted,
    ...(remark !== '' && { text: remark }),
    ...(limit && { due: limit.due }),
  };
}
