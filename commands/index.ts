// Every command there is; nothing is discovered by scanning. Help, the README table and the parser's words come from this list.
import { anyCommand, type AnyCommand } from '../src/command.ts';
import { accept } from './accept.ts';
import { ack } from './ack.ts';
import { amend } from './amend.ts';
import { answer } from './answer.ts';
import { approve } from './approve.ts';
import { backfill } from './backfill.ts';
import { behalf } from './behalf.ts';
import { bind } from './bind.ts';
import { bulletin } from './bulletin.ts';
import { chain } from './chain.ts';
import { chase } from './chase.ts';
import { correct } from './correct.ts';
import { disable } from './disable.ts';
import { dispute } from './dispute.ts';
import { enable } from './enable.ts';
import { exempt } from './exempt.ts';
import { extend } from './extend.ts';
import { finding } from './finding.ts';
import { helpCommand } from './help.ts';
import { join } from './join.ts';
import { ledger } from './ledger.ts';
import { lookback } from './lookback.ts';
import { mine } from './mine.ts';
import { missing } from './missing.ts';
import { notice } from './notice.ts';
import { order } from './order.ts';
import { photo } from './photo.ts';
import { progress } from './progress.ts';
import { reassign } from './reassign.ts';
import { recall } from './recall.ts';
import { rectify } from './rectify.ts';
import { refuse } from './refuse.ts';
import { relay } from './relay.ts';
import { remind } from './remind.ts';
import { report } from './report.ts';
import { respond } from './respond.ts';
import { review } from './review.ts';
import { roster } from './roster.ts';
import { settle } from './settle.ts';
import { stranger } from './stranger.ts';
import { submit } from './submit.ts';
import { summary } from './summary.ts';
import { superiors } from './superiors.ts';
import { todoCommand } from './todo.ts';
import { trace } from './trace.ts';
import { unbind } from './unbind.ts';
import { undo } from './undo.ts';
import { verify } from './verify.ts';
import { voidFinding } from './void.ts';
import { whoami } from './whoami.ts';
import { zero } from './zero.ts';
import { findingsOwed, ordersOwed } from './reading/owed-elsewhere.ts';

const help = helpCommand(() => commands);

export const commands: readonly AnyCommand[] = [
  anyCommand(join),
  anyCommand(approve),
  anyCommand(bind),
  anyCommand(unbind),
  anyCommand(roster),
  anyCommand(whoami),
  anyCommand(mine),
  anyCommand(superiors),
  anyCommand(enable),
  anyCommand(disable),
  anyCommand(exempt),
  anyCommand(zero),
  anyCommand(report),
  anyCommand(correct),
  anyCommand(undo),
  anyCommand(backfill),
  anyCommand(behalf),
  anyCommand(chain),
  anyCommand(summary),
  anyCommand(missing),
  anyCommand(chase),
  anyCommand(dispute),
  anyCommand(answer),
  anyCommand(verify),
  anyCommand(trace),
  anyCommand(submit),
  anyCommand(order),
  anyCommand(ack),
  anyCommand(respond),
  anyCommand(relay),
  anyCommand(progress),
  anyCommand(amend),
  anyCommand(recall),
  anyCommand(remind),
  anyCommand(settle),
  anyCommand(finding),
  anyCommand(accept),
  anyCommand(refuse),
  anyCommand(rectify),
  anyCommand(review),
  anyCommand(extend),
  anyCommand(reassign),
  anyCommand(voidFinding),
  anyCommand(lookback),
  anyCommand(ledger),
  anyCommand(bulletin),
  anyCommand(photo),
  anyCommand(stranger),
  anyCommand(notice),
  anyCommand(todoCommand(ordersOwed, findingsOwed)),
  anyCommand(help),
];
