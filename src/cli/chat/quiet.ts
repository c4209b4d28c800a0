// Waiting for an answer that may never come: until the room has been quiet for a moment, never longer than a limit.

export interface Patience {
  /** Quiet after which no answer is expected any more, ms. */
  readonly answer: number;
  /** Quiet after an answer, ms: it may have come in several messages. */
  readonly settle: number;
  /** Longest wait of all, ms. */
  readonly most: number;
}

export interface Quiet {
  /** Something was heard, from the bot or from a person. */
  readonly stir: (fromBot: boolean) => void;
  /** Resolves when the room is quiet; what was heard before counts. */
  wait(): Promise<void>;
}

export function quiet(patience: Patience): Quiet {
  let answered = false;
  let restart: (() => void) | undefined;
  return {
    stir(fromBot) {
      answered ||= fromBot;
      restart?.();
    },
    wait: () =>
      new Promise((resolve) => {
        let timer: NodeJS.Timeout;
        const end = (): void => {
          restart = undefined;
          clearTimeout(timer);
          clearTimeout(limit);
          resolve();
        };
        const limit = setTimeout(end, patience.most);
        restart = () => {
          clearTimeout(timer);
          timer = setTimeout(end, answered ? patience.settle : patience.answer);
        };
        restart();
      }),
  };
}
