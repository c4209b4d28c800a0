// node-cron behind one function. A tick only looks what the calendar says is due; ids that happen once do the rest,
// so several processes may tick side by side and a missed tick is caught up by the next.
import { schedule } from 'node-cron';

/** Runs at every match of the cron expression in the zone; returns how to stop. A run that fails is reported, the next still comes. */
export function every(
  expression: string,
  run: () => Promise<void>,
  options: { readonly zone: string; readonly onError: (error: unknown) => void },
): () => void {
  const task = schedule(expression, () => run().catch(options.onError), { timezone: options.zone, noOverlap: true });
  return () => void task.stop();
}
