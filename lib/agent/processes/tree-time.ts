import type { ProcessEntry, ProcessTable } from "./process-table.ts";

interface Member extends ProcessEntry {
  /** Whether all between it and the root were there when it was last seen. */
  readonly hangsOnRoot: boolean;
}

/**
 * Processor time of a process and all it started, those included that have ended or been left by their parent. Of what ended, the time
 * is in a parent's that waited for it, where the system adds it there; else it is what was last seen.
 */
export class TreeTime {
  readonly #root: number;
  readonly #table: ProcessTable;
  #members = new Map<number, Member>();
  /** Of members that ended with nobody in the tree to take their time. [s] */
  #left = 0;
  #leftOffRoot = 0;
  #seconds = 0;

  constructor(root: number, table: ProcessTable) {
    this.#root = root;
    this.#table = table;
  }

  /** Its processor time so far; never falls. [s] */
  get seconds(): number {
    return this.#seconds;
  }

  /** The processes of the tree that were there at the last look. */
  get pids(): ReadonlySet<number> {
    return new Set(this.#members.keys());
  }

  async look(): Promise<void> {
    const table = await this.#table();
    const now = this.#membersIn(table);
    for (const [pid, member] of this.#members) {
      if (now.has(pid) || this.#hasHeir(member, now)) continue;
      this.#left += member.cpuSeconds;
      if (!member.hangsOnRoot) this.#leftOffRoot += member.cpuSeconds;
    }
    this.#members = now;
    const present = [...now.values()].reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
    this.#seconds = Math.max(this.#seconds, this.#left + present);
  }

  /** The root has ended, and whoever waited for it was told its time and that of all that hung on it: exact, however short it was. */
  end(rootSeconds: number): void {
    const others = [...this.#members.values()].filter(({ hangsOnRoot }) => !hangsOnRoot);
    const apart = this.#leftOffRoot + others.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
    this.#seconds = Math.max(this.#seconds, apart + rootSeconds);
  }

  #membersIn(table: ReadonlyMap<number, ProcessEntry>): Map<number, Member> {
    const found = new Map<number, Member>();
    const children = new Map<number, ProcessEntry[]>();
    for (const entry of table.values()) children.set(entry.parent, [...(children.get(entry.parent) ?? []), entry]);
    const add = (entry: ProcessEntry, hangsOnRoot: boolean) => {
      if (found.has(entry.pid)) return;
      found.set(entry.pid, { ...entry, hangsOnRoot });
      for (const child of children.get(entry.pid) ?? []) add(child, hangsOnRoot);
    };
    const root = table.get(this.#root);
    const knownRoot = this.#members.get(this.#root);
    if (root && (!knownRoot || knownRoot.started === root.started)) add(root, true);
    // Those whose parent has ended hang on another process now, and still are what was started here.
    for (const { pid, started } of this.#members.values()) {
      const entry = table.get(pid);
      if (entry?.started === started) add(entry, false);
    }
    return found;
  }

  /** Whether one that is still there has waited for it: its parent as last seen, or the one that waited for that. */
  #hasHeir(member: Member, now: ReadonlyMap<number, Member>): boolean {
    let parent = this.#members.get(member.parent);
    for (let steps = 0; parent && steps < this.#members.size; steps++) {
      if (now.has(parent.pid)) return true;
      parent = this.#members.get(parent.parent);
    }
    return false;
  }
}
