/** A process as the system lists it. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  /** Tells two processes of one number apart. */
  readonly started: string;
  /** Its own processor time, and of its children that have ended where the system adds it there. [s] */
  readonly cpuSeconds: number;
}

/** All processes there are, by number. */
export type ProcessTable = () => Promise<ReadonlyMap<number, ProcessEntry>>;

/** Processes by number. */
export function byPid(entries: readonly ProcessEntry[]): ReadonlyMap<number, ProcessEntry> {
  return new Map(entries.map((entry) => [entry.pid, entry]));
}
