import { rm, stat } from "node:fs/promises";
import { readSegment } from "#lib/ingest/wal/read-segment.ts";
import { listSegments } from "#lib/ingest/wal/segment.ts";
import { openWal, type Wal } from "#lib/ingest/wal/wal.ts";
import type { NumberedReading } from "./numbered-reading.ts";
import { decodeReading, encodeReading, runsOf } from "./numbered-reading.ts";

/** Readings on the disk that nobody has acknowledged, oldest first. */
export interface Outbox {
  readonly boot: number;
  /** Readings that are held. */
  readonly waiting: number;
  /** What was acknowledged last: told at the next start, as files may hold some of it still. */
  readonly acknowledged: Position | null;
  /** Takes a reading; resolves with its number once it is on the disk. */
  append(reading: Omit<NumberedReading, "boot" | "seq">): Promise<number>;
  /** The next that come after a position, of one boot and numbered without a gap; none where there are none. */
  after(position: Position | null, limit: number): Promise<Batch | null>;
  /** All of a boot up to a number are stored elsewhere: they may go. */
  acknowledge(position: Position): Promise<void>;
  /** Has this called whenever there is something new; the answer ends it. */
  onAppend(tell: () => void): () => void;
  close(): Promise<void>;
}

/** Numbers of a reading. */
export interface Position {
  readonly boot: number;
  readonly seq: number;
}

export interface Batch {
  readonly readings: readonly NumberedReading[];
  /** The oldest of this boot that is held, with all between it and these. */
  readonly oldestSeq: number;
}

export interface OutboxOptions {
  readonly folder: string;
  /** Number of this start: greater than that of all before. */
  readonly boot: number;
  readonly now: () => number;
  /** More than this on the disk, and the oldest are given up. [bytes] */
  readonly mostBytes?: number;
  /** Readings in a file. */
  readonly perFile?: number;
  /** What was acknowledged at the last start. */
  readonly acknowledged?: Position | null;
  /** Told each reading that is there already. */
  readonly onFound?: (reading: NumberedReading) => void;
  /** Told before files go, so that what is known only from them can be kept elsewhere. */
  readonly beforeRemoval?: () => Promise<void>;
  /** Told how many readings had to be given up. */
  readonly onDropped?: (count: number) => void;
  readonly onFailure: (error: Error) => void;
}

/** Readings of one boot without a gap, in one file. */
interface Run {
  readonly file: string;
  readonly boot: number;
  first: number;
  last: number;
  readonly bytes: number;
}

const MOST_BYTES = 64 * 2 ** 20;
const PER_FILE = 1000;

/** Opens what a folder holds. One process may have it open. */
export async function openOutbox(options: OutboxOptions): Promise<Outbox> {
  const { folder, boot, now, onFailure } = options;
  const runs: Run[] = [];
  for (const file of await listSegments(folder)) {
    const found = await runsIn(file, options.onFound);
    if (found.length === 0) await rm(file, { force: true });
    runs.push(...found);
  }
  // By number and not by name: a clock may have been set back.
  runs.sort((a, b) => a.boot - b.boot || a.first - b.first);
  const { acknowledged = null } = options;
  for (const run of runs) if (run.boot === acknowledged?.boot) run.first = Math.max(run.first, acknowledged.seq + 1);
  const wal = await openWal(folder, { now, onFailure });
  return new DiskOutbox(wal, runs, { ...options, boot });
}

async function runsIn(file: string, onFound?: (reading: NumberedReading) => void): Promise<Run[]> {
  const { messages } = await readSegment(file);
  const { size } = await stat(file);
  const readings = messages.map(decodeReading).filter((reading) => reading !== null);
  for (const reading of readings) onFound?.(reading);
  const runs = runsOf(readings);
  return runs.map(({ boot, first, last }) => ({ file, boot, first, last, bytes: size / runs.length }));
}

class DiskOutbox implements Outbox {
  readonly boot: number;
  readonly #wal: Wal;
  readonly #options: OutboxOptions;
  /** In files that are not written any more, oldest first. */
  readonly #runs: Run[];
  /** In the file that is being written. */
  #fresh: NumberedReading[] = [];
  /** Numbers given, on the disk or on their way there. */
  #seq = 0;
  #unsealed = 0;
  /** Of this boot. */
  #acknowledged = 0;
  #last: Position | null;
  readonly #known: Set<string>;
  #loaded: { readonly file: string; readonly readings: readonly NumberedReading[] } | undefined;
  readonly #tell = new Set<() => void>();
  #tidying: Promise<void> = Promise.resolve();

  constructor(wal: Wal, runs: Run[], options: OutboxOptions) {
    this.boot = options.boot;
    this.#wal = wal;
    this.#runs = runs;
    this.#options = options;
    this.#last = options.acknowledged ?? null;
    this.#known = new Set(runs.map(({ file }) => file));
  }

  get acknowledged(): Position | null {
    return this.#last;
  }

  get waiting(): number {
    return this.#runs.reduce((sum, { first, last }) => sum + last - first + 1, 0) + this.#fresh.length;
  }

  async append(reading: Omit<NumberedReading, "boot" | "seq">): Promise<number> {
    const numbered = { ...reading, boot: this.boot, seq: ++this.#seq };
    await new Promise<void>((resolve) => {
      this.#wal.append(encodeReading(numbered), () => {
        this.#fresh.push(numbered);
        this.#unsealed++;
        resolve();
      });
    });
    for (const tell of this.#tell) tell();
    if (this.#unsealed >= (this.#options.perFile ?? PER_FILE)) await this.#inTurn(() => this.#seal());
    return numbered.seq;
  }

  onAppend(tell: () => void): () => void {
    this.#tell.add(tell);
    return () => this.#tell.delete(tell);
  }

  async after(position: Position | null, limit: number): Promise<Batch | null> {
    for (const [i, run] of this.#runs.entries()) {
      if (isBefore(run, position)) continue;
      const all = await this.#readingsOf(run.file);
      const from = Math.max(run.first, position?.boot === run.boot ? position.seq + 1 : 0);
      const readings = all
        .filter(({ boot, seq }) => boot === run.boot && seq >= from && seq <= run.last)
        .slice(0, limit);
      if (readings.length > 0) return { readings, oldestSeq: this.#oldest(i) };
    }
    const from = position?.boot === this.boot ? position.seq : 0;
    const readings = this.#fresh.filter(({ seq }) => seq > from).slice(0, limit);
    const first = this.#fresh[0];
    if (readings.length === 0 || !first) return null;
    const before = this.#runs.length - 1;
    const joins = this.#runs[before]?.boot === this.boot && this.#runs[before].last + 1 === first.seq;
    return { readings, oldestSeq: joins ? this.#oldest(before) : first.seq };
  }

  acknowledge(position: Position): Promise<void> {
    this.#last = position;
    if (position.boot === this.boot) {
      this.#acknowledged = Math.max(this.#acknowledged, position.seq);
      this.#fresh = this.#fresh.filter(({ seq }) => seq > this.#acknowledged);
    }
    return this.#inTurn(async () => {
      for (const run of this.#runs) {
        if (run.boot === position.boot) run.first = Math.max(run.first, position.seq + 1);
      }
      await this.#remove(this.#runs.filter(({ first, last }) => first > last));
    });
  }

  async close(): Promise<void> {
    await this.#tidying;
    await this.#wal.close();
    if (this.#fresh.length > 0) return;
    // All of its file is acknowledged: the next start need not send it again.
    const own = (await listSegments(this.#options.folder)).filter((file) => !this.#known.has(file));
    if (own.length > 0) await this.#options.beforeRemoval?.();
    for (const file of own) await rm(file, { force: true });
  }

  /** The first number of the readings that reach to a run without a gap. */
  #oldest(index: number): number {
    let run = this.#runs[index] as Run;
    for (let i = index - 1; i >= 0; i--) {
      const before = this.#runs[i] as Run;
      if (before.boot !== run.boot || before.last + 1 !== run.first) break;
      run = before;
    }
    return run.first;
  }

  async #readingsOf(file: string): Promise<readonly NumberedReading[]> {
    if (this.#loaded?.file !== file) {
      const { messages } = await readSegment(file);
      this.#loaded = { file, readings: messages.map(decodeReading).filter((reading) => reading !== null) };
    }
    return this.#loaded.readings;
  }

  async #seal(): Promise<void> {
    const made = (await this.#wal.seal()).filter((file) => !this.#known.has(file));
    for (const file of made) {
      this.#known.add(file);
      this.#runs.push(...(await runsIn(file)));
    }
    const own = this.#runs.filter((run) => run.boot === this.boot);
    const sealed = own.reduce((most, { last }) => Math.max(most, last), 0);
    this.#fresh = this.#fresh.filter(({ seq }) => seq > sealed);
    this.#unsealed = this.#fresh.length;
    for (const run of own) run.first = Math.max(run.first, this.#acknowledged + 1);
    await this.#remove(this.#runs.filter(({ first, last }) => first > last));
    await this.#dropOldest();
  }

  async #dropOldest(): Promise<void> {
    const { mostBytes = MOST_BYTES, onDropped } = this.#options;
    let bytes = this.#runs.reduce((sum, run) => sum + run.bytes, 0);
    const dropped: Run[] = [];
    for (const run of this.#runs) {
      if (bytes <= mostBytes) break;
      dropped.push(run);
      bytes -= run.bytes;
    }
    if (dropped.length === 0) return;
    onDropped?.(dropped.reduce((sum, { first, last }) => sum + last - first + 1, 0));
    await this.#remove(dropped);
  }

  async #remove(gone: readonly Run[]): Promise<void> {
    if (gone.length === 0) return;
    for (const run of gone) this.#runs.splice(this.#runs.indexOf(run), 1);
    await this.#options.beforeRemoval?.();
    for (const { file } of gone) {
      if (this.#runs.some((run) => run.file === file)) continue;
      await rm(file, { force: true });
      this.#known.delete(file);
    }
  }

  /** What changes the list of files does so one after another. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#tidying.then(work);
    this.#tidying = turn.catch(() => undefined);
    return turn;
  }
}

function isBefore(run: Run, position: Position | null): boolean {
  if (!position) return false;
  return run.boot < position.boot || (run.boot === position.boot && run.last <= position.seq);
}
