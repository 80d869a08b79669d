import { open, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { ifThere } from "#lib/core/if-there.ts";
import { makeDurableFolder } from "#lib/ingest/make-durable-folder.ts";
import { syncPath, writeDurably } from "#lib/lake/store/durable.ts";
import type { ProcessMark } from "./is-alive.ts";
import type { RunRecord } from "./run-record.ts";

/** A run that goes on, as it was a moment ago: what is left of it if this machine stops. */
export interface OpenRun {
  readonly by: ProcessMark;
  readonly record: RunRecord;
}

/** The runs of a home: those that ended in `runs.jsonl`, those that go on and those that wait to be sent as a file each. */
export class RunStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Keeps a run for good: it is on the disk when this resolves, and waits to be sent as a reading. */
  async keep(record: RunRecord): Promise<void> {
    await this.#write("unsent", record.id, record);
    await this.#append(record);
    await rm(this.#file("open", record.id), { force: true });
  }

  /** Notes how far a run has come. */
  async note(run: OpenRun): Promise<void> {
    await this.#write("open", run.record.id, run);
  }

  /** Keeps what is left of runs that nobody measures any more; says which. */
  async recover(isAlive: (by: ProcessMark) => boolean): Promise<RunRecord[]> {
    const left: RunRecord[] = [];
    const known = new Set((await this.list()).map(({ id }) => id));
    for (const { by, record } of await this.#all<OpenRun>("open")) {
      if (isAlive(by)) continue;
      if (known.has(record.id)) await rm(this.#file("open", record.id), { force: true });
      else {
        await this.keep(record);
        left.push(record);
      }
    }
    return left;
  }

  /** All runs that are kept, oldest first. A line that a loss of power tore is left out. */
  async list(): Promise<RunRecord[]> {
    const text = (await ifThere(readFile(this.#runsFile, "utf8"), this.#runsFile)) ?? "";
    return text.split("\n").flatMap((line) => {
      try {
        return [JSON.parse(line) as RunRecord];
      } catch {
        return [];
      }
    });
  }

  /** Runs that have not become a reading yet. */
  unsent(): Promise<RunRecord[]> {
    return this.#all<RunRecord>("unsent");
  }

  async sent({ id }: RunRecord): Promise<void> {
    await rm(this.#file("unsent", id), { force: true });
  }

  get #runsFile(): string {
    return path.join(this.#folder, "runs.jsonl");
  }

  #file(kind: "open" | "unsent", id: string): string {
    return path.join(this.#folder, "runs", `${id}.${kind}.json`);
  }

  async #write(kind: "open" | "unsent", id: string, value: unknown): Promise<void> {
    const file = this.#file(kind, id);
    await makeDurableFolder(path.dirname(file));
    await writeDurably(file, JSON.stringify(value), path.dirname(file));
  }

  async #all<T>(kind: "open" | "unsent"): Promise<T[]> {
    const folder = path.join(this.#folder, "runs");
    const all = (await ifThere(readdir(folder), folder)) ?? [];
    const files = all.filter((name) => name.endsWith(`.${kind}.json`)).map((name) => path.join(folder, name));
    // What another process has sent or ended in the meantime is not there any more.
    const texts = await Promise.all(files.sort().map((file) => ifThere(readFile(file, "utf8"), file)));
    return texts.filter((text) => text !== undefined).map((text) => JSON.parse(text) as T);
  }

  async #append(record: RunRecord): Promise<void> {
    const handle = await open(this.#runsFile, "a+");
    try {
      const { size } = await handle.stat();
      const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
      // A line that was cut off ends here.
      const start = size > 0 && buffer.toString() !== "\n" ? "\n" : "";
      await handle.appendFile(`${start}${JSON.stringify(record)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await syncPath(this.#folder, true);
  }
}
