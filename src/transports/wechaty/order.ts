// Loads run side by side, results come out in the order they were asked for: payload latency must not turn messages round.

export interface OrderOptions<T> {
  readonly deliver: (value: T) => void;
  readonly failed: (error: unknown) => void;
  /** A load that holds up those behind it this long lets them pass; it is delivered when it comes. */
  readonly patienceMs: number;
  /** Most loads at a time. */
  readonly limit: number;
}

interface Place<T> {
  readonly load: () => Promise<T>;
  /** Set when the load has ended: hands its result over. */
  result?: () => void;
  passed: boolean;
}

interface Line<T> {
  readonly options: OrderOptions<T>;
  readonly places: Place<T>[];
  readonly unbegun: Place<T>[];
  running: number;
  timer?: NodeJS.Timeout | undefined;
}

export interface InOrder<T> {
  push(load: () => Promise<T>): void;
  stop(): void;
}

export function inOrder<T>(options: OrderOptions<T>): InOrder<T> {
  const line: Line<T> = { options, places: [], unbegun: [], running: 0 };
  return {
    push: (load) => {
      const place: Place<T> = { load, passed: false };
      line.places.push(place);
      line.unbegun.push(place);
      if (line.places.length === 1) release(line);
      begin(line);
    },
    stop: () => {
      clearTimeout(line.timer);
      line.places.length = 0;
      line.unbegun.length = 0;
    },
  };
}

function begin<T>(line: Line<T>): void {
  while (line.running < line.options.limit) {
    const place = line.unbegun.shift();
    if (!place) return;
    line.running += 1;
    place.load().then(
      (value) => {
        finish(line, place, () => {
          line.options.deliver(value);
        });
      },
      (error: unknown) => {
        finish(line, place, () => {
          line.options.failed(error);
        });
      },
    );
  }
}

function finish<T>(line: Line<T>, place: Place<T>, result: () => void): void {
  line.running -= 1;
  place.result = result;
  if (place.passed) result();
  else if (place === line.places[0]) release(line);
  begin(line);
}

/** Lets out what is ready at the head, and sets the patience with the first that is not. */
function release<T>(line: Line<T>): void {
  clearTimeout(line.timer);
  line.timer = undefined;
  let head = line.places[0];
  while (head && (head.passed || head.result)) {
    line.places.shift();
    if (!head.passed) head.result?.();
    head = line.places[0];
  }
  if (!head) return;
  const slow = head;
  line.timer = setTimeout(() => {
    slow.passed = true;
    release(line);
  }, line.options.patienceMs);
}
