// /进度 3 转移户数: what each unit gave for one field of an order, and in which words.
import type { JournalEntry, Request } from '../../src/command.ts';
import type { UnitCode } from '../../src/flow.ts';
import type { ParamsOf } from '../../src/texts/index.ts';
import { type Directive, type FeedbackField, current, periodOf } from '../../flows/directive.ts';
import { type Answer, receipt, standing } from '../../flows/receipt.ts';
import { fold } from './grammar.ts';
import { ledger } from './find.ts';

const LINES = 30;

/** 转移户数 or 转移户. */
export function fieldNamed({ feedback }: Directive, word: string): FeedbackField | undefined {
  const said = fold(word);
  return feedback?.fields.find(({ label, aliases, measure }) => {
    return label === said || aliases.some((alias) => alias !== measure && alias === said);
  });
}

interface Wanted {
  readonly order: Directive;
  readonly under: UnitCode;
  readonly field: FeedbackField;
}

type Asking = Pick<Request<unknown>, 'org' | 'read'>;
type Shown = ParamsOf<'directive.sources'>;

export async function sourcesOf(asking: Asking, { order, under, field }: Wanted): Promise<Shown> {
  const { org, read } = asking;
  const { number } = order;
  const n = current(order)?.n ?? 1;
  const id = ledger(order);
  const [answered, owing, [whole]] = await Promise.all([
    read.marked({ ledger: id, mark: 'responded', under }),
    read.waiting({ ledger: id, due: 'feedback', under }),
    read.figures(id, [under]),
  ]);
  const receipts = await read.docs(receipt, answered.slice(0, LINES), periodOf(number, n));
  const given = receipts.flatMap((one) => {
    const answer = one === undefined || !(field.key in standing(one)) ? undefined : one.answers?.[field.key];
    return one === undefined || answer === undefined ? [] : [{ unit: one.unit, answer }];
  });
  const counts = field.kind !== 'text' && field.decimal !== true && given.length > 0;
  return {
    ...{ number, label: field.label, measure: field.measure, under: org.label(under) },
    total: counts ? (whole?.sums[field.key] ?? 0) : undefined,
    lines: await Promise.all(given.map((one) => lineOf(asking, { ...one, number, n }))),
    more: Math.max(0, answered.length - LINES),
    owing: owing.length,
  };
}

interface Given {
  readonly unit: UnitCode;
  readonly answer: Answer;
  readonly number: number;
  readonly n: number;
}

async function lineOf({ org, read }: Asking, { unit, answer, number, n }: Given): Promise<Shown['lines'][number]> {
  const period = periodOf(number, answer.from ?? n);
  const heard = await read.history({ flow: receipt.name, period, id: unit });
  const entry = heard.findLast((one) => isOf(one, answer));
  return {
    ...{ unit: org.label(unit), value: answer.value, at: answer.at, person: entry?.name, text: entry?.text },
    version: answer.from,
  };
}

const isOf = (entry: JournalEntry, { at }: Answer) => entry.type === 'responded' && entry.at === at;
