import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeOwn } from "#lib/broker/codecs/own-message.ts";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { upTopic } from "#lib/broker/topics.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { type Lake, openLake } from "#lib/lake/lake.ts";
import { compactSegments } from "./compact-segments.ts";
import { Tail } from "./tail.ts";
import { tailOverlay } from "./tail-overlay.ts";
import { walFolder } from "./wal/segment.ts";
import { openWal } from "./wal/wal.ts";
import { writeSealed } from "./wal/write-sealed.ts";

const ZONE = "Asia/Seoul";
const START = Date.UTC(2026, 4, 1, 12);
let home: string;
let lake: Lake;
let decoded = 0;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "wattbook-tail-"));
  lake = await openLake(home, await loadCatalogue(path.resolve(import.meta.dirname, "../..")), ZONE);
  decoded = 0;
});
afterEach(async () => {
  await lake.close();
  await rm(home, { recursive: true });
});

const message = (i: number, value = i, device = "a"): RawMessage => {
  const ts = START + i * 60_000;
  const payload = encodeOwn({ deviceId: device, ts, values: { power_w: value }, numbered: { boot: 1, seq: i + 1 } });
  return {
    topic: upTopic("main", device),
    payload: Buffer.from(payload),
    retain: false,
    rxTs: ts + 20,
    clientId: device,
  };
};
const decode = (each: RawMessage) => {
  decoded++;
  return decodeMessage(each, { zone: ZONE });
};
const values = async (tail: Tail) => (await tail.read()).devices.get("a")?.map(({ value }) => value) ?? [];

describe("Tail", () => {
  it("read() decodes only what came since, keeps each reading once and forgets segments that are gone", async () => {
    const wal = await openWal(walFolder(home), { now: () => START, onFailure: (error) => expect.fail(error.message) });
    const append = (each: RawMessage) => new Promise<void>((resolve) => wal.append(each, resolve));
    const tail = new Tail({ home, decode });
    expect(await tail.read()).toMatchObject({ readings: 0, newest: null });
    await append(message(0));
    await append(message(2));
    await append(message(0));
    const first = await tail.read();
    expect(first).toMatchObject({ readings: 2, newest: START + 120_020, leftOut: 0 });
    expect((await tail.read()).id).toBe(first.id);
    await append(message(1));
    expect(await values(tail)).toEqual([0, 1, 2]);
    expect(decoded).toBe(4);
    const [sealed] = await wal.seal();
    await rm(sealed!);
    await append(message(5));
    expect(await values(tail)).toEqual([5]);
    await wal.close();
  });

  it("read() of a reading with two contents keeps the greater value, whichever came first, and what is after a torn write", async () => {
    await writeSealed(walFolder(home), [message(0, 7)], 1);
    const torn = await writeSealed(walFolder(home), [message(0, 9), message(1)], 2);
    await appendFile(torn, Buffer.from([9, 9, 9]));
    await writeSealed(walFolder(home), [message(0, 8)], 3);
    expect(await values(new Tail({ home, decode }))).toEqual([9, 1]);
  });

  it("read() leaves out the oldest of more than it may hold, and says how many", async () => {
    await writeSealed(
      walFolder(home),
      Array.from({ length: 30 }, (_, i) => message(i)),
      1,
    );
    await writeSealed(
      walFolder(home),
      Array.from({ length: 30 }, (_, i) => message(30 + i)),
      2,
    );
    const content = await new Tail({ home, decode, most: 40 }).read();
    expect(content).toMatchObject({ readings: 40, leftOut: 20 });
    expect(content.devices.get("a")?.[0]?.value).toBe(20);
  });
});

describe("tailOverlay()", () => {
  const compactAll = (segments: readonly string[]) =>
    compactSegments(lake, home, segments, { zone: ZONE, now: () => START, say: () => undefined, decode });

  it("lays the tail over the lake as if it were there: readings, quarters, hours and days", async () => {
    const all = Array.from({ length: 90 }, (_, i) =>
      ["a", "b"].map((device) => message(i, i + device.length, device)),
    ).flat();
    await compactAll([await writeSealed(walFolder(home), all.slice(0, 100), 1)]);
    await writeSealed(walFolder(home), all.slice(80), 2);
    const datasets = ["readings", "readings_15min", "readings_hour", "readings_day"];
    const rowsOf = async (snapshot: Awaited<ReturnType<Lake["snapshot"]>>) =>
      Promise.all(datasets.map(async (name) => (await snapshot.query(`FROM ${name} ORDER BY ALL`)).rows()));
    const content = await new Tail({ home, decode }).read();
    const snapshot = await lake.snapshot();
    const alone = await rowsOf(snapshot);
    const now = await rowsOf(await lake.snapshot(snapshot.id, await tailOverlay(snapshot, content, datasets)));
    expect(await rowsOf(snapshot)).toEqual(alone);
    await compactAll([await writeSealed(walFolder(home), all, 3)]);
    const later = await rowsOf(await lake.snapshot());
    expect(later.map(({ length }) => length)).toEqual([180, 12, 4, 2]);
    expect(alone.map(({ length }) => length)).not.toEqual([180, 12, 4, 2]);
    expect(now).toEqual(later);
  });

  it("leaves an overlaid snapshot as locked as any other", async () => {
    await writeSealed(walFolder(home), [message(0)], 1);
    const content = await new Tail({ home, decode }).read();
    const empty = await lake.snapshot();
    const now = await lake.snapshot(empty.id, await tailOverlay(empty, content, ["readings"]));
    expect((await now.query("SELECT value FROM readings")).rows()).toEqual([{ value: 0 }]);
    await expect(now.query("FROM read_text('/etc/hostname')")).rejects.toThrow(/may not be called/);
    await expect(now.query("DELETE FROM overlay.readings")).rejects.toThrow(/only SELECT/);
  });
});
