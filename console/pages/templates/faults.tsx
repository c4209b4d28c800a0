// Why a form cannot be kept as it is, one line each.
import { Alert } from 'antd';
import type { Fault } from '../../../src/console/wire/templates.ts';
import { templatesTexts } from '../../../src/texts/console/templates.ts';
import { useTexts } from '../../settings.ts';

export function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  const t = useTexts(templatesTexts);
  if (faults.length === 0) return null;
  const line = ({ code, field, word, other }: Fault) =>
    [
      field,
      word === undefined ? undefined : t.quoted(t.parts[word] ?? word),
      t.faults[code] ?? code,
      other === undefined ? undefined : t.quoted(other),
    ]
      .filter((part) => part !== undefined)
      .join(' ');
  return (
    <Alert
      type="error"
      data-testid="faults"
      title={
        <ul className="faults">
          {faults.map((fault) => (
            <li key={line(fault)}>{line(fault)}</li>
          ))}
        </ul>
      }
    />
  );
}
