import { fork } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { messageOfLine } from "../raw-message-json.ts";
import { countRejects } from "./count-rejects.ts";
import { readQuarantine } from "./read-quarantine.ts";
import { type Reject, UNKNOWN_DEVICE } from "./reject.ts";
import { replayQuarantine } from "./replay-quarantine.ts";
import { writeQuarantine } from "./write-quarantine.ts";

const RX = Date.parse("2026-01-31T00:00:05Z");
let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "wattbook-quarantine-"));
});
afterEach(() => rm(home, { recursive: true }));

const decode = (message: RawMessage, zone = "Asia/Seoul") => decodeMessage(message, { zone });

const reading = (
  i: number,
  { topic = "power/measurement", retain = false, electric = i as unknown } = {},
): RawMessage => ({
  topic,
  payload: Buffer.from(JSON.stringify({ deviceCode: `R-${i % 3}`, timestamp: "2026-01-31T09:00:00", electric })),
  retain,
  rxTs: RX + i,
  clientId: "게이트웨이",
});

/** Rejects them as a decoder would that does not know the site's zone yet, unless it rejects them anyhow. */
function rejected(...messages: RawMessage[]): Reject[] {
  return messages.map((message) => {
    const decoded = decode(message, "UTC");
    if (decoded.kind !== "rejected") throw new Error("It is understood");
    return { message, decoded };
  });
}

const all = (filter = {}) => Array.fromAsync(readQuarantine(home, filter));
const payloads = (list: readonly { readonly payload: Uint8Array }[]) =>
  list.map(({ payload }) => Buffer.from(payload).toString());

describe("writeQuarantine() and readQuarantine()", () => {
  it("give back the bytes, the time of receipt and the reason", async () => {
    const bytes = Uint8Array.from([0, 255, 10, 13, 0xed, 0xa0, 0x80]);
    const list = rejected({ ...reading(1), payload: bytes }, reading(2));
    await writeQuarantine(home, "a.wal", list);
    const found = await all();
    expect(found.map(({ message }) => ({ ...message, payload: [...message.payload] }))).toEqual(
      list.map(({ message }) => ({ ...message, payload: [...message.payload] })),
    );
    expect(found.map(({ decoded }) => [decoded.deviceId, decoded.reason])).toEqual([
      [null, "not_utf8"],
      ["R-2", "clock_ahead"],
    ]);
  });

  it("keep each segment once, however often it is worked through", async () => {
    await writeQuarantine(home, "a.wal", rejected(reading(1), reading(2)));
    await writeQuarantine(home, "b.wal", rejected(reading(3)));
    await writeQuarantine(home, "a.wal", rejected(reading(1), reading(2)));
    expect(await all()).toHaveLength(3);
    await writeQuarantine(home, "a.wal", []);
    await writeQuarantine(home, "never.wal", []);
    expect(payloads((await all()).map(({ message }) => message))).toEqual(payloads([reading(3)]));
    expect((await readdir(path.join(home, "ingest", "quarantine"))).sort()).toEqual(["b.wal.ndjson", "tmp"]);
    expect(await readdir(path.join(home, "ingest", "quarantine", "tmp"))).toEqual([]);
  });

  it("are empty where there never was anything", async () => {
    expect(await all()).toEqual([]);
  });

  it("are counted by device and reason, and told apart by them", async () => {
    const bad = Array.from({ length: 3 }, (_, i) => reading(3 * i, { electric: "x" }));
    await writeQuarantine(home, "a.wal", rejected(...bad, reading(1), { ...reading(2), payload: Buffer.from("{") }));
    const counts = await countRejects(readQuarantine(home));
    expect(counts.map(({ device, reason, count }) => [device, reason, count])).toEqual([
      ["R-0", "clock_ahead", 3],
      [UNKNOWN_DEVICE, "not_json", 1],
      ["R-1", "clock_ahead", 1],
    ]);
    expect(counts[0]).toMatchObject({ firstRxTs: RX, lastRxTs: RX + 6 });
    expect(await all({ device: "R-0" })).toHaveLength(3);
    expect(await all({ device: UNKNOWN_DEVICE })).toHaveLength(1);
    expect(await all({ reason: "clock_ahead" })).toHaveLength(4);
    expect(await all({ device: "R-1", reason: "not_json" })).toEqual([]);
  });
});

describe("replayQuarantine()", () => {
  it("puts back what is understood now as it was received, and keeps the rest with the reason it has now", async () => {
    await writeQuarantine(home, "a.wal", rejected(reading(1), reading(2, { electric: "x" })));
    await writeQuarantine(home, "b.wal", rejected(reading(4)));
    const back: RawMessage[] = [];
    const append = async (messages: readonly RawMessage[]) => void back.push(...messages);
    expect(await replayQuarantine(home, { decode, append })).toEqual({ replayed: 2, kept: 1 });
    expect(back.map(({ rxTs, clientId, topic }) => ({ rxTs, clientId, topic }))).toEqual(
      [1, 4].map((i) => ({ rxTs: RX + i, clientId: "게이트웨이", topic: "power/measurement" })),
    );
    expect(payloads(back)).toEqual(payloads([reading(1), reading(4)]));
    expect((await all()).map(({ decoded }) => decoded.reason)).toEqual(["bad_value"]);
    expect(await replayQuarantine(home, { decode, append })).toEqual({ replayed: 0, kept: 1 });
    expect(back).toHaveLength(2);
  });

  it("looks only at what it is asked for, and leaves lines alone that a disk has damaged", async () => {
    await writeQuarantine(home, "a.wal", rejected(reading(1), reading(2)));
    const file = path.join(home, "ingest", "quarantine", "a.wal.ndjson");
    await appendFile(file, '{"topic":"pow\n');
    const append = () => Promise.resolve();
    expect(await replayQuarantine(home, { decode, append, device: "R-1" })).toEqual({ replayed: 1, kept: 0 });
    expect(await readFile(file, "utf8")).toMatch(/R-2.*\n\{"topic":"pow\n$/s);
  });

  it("takes retained messages as history where it is asked for them, and only there", async () => {
    const kept = reading(1, { retain: true });
    await writeQuarantine(home, "a.wal", [
      { message: kept, decoded: { deviceId: "R-1", reason: "retained", detail: "" } },
    ]);
    const back: RawMessage[] = [];
    const append = async (messages: readonly RawMessage[]) => void back.push(...messages);
    expect(await replayQuarantine(home, { decode, append })).toEqual({ replayed: 0, kept: 1 });
    expect(await replayQuarantine(home, { decode, append, reason: "retained" })).toEqual({ replayed: 1, kept: 0 });
    expect(back.map(decodedKind)).toEqual(["readings"]);
    expect(await all()).toEqual([]);
  });

  const decodedKind = (message: RawMessage) => decode(message).kind;

  it("lets go of nothing that was not put back", async () => {
    await writeQuarantine(home, "a.wal", rejected(reading(1), reading(2)));
    const append = () => Promise.reject(new Error("The disk is full"));
    await expect(replayQuarantine(home, { decode, append })).rejects.toThrow("The disk is full");
    expect(await all()).toHaveLength(2);
  });

  it("loses nothing when it is killed at whatever point", async () => {
    const log = path.join(home, "log");
    const messages = Array.from({ length: 30 }, (_, i) => reading(i));
    for (let i = 0; i < 10; i++) {
      await writeQuarantine(home, `${i + 100}.wal`, rejected(...messages.slice(i * 3, i * 3 + 3)));
    }
    const putBack = async () => {
      const text = await readFile(log, "utf8").catch(() => "");
      return text.split("\n").flatMap((line) => messageOfLine(line) ?? []);
    };
    let killed = 0;
    for (let run = 0; (await all()).length > 0; run++) {
      const child = fork(path.join(import.meta.dirname, "test-replay.ts"), [home, log, String((run % 6) + 1)]);
      const [, signal] = await once(child, "exit");
      killed += signal === "SIGKILL" ? 1 : 0;
      const here = new Set([...payloads((await all()).map(({ message }) => message)), ...payloads(await putBack())]);
      expect(new Set(payloads(messages)).difference(here)).toEqual(new Set());
    }
    expect(killed).toBeGreaterThanOrEqual(6);
    // What was put back and not let go of before the end comes twice: at most a segment for each kill.
    expect((await putBack()).length - messages.length).toBeLessThanOrEqual(killed * 3);
    expect(new Set(payloads(await putBack()))).toEqual(new Set(payloads(messages)));
  });
});
