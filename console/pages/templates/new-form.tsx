// A form made here: its code first, the rest as for any other.
import type { FormShown } from '../../../src/console/wire/templates.ts';
import { BLANK } from './draft.ts';
import { Editor } from './editor.tsx';

const FRESH: FormShown = {
  ...{ key: '', title: '', titleEn: '', origin: 'own', fields: [], cutoffs: [], on: [], exempt: 0 },
  ...{ form: BLANK, was: 'new', mayEdit: true, hasBase: false, isOn: false, counted: [], exemptions: [] },
};

export function NewForm() {
  return <Editor shown={FRESH} />;
}
