// Many pass freely; somebody who wants to be alone waits until they are through and keeps the next ones out meanwhile.
export function createGate() {
  let closed: Promise<void> | undefined;
  const inside = new Set<Promise<unknown>>();
  const pass = async <T>(run: () => Promise<T>): Promise<T> => {
    while (closed) await closed;
    const running = run();
    inside.add(running);
    return running.finally(() => inside.delete(running));
  };
  const alone = async (run: () => Promise<void>): Promise<void> => {
    while (closed) await closed;
    let open: () => void = () => undefined;
    closed = new Promise((done) => (open = done));
    try {
      await Promise.allSettled(inside);
      await run();
    } finally {
      closed = undefined;
      open();
    }
  };
  return { pass, alone };
}
