import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { backoffMs } from "./backoff.ts";
import { holdAlone } from "./hold-alone.ts";
import { type Outbox, type OutboxOptions, openOutbox, type Position } from "./outbox.ts";

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "wattbook-outbox-"));
  folders.push(folder);
  return folder;
}

let clock = 1_700_000_000_000;
function open(folder: string, boot: number, options: Partial<OutboxOptions> = {}): Promise<Outbox> {
  const onFailure = (error: Error) => {
    throw error;
  };
  return openOutbox({ folder, boot, now: () => clock++, perFile: 10, onFailure, ...options });
}

async function fill(outbox: Outbox, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await outbox.append({ ts: clock++, values: { power_w: i } });
}

/** All numbers from a position on, as `boot seq oldest`. */
async function held(outbox: Outbox, limit = 7): Promise<string[]> {
  const found: string[] = [];
  let position: Position | null = null;
  for (;;) {
    const batch = await outbox.after(position, limit);
    if (!batch) return found;
    for (const { boot, seq } of batch.readings) found.push(`${boot} ${seq} ${batch.oldestSeq}`);
    const last: Position = batch.readings.at(-1)!;
    position = { boot: last.boot, seq: last.seq };
  }
}

const numbers = (boot: number, from: number, to: number, oldest = from) =>
  Array.from({ length: to - from + 1 }, (_, i) => `${boot} ${from + i} ${oldest}`);

describe("openOutbox()", () => {
  it("gives readings in the order they came, over files and starts, until they are acknowledged", async () => {
    const folder = await newFolder();
    const first = await open(folder, 1);
    await fill(first, 25);
    expect(await held(first)).toEqual(numbers(1, 1, 25));
    await first.close();
    const second = await open(folder, 2);
    await fill(second, 12);
    expect(second.waiting).toBe(37);
    expect(await held(second)).toEqual([...numbers(1, 1, 25), ...numbers(2, 1, 12)]);
    await second.acknowledge({ boot: 1, seq: 14 });
    await second.acknowledge({ boot: 2, seq: 3 });
    expect(await held(second)).toEqual([...numbers(1, 15, 25), ...numbers(2, 4, 12)]);
    await second.acknowledge({ boot: 1, seq: 25 });
    await second.acknowledge({ boot: 2, seq: 12 });
    expect(second.waiting).toBe(0);
    await second.close();
    expect(await readdir(folder)).toEqual([]);
  });

  it("finds what a process left that did not close it", async () => {
    const folder = await newFolder();
    await fill(await open(folder, 1), 13);
    const found: number[] = [];
    const again = await open(folder, 2, { onFound: ({ seq }) => found.push(seq) });
    expect(found).toHaveLength(13);
    expect(await held(again)).toEqual(numbers(1, 1, 13));
    await again.acknowledge({ boot: 1, seq: 6 });
    expect(again.acknowledged).toEqual({ boot: 1, seq: 6 });
    await again.close();
    const third = await open(folder, 3, { acknowledged: again.acknowledged });
    expect(await held(third)).toEqual(numbers(1, 7, 13));
    await third.close();
  });

  it("gives up the oldest when there is too much, counts them, and says from where on it holds all", async () => {
    const folder = await newFolder();
    let dropped = 0;
    const outbox = await open(folder, 3, { mostBytes: 4000, onDropped: (count) => (dropped += count) });
    await fill(outbox, 100);
    expect(dropped).toBeGreaterThan(20);
    expect(dropped % 10).toBe(0);
    expect(await held(outbox)).toEqual(numbers(3, dropped + 1, 100));
    expect(outbox.waiting).toBe(100 - dropped);
    await outbox.close();
  });

  it("has what is known only from the log kept elsewhere before a file goes", async () => {
    const folder = await newFolder();
    const files: number[] = [];
    const outbox = await open(folder, 1, {
      beforeRemoval: async () => void files.push((await readdir(folder)).length),
    });
    await fill(outbox, 20);
    await outbox.acknowledge({ boot: 1, seq: 10 });
    expect(files).toEqual([3]);
    expect(await readdir(folder)).toHaveLength(2);
    await outbox.close();
  });

  it("keeps numbers right when readings come while others are acknowledged", async () => {
    const outbox = await open(await newFolder(), 1);
    const appended = Promise.all(Array.from({ length: 60 }, () => outbox.append({ ts: clock++, values: {} })));
    await outbox.acknowledge({ boot: 1, seq: 17 });
    expect(await appended).toEqual(Array.from({ length: 60 }, (_, i) => i + 1));
    await outbox.acknowledge({ boot: 1, seq: 5 });
    await outbox.acknowledge({ boot: 1, seq: 33 });
    expect(await held(outbox)).toEqual(numbers(1, 34, 60));
    await outbox.close();
  });
});

describe("holdAlone()", () => {
  it("lets one have a folder, and the next when that has gone", async () => {
    const folder = await newFolder();
    const first = await holdAlone(folder);
    expect(first).not.toBeNull();
    expect(await holdAlone(folder)).toBeNull();
    const other = await holdAlone(`${folder}-other`);
    expect(other).not.toBeNull();
    await other?.release();
    await first?.release();
    const second = await holdAlone(folder);
    expect(second).not.toBeNull();
    await second?.release();
  });
});

describe("backoffMs()", () => {
  it("is anything up to a bound that doubles, and that has an end", () => {
    const bounds = [0, 1, 2, 3, 50].map((failures) => backoffMs(failures, () => 1, { mostMs: 60_000 }));
    expect(bounds).toEqual([1000, 2000, 4000, 8000, 60_000]);
    expect(backoffMs(10, () => 0)).toBe(0);
  });
});
