// The findings somebody sees: those of the units his posts show him, as in /台账.
import { finding, type Finding } from '../../../../flows/finding.ts';
import { UserError } from '../../../errors.ts';
import { text } from '../../../texts/index.ts';
import { must, type Viewer } from '../../console.ts';

/** Throws when there is none of that number, or it is not for this viewer. */
export async function visible(number: number, viewer: Viewer): Promise<Finding> {
  const state = await viewer.read.doc(finding, String(number));
  if (state === undefined) throw new UserError(text('console.notFound', {}));
  must(viewer, 'see_figures', state.unit);
  return state;
}
