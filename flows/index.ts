// Every flow there is; nothing is discovered by scanning.
import { anyFlow, type AnyFlow } from '../src/flow.ts';
import { activation } from './activation.ts';
import { album } from './album.ts';
import { chain } from './chain.ts';
import { dailyReport } from './daily-report/index.ts';
import { directive } from './directive.ts';
import { exemption } from './exemption.ts';
import { finding } from './finding.ts';
import { form } from './form.ts';
import { hearing } from './hearing.ts';
import { invitation } from './invitation.ts';
import { login } from './login.ts';
import { person } from './person.ts';
import { question } from './question.ts';
import { receipt } from './receipt.ts';
import { reportDay } from './report-day.ts';
import { rollUp } from './roll-up.ts';
import { room } from './room.ts';

export const flows: ReadonlyMap<string, AnyFlow> = new Map(
  [
    anyFlow(activation),
    anyFlow(album),
    anyFlow(chain),
    anyFlow(dailyReport),
    anyFlow(directive),
    anyFlow(exemption),
    anyFlow(finding),
    anyFlow(form),
    anyFlow(hearing),
    anyFlow(invitation),
    anyFlow(login),
    anyFlow(person),
    anyFlow(question),
    anyFlow(receipt),
    anyFlow(reportDay),
    anyFlow(rollUp),
    anyFlow(room),
  ].map((flow) => [flow.name, flow]),
);
