import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { tableFromIPC } from "apache-arrow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { encodeOwn } from "#lib/broker/codecs/own-message.ts";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { upTopic } from "#lib/broker/topics.ts";
import { compactSegments } from "#lib/ingest/compact-segments.ts";
import { walFolder } from "#lib/ingest/wal/segment.ts";
import { writeSealed } from "#lib/ingest/wal/write-sealed.ts";
import { siteLake } from "../../_server/site.ts";
import { GET } from "./route.ts";

const ZONE = "Asia/Seoul";
const NOW = Date.UTC(2026, 4, 1, 12);
let home: string;

/** A message each minute: power of 60 W more each minute, from the register too. */
const message = (minute: number, device = "pc-1"): RawMessage => {
  const ts = NOW - 4 * 3_600_000 + minute * 60_000;
  const values = { power_w: 60 * minute, temp_c: 20 + (minute % 7) };
  const payload = encodeOwn({ deviceId: device, ts, values, numbered: { boot: 1, seq: minute + 1 } });
  return {
    topic: upTopic("main", device),
    payload: Buffer.from(payload),
    retain: false,
    rxTs: ts + 500,
    clientId: device,
  };
};
const messages = Array.from({ length: 200 }, (_, minute) => message(minute));

async function compactAll(segments: readonly string[]) {
  await compactSegments(await siteLake(), home, segments, {
    ...{ zone: ZONE, now: () => NOW, say: () => undefined },
    decode: (each) => decodeMessage(each, { zone: ZONE }),
  });
}

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "wattbook-get-"));
  Object.assign(process.env, { WATTBOOK_HOME: home, SITE_TIME_ZONE: ZONE });
  await compactAll([await writeSealed(walFolder(home), messages.slice(0, 100), 1)]);
  // Some of it is in the lake already, as after a crash between a commit and a removal.
  await writeSealed(walFolder(home), messages.slice(90), 2);
});
afterAll(async () => {
  await (await siteLake()).close();
  await rm(home, { recursive: true });
});

const ask = (search: Record<string, string>, init?: RequestInit) =>
  GET(
    new Request(`http://localhost/api/readings?${new URLSearchParams({ device: "pc-1", ...range, ...search })}`, init),
  );
const range = { from: new Date(NOW - 24 * 3_600_000).toISOString(), to: new Date(NOW + 1).toISOString() };
const rows = async (search: Record<string, string>) =>
  (await (await ask(search)).json()) as Record<string, number | string>[];

describe("GET /api/readings", () => {
  it("joins the log's readings to the lake's, each once", async () => {
    const all = await rows({ metric: "power_w" });
    expect(all.map(({ value }) => value)).toEqual(Array.from({ length: 200 }, (_, minute) => 60 * minute));
    expect(all[0]).toEqual({ ts: "2026-05-01T08:00:00Z", metric: "power_w", value: 0, quality: "measured" });
    expect(await rows({})).toHaveLength(400);
    expect(await rows({ device: "nobody" })).toEqual([]);
  });

  it("thins a line to the points its drawing needs: first, last, lowest and highest stay", async () => {
    const thin = await rows({ metric: "power_w", points: "40", from: new Date(NOW - 4 * 3_600_000).toISOString() });
    expect(thin.length).toBeGreaterThan(10);
    expect(thin.length).toBeLessThanOrEqual(40);
    expect(thin[0]).toMatchObject({ value: 0 });
    expect(thin.at(-1)).toMatchObject({ value: 60 * 199 });
  });

  it("answers in CSV and Arrow too, with a tag that tells an answer that is the same", async () => {
    const csv = await ask({ metric: "temp_c", format: "csv" });
    expect((await csv.text()).split("\n")[0]).toBe("ts,metric,value,quality\r");
    const arrow = await ask({ metric: "temp_c", format: "arrow" });
    expect(tableFromIPC(new Uint8Array(await arrow.arrayBuffer())).numRows).toBe(200);
    expect(arrow.headers.get("cache-control")).toBe("no-cache");
    const again = await ask(
      { metric: "temp_c", format: "arrow" },
      { headers: { "if-none-match": arrow.headers.get("etag")! } },
    );
    expect(again.status).toBe(304);
  });

  it.each([
    [{ device: "" }, /device must be one device's name/],
    [{ from: "yesterday" }, /from must be a time with its offset/],
    [{ from: "2026-05-01T00:00" }, /from must be a time with its offset/],
    [{ from: "2026-05-02T00:00:00Z", to: "2026-05-01T00:00:00Z" }, /from must be before to/],
    [{ grain: "week" }, /grain must be raw, 15min, hour or day: current value is “week”/],
    [{ points: "3" }, /points must be a whole number from 4 to 20000/],
    [{ points: "40", grain: "hour" }, /points thins raw readings only/],
    [{ metric: "power_w'; DROP" }, /metric must be a metric such as power_w/],
    [{ colour: "red" }, /colour is not known here/],
    [{ from: "2020-01-01T00:00:00Z" }, /more than 400 days/],
  ] as [Record<string, string>, RegExp][])("refuses %o as a problem", async (search, detail) => {
    const answer = await ask(search);
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(((await answer.json()) as { detail: string }).detail).toMatch(detail);
  });

  it("ends with its reader", async () => {
    const gone = new AbortController();
    gone.abort();
    expect((await ask({}, { signal: gone.signal })).status).toBe(499);
  });

  it("answers after the log moved into the lake what it answered before, at every grain", async () => {
    const grains = ["raw", "15min", "hour", "day"];
    const before = await Promise.all(grains.map((grain) => rows({ grain })));
    expect(before.map(({ length }) => length)).toEqual([400, 28, 8, 2]);
    await compactAll([await writeSealed(walFolder(home), messages, 3)]);
    await rm(walFolder(home), { recursive: true });
    const after = await Promise.all(grains.map((grain) => rows({ grain })));
    expect(after).toEqual(before);
  });
});
