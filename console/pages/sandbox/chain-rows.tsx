// A chain as a list: its title, and a row for everybody who has joined.
import { sandboxTexts } from '../../../src/texts/console/sandbox.ts';
import { useTexts } from '../../settings.ts';
import type { Chain } from './said.ts';

export function ChainRows({ chain: { title, rows } }: { readonly chain: Chain }) {
  const t = useTexts(sandboxTexts);
  return (
    <div className="chain">
      <b>
        {t.chain} · {title}
      </b>
      <ol>
        {rows.map((row, i) => (
          <li key={`${i} ${row}`}>{row}</li>
        ))}
      </ol>
      <small>{t.chainCount(rows.length)}</small>
    </div>
  );
}
