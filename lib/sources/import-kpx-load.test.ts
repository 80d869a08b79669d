import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Lake } from "#lib/lake/lake.ts";
import { importKpxLoad } from "./import-kpx-load.ts";
import { rowsOf, tinyLake } from "./tiny-lake.ts";

let lake: Lake;
let dispose: () => Promise<void>;

beforeEach(async () => {
  ({ lake, dispose } = await tinyLake());
});
afterEach(() => dispose());

const HOURS = Array.from({ length: 24 }, (_, i) => i + 1);

/** KPX's layout: a row a day, every hour of it with one load. [MW] */
function daysFile(days: Readonly<Record<string, string>>, name = "load.csv") {
  const header = ["날짜", ...HOURS.map((hour) => `${hour}시`)];
  const rows = Object.entries(days).map(([day, mw]) => [day, ...HOURS.map(() => mw)]);
  const text = [header, ...rows].map((row) => `${row.join(",")}\n`).join("");
  return { name, bytes: new TextEncoder().encode(text) };
}

describe("importKpxLoad()", () => {
  it("importKpxLoad() gives half-open hours in UTC that begin at midnight in Seoul", async () => {
    const report = await importKpxLoad(lake, [daysFile({ "2021-02-01": "60000" })]);
    expect(report).toMatchObject({ dataset: "national_load", changed: true, added: 24, restated: 0, unchanged: 0 });
    const rows = await rowsOf(lake, "FROM national_load ORDER BY interval_start");
    expect(rows[0]).toEqual({
      interval_start: "2021-01-31T15:00:00Z",
      load_mw: 60_000,
      quality: "measured",
      source: "KPX, load.csv",
    });
    expect(rows.at(-1)!.interval_start).toBe("2021-02-01T14:00:00Z");
  });

  it("national_load_month counts energy, days and coverage by the months of Seoul", async () => {
    await importKpxLoad(lake, [daysFile({ "2021-01-31": "50000", "2021-02-01": "60000", "2021-02-02": "70000" })]);
    const rows = await rowsOf(lake, "SELECT month, energy_gwh, coverage, days, mean_load_mw FROM national_load_month");
    expect(rows).toEqual([
      { month: "2021-01-01", energy_gwh: 1200, coverage: 1 / 31, days: 31, mean_load_mw: 50_000 },
      { month: "2021-02-01", energy_gwh: 3120, coverage: 2 / 28, days: 28, mean_load_mw: 65_000 },
    ]);
  });

  it("importKpxLoad() of the same file again makes no new snapshot; a restated day makes one, in its own year", async () => {
    const days = { "2020-12-31": "50000", "2021-01-01": "60000" };
    const first = await importKpxLoad(lake, [daysFile(days)]);
    expect(await importKpxLoad(lake, [daysFile(days)])).toMatchObject({ changed: false, snapshot: first.snapshot });
    const before = (await lake.snapshot()).manifest.parts;
    expect(before.map(({ partition, rows }) => [partition, rows])).toEqual([
      ["2020", 24],
      ["2021", 24],
    ]);
    const report = await importKpxLoad(lake, [daysFile({ ...days, "2021-01-01": "61000" })]);
    expect(report).toMatchObject({ changed: true, added: 0, restated: 24, unchanged: 24 });
    expect((await lake.snapshot()).manifest.parts[0]).toEqual(before[0]);
  });

  it("importKpxLoad() counts an hour that stands there again, and refuses one that says otherwise", async () => {
    const one = daysFile({ "2021-01-01": "60000" }, "a.csv");
    const report = await importKpxLoad(lake, [one, daysFile({ "2021-01-01": "60000" }, "b.csv")]);
    expect(report.lines).toContain("24 rows repeat an hour with the same load");
    await expect(importKpxLoad(lake, [one, daysFile({ "2021-01-01": "61000" }, "b.csv")])).rejects.toThrow(
      /^Cannot import b\.csv \(line 2, column 1시\) as the hour from 2020-12-31T15:00:00\.000Z has 60000 MW in a\.csv \(line 2, column 1시\): current value is 61000 MW$/,
    );
  });

  it("importKpxLoad() leaves a missing hour out, so that coverage says so", async () => {
    const { bytes, name } = daysFile({ "2021-01-01": "60000" });
    const text = new TextDecoder().decode(bytes).replace(",60000\n", ",-\n");
    await importKpxLoad(lake, [{ name, bytes: new TextEncoder().encode(text) }]);
    expect(await rowsOf(lake, "SELECT count(*) AS hours FROM national_load")).toEqual([{ hours: 23 }]);
    expect(await rowsOf(lake, "SELECT coverage * 24 * 31 AS hours FROM national_load_month")).toEqual([{ hours: 23 }]);
  });
});
