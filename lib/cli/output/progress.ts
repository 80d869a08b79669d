/** A piece of work whose progress is shown. */
export interface Task {
  /** Says how far it is, in any unit; a total of 0 means unknown. */
  readonly update: (done: number, total: number) => void;
  readonly end: () => void;
}

/** Bars on a terminal; elsewhere nothing but the lines. */
export interface Progress {
  /** Starts a task: its bar appears when it has run for a second. */
  readonly task: (label: string) => Task;
  /** Writes a line, above the bars. */
  readonly line: (text: string) => void;
  /** Clears the bars away. */
  readonly stop: () => void;
}
