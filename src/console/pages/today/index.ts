// 今日: how every form stands in a unit, who lags, and what else must not be overlooked. Each part is asked for when it has changed.
import { z } from 'zod';
import type { Api } from '../../api.ts';
import { arrivalsOf, watchArrivals } from '../../arrivals.ts';
import { type Console, must, type Viewer } from '../../console.ts';
import { questionAbout } from '../../question.ts';
import { inTurns } from '../../turns.ts';
import { besidesOf, redOf } from './besides.ts';
import { formsOf } from './forms.ts';

const about = z.object({ unit: z.string().max(64) });
const curve = about.extend({ template: z.string().max(64), day: z.iso.date() });

export function today(api: Api, console: Console): void {
  /** The same for all who look at a unit: a change makes every wall ask at once. */
  const part = <T>(path: string, of: (unit: string, viewer: Viewer) => Promise<T>) => {
    const shared = inTurns<T>();
    api.get(path, about, ({ unit }, viewer) => {
      must(viewer, 'see_figures', unit);
      return shared(unit, () => of(unit, viewer));
    });
  };
  part('/today', async (unit, viewer) => {
    const { org, at } = viewer;
    return { unit, name: org.label(unit), at, forms: await formsOf(unit, viewer, console) };
  });
  part('/today/besides', (unit, viewer) => besidesOf(unit, viewer, console));
  part('/today/red', redOf);
  const known = watchArrivals(console);
  api.get('/today/arrivals', curve, async (asked, viewer) =>
    arrivalsOf(await questionAbout(viewer, asked), { viewer, known, console }),
  );
}
