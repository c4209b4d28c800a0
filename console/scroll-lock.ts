// Keeps the page behind a dialog where it is. Stands in for a part of Ant Design that writes a style sheet without a nonce to
// do so, which our content security policy refuses.
import { useLayoutEffect } from 'react';

let locks = 0;

function lock(): void {
  locks += 1;
  const bar = window.innerWidth - document.documentElement.clientWidth;
  if (locks === 1) Object.assign(document.body.style, { overflowY: 'hidden', width: `calc(100% - ${bar}px)` });
}

function unlock(): void {
  locks -= 1;
  if (locks === 0) Object.assign(document.body.style, { overflowY: '', width: '' });
}

export default function useScrollLocker(isLocked?: boolean): void {
  useLayoutEffect(() => {
    if (isLocked !== true) return undefined;
    lock();
    return unlock;
  }, [isLocked]);
}
