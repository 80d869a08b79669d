/** Said where so many wait already that another would wait too long. */
export class QueueFullError extends Error {
  override readonly name = "QueueFullError";
}

/** Runs one piece of work at a time; at most `longest` wait. One whose signal is aborted while it waits is not run. */
export class InTurn {
  readonly #longest: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(longest: number) {
    this.#longest = longest;
  }

  /** Everything that was asked for has ended. */
  get isIdle(): boolean {
    return this.#waiting === 0;
  }

  async run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    // The one at work counts beside those that wait.
    if (this.#waiting > this.#longest)
      throw new QueueFullError(`Cannot take more work as ${this.#longest} wait already`);
    this.#waiting += 1;
    const turn = this.#last.then(() => {
      signal?.throwIfAborted();
      return work();
    });
    this.#last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }
}
