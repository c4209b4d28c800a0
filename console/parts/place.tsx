// Where something was said: the topic of a group, or what kind of chat it was.
import type { PlaceShown } from '../../src/console/wire/place.ts';
import { PLACE_NAMES } from '../../src/texts/console/accounts.ts';
import { useTexts } from '../settings.ts';

export function PlaceName({ place: { kind, name } }: { readonly place: PlaceShown }) {
  const kinds = useTexts(PLACE_NAMES);
  if (kind === 'group') return <>{name}</>;
  return (
    <>
      {name ?? kinds[kind]}
      {name !== undefined && <small>{kinds[kind]}</small>}
    </>
  );
}
