import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { gc } from "./gc.ts";
import { log } from "./log.ts";
import { READINGS } from "./test-catalogue.ts";
import { temporaryLake } from "./test-lake.ts";
import { readings } from "./test-readings.ts";
import { thin } from "./thin.ts";
import { verify } from "./verify.ts";

const HOUR = 3_600_000;
const START = Date.UTC(2024, 0, 1);
const OTHER = { ...READINGS, name: "other" };

/** A commit each six hours over five days: a stream, and something else at noon of the second day. */
async function streamed() {
  const lake = await temporaryLake([READINGS, OTHER]);
  const ids: string[] = [];
  for (let i = 0; i < 20; i++) {
    const now = () => START + i * 6 * HOUR;
    const put = [readings("a", [i])];
    const other = { ...readings("b", [i]), dataset: "other" };
    ids.push((await lake.commit(`${i}`, () => ({ put: i === 6 ? [...put, other] : put }), { now })).snapshot);
  }
  return { lake, ids };
}

const messages = async (lake: { dir: string; head(): Promise<string | null> }) =>
  (await log(lake, { limit: 99 })).map(({ message }) => message).reverse();

it("thin() keeps the last snapshot of each day, what else changed, pins, and the last days whole", async () => {
  const { lake, ids } = await streamed();
  await mkdir(path.join(lake.home, "pins", "p1"), { recursive: true });
  await writeFile(path.join(lake.home, "pins", "p1", "manifest.json"), JSON.stringify({ snapshot: ids[9] }));
  const now = () => START + 120 * HOUR;
  const datasets = new Set(["readings"]);
  expect(await thin(lake, { now, datasets })).toBe(6);
  const kept = ["0", "3", "5", "7", "9", "11", ...Array.from({ length: 8 }, (_, i) => String(12 + i))];
  expect(await messages(lake)).toEqual(kept);
  expect(await thin(lake, { now, datasets })).toBe(0);

  const swept = await gc(lake, { now: () => Date.now() + 100 * 24 * HOUR, keepDays: 36_500 });
  expect(swept).toMatchObject({ snapshots: 0, parts: 6 });
  expect(await messages(lake)).toEqual(kept);
  expect((await verify(lake)).faults).toEqual([]);
  const rows = await (await lake.snapshot(ids[3])).query("SELECT load_kwh FROM readings");
  expect(rows.rows()).toEqual([{ load_kwh: 3 }]);

  // Days later the gap meets another one.
  expect(await thin(lake, { now: () => START + 300 * HOUR, datasets })).toBe(6);
  expect(await messages(lake)).toEqual(["0", "3", "5", "7", "9", "11", "15", "19"]);
});
