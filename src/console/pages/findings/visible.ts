// The findings somebody sees: those of the units his posts show him, as in /台账.
import { type Narrowed, listedOf, seenBy } from '../../../../commands/finding/select.ts';
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

/** All of a unit and those below it. */
export async function seenIn(unit: string, viewer: Viewer): Promise<readonly Finding[]> {
  must(viewer, 'see_figures', unit);
  const { org, person, read } = viewer;
  const all = await read.all(finding);
  return seenBy(
    all.map(({ state }) => state),
    { org, actor: person, area: unit },
  );
}

export interface Asked extends Narrowed {
  readonly q: string;
}

/** Those of them that are asked for, the most urgent first. */
export function wanted(seen: readonly Finding[], asked: Asked, { at, org }: Viewer): readonly Finding[] {
  return listedOf(found(seen, asked.q), asked, { at, zone: org.zone });
}

const MARK = /^(?:督|#)?(\d{1,9})$/;

/** Every word must be in place, issue or name of the unit; a number is that of a finding, too. */
export function found(seen: readonly Finding[], q: string): readonly Finding[] {
  const words = folded(q)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return seen;
  return seen.filter(({ number, place, issue, unitName }) => {
    const said = folded(`${unitName} ${place} ${issue}`);
    return words.every((word) => said.includes(word) || Number(MARK.exec(word)?.[1]) === number);
  });
}

const folded = (words: string): string => words.normalize('NFKC').toLowerCase().trim();
