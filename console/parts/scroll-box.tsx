// What is wider than a phone scrolls in a box of its own, with the keyboard too.
import type { ReactNode } from 'react';

export function ScrollBox({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="scroll-box" tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
