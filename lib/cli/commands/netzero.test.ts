import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { epwFile } from "#lib/sources/weather/tiny-weather.ts";
import { runCli } from "../checks/run-cli.ts";
import { netZero } from "../netzero/net-zero.ts";
import type { NetZeroOptions } from "../netzero/net-zero-options.ts";
import { PROJECT_ROOT } from "../world.ts";

const EPW = join(PROJECT_ROOT, "../shared/data/pv/KOR_SO_Seoul.WS.471080_TMYx.2007-2021.epw");
const HOUR_MS = 3_600_000;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wattbook-netzero-"));
});
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
async function csv(lines: readonly string[]): Promise<string> {
  const path = join(folder, `file-${files++}.csv`);
  await writeFile(path, `${lines.join("\n")}\n`);
  return path;
}

/** A row an hour from an instant on, in Seoul's time. */
function hours(from: string, count: number, value: (t: number) => number | string, name: string): string[] {
  const text = (t: number) => new Date(Date.parse(from) + (t + 9) * HOUR_MS).toISOString().slice(0, 19);
  return [`time,${name}`, ...Array.from({ length: count }, (_, t) => `${text(t)}+09:00,${value(t)}`)];
}

const of = (values: readonly (number | string)[]) => (t: number) => values[t] ?? "";
const NOON = "2026-06-01T12:00:00+09:00";
const USUAL: Omit<NetZeroOptions, "load"> = {
  batteryKwh: 0,
  efficiency: 90,
  standingLoss: 0,
  lowestCharge: 0,
  gridCfe: 0,
  dispatch: "greedy",
  objective: "import",
};
const run = (options: Partial<NetZeroOptions> & Pick<NetZeroOptions, "load">) =>
  netZero({ ...USUAL, ...options }, { zone: "Asia/Seoul", today: "2026-11-27" });

describe("wattbook netzero", () => {
  // Oracle: by hand. Known are 30 kWh of load and 40 generated; 20 meet in their hours, 10 are bought.
  it("prints both kinds of match, both footprints and the factor with its dates, and leaves out what is missing", async () => {
    const load = await csv(hours(NOON, 4, of([10, 10, 10, 10]), "load_kwh"));
    const pv = await csv(hours(NOON, 4, of([0, 20, 20, ""]), "ac_kwh"));
    const output = join(folder, "hours.csv");
    const { code, stdout, stderr } = await runCli([
      ...["netzero", "--load", load, "--pv", pv, "--grid-cfe", "50", "--contract-kwh", "4", "--output", output],
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const line of [
      "Hours: 4 from 2026-06-01 12:00 to 2026-06-01 16:00, matched hour by hour; known 75.0 %",
      "Annual matching: 133.3 % of the load is generated over the whole time",
      "Hourly matching (CFE score): 83.3 %, the grid counted as 50.0 % carbon-free; the site's own share 66.7 %",
      "Self-consumption 50.0 %, self-sufficiency 66.7 %",
      "Footprint, location-based: 0.004 tCO2e",
      "Footprint, market-based: 0.003 tCO2e (the contract covers 4 kWh; no residual mix is published, so the rest takes the same factor)",
      "Factor: National electricity factor of Korea, consumption end, location-based: 0.4173 kgCO2e/kWh, period 2023, published 2025-12-17 (kr-consumption-2023)",
      "Note: 1 of 4 hours lack load or generation: they are left out of every sum, the footprints too, not counted as 0.",
    ]) {
      expect(stdout).toContain(`${line}\n`);
    }
    expect((await readFile(output, "utf8")).split("\n").slice(0, 5)).toEqual([
      "time,load_kwh,pv_kwh,charge_kwh,discharge_kwh,import_kwh,export_kwh,stored_kwh,carbon_free_kwh",
      "2026-06-01T12:00:00+09:00,10,0,0,0,10,0,0,5",
      "2026-06-01T13:00:00+09:00,10,20,0,0,0,10,0,10",
      "2026-06-01T14:00:00+09:00,10,20,0,0,0,10,0,10",
      "2026-06-01T15:00:00+09:00,10,,,,,,0,",
    ]);
  });

  it("takes quarters of power together, an hour without one of them missing, and power below zero as none", async () => {
    const quarters = (values: readonly (number | string)[]) =>
      values.map((kw, i) => `2026-06-01 ${12 + Math.floor(i / 4)}:${["00", "15", "30", "45"][i % 4]},${kw}`);
    const load = await csv(["time,power_kw", ...quarters([4, 8, 4, 8, 4, "", 4, 4])]);
    const pv = await csv(["일시,발전 (W)", ...quarters([2000, 2000, 2000, 2000, -40, -40, -40, -40])]);
    const { report } = await run({ load, pv });
    expect(report.hours).toBe(2);
    expect(report.dispatch.flows.totals).toMatchObject({ load: 6, generation: 2, imported: 4, known: 1 });
    expect(report.notes.join()).toContain("0.04 kWh below zero are taken as 0");
  });

  it("lays a typical year beside any other by month, day and hour, the 29 February as the 28th", async () => {
    const load = await csv(hours("2028-02-28T12:00:00+09:00", 48, () => 1, "load_kwh"));
    const day = (t: number) => Math.floor(t / 24);
    const pv = await csv(hours("2017-01-01T00:00:00+09:00", 8760, (t) => (t % 24 === 12 ? day(t) : 0), "ac_w"));
    const { report, pv: beside } = await run({ load, pv });
    expect(report.how).toBe("by month, day and hour, as its year stands for any");
    expect([beside[0], beside[24]]).toEqual([0.058, 0.058]);
  });

  it("dispatches optimally by a signal, and says what greedy would have come to", async () => {
    const load = await csv(hours(NOON, 3, of([0, 4, 4]), "load_kwh"));
    const pv = await csv(hours(NOON, 3, of([4, 0, 0]), "pv_kwh"));
    const signal = await csv(hours(NOON, 3, of([400, 100, 300]), "intensity_g_per_kwh"));
    const battery = { batteryKwh: 4, batteryKw: 4, efficiency: 100 };
    const { report } = await run({ load, pv, ...battery, dispatch: "optimal", objective: "carbon", signal });
    expect(report.dispatch.objective?.optimal).toBeCloseTo(0.4, 6);
    expect(report.dispatch.objective?.greedy).toBeCloseTo(1.2, 6);
    const cost = await run({ load, pv, ...battery, dispatch: "optimal", objective: "cost" });
    expect(cost.report.dispatch.objective?.words).toContain("KEPCO general service");
  });

  // Oracle: by hand. A kWp gives 1 kWh in each of 8760 hours at 100 KRW; upkeep is 1.5 % of 1.3 million.
  it("prices what is saved by the signal that dispatch went by, and refuses a payback of three days", async () => {
    const from = "2023-01-01T00:00:00+09:00";
    const of = async (count: number) => ({
      load: await csv(hours(from, count, () => 3, "load_kwh")),
      pv: await csv(hours(from, count, () => 1, "pv_kwh")),
      signal: await csv(hours(from, count, () => 100, "price_krw_per_kwh")),
    });
    const asked = { dispatch: "optimal", objective: "cost", batteryKwh: 0, kwp: 1, payback: true } as const;
    const { report } = await run({ ...(await of(8760)), ...asked });
    expect(report.payback?.result.firstYearKrw).toBeCloseTo(876_000 - 19_500, 3);
    expect(report.payback?.price).toMatch(
      /^saving by file-\d+\.csv, price_krw_per_kwh, matched hour by hour, exports 0/,
    );
    expect(report.payback?.basis).toContain("no offer, contract or statistic");
    await expect(run({ ...(await of(72)), ...asked })).rejects.toThrow(
      "Cannot tell a payback as 0.8 % of a year is known",
    );
  });

  it("sizes photovoltaics and battery for a target", async () => {
    const load = await csv(hours(NOON, 4, of([10, 10, 10, 10]), "load_kwh"));
    const pv = await csv(hours(NOON, 4, of([0, 2, 2, 0]), "pv_kwh"));
    const { report } = await run({ load, pv, kwp: 1, target: 50 });
    expect(report.sizes?.pvByYear).toBeCloseTo(5, 3);
    expect(report.sizes?.pvByHour).toBeCloseTo(5, 3);
    expect(report.sizes?.batteryByHour).toBeNull();
  });

  it("tells the zone of times without an offset, how a price was laid beside the load, and a unit that must be wrong", async () => {
    const bare = ["time,load_wh", "2026-06-01 12:00,2", "2026-06-01 13:00,0"];
    const pv = await csv(hours(NOON, 2, of([1, 1]), "pv_kwh"));
    const signal = await csv(hours("2017-01-01T00:00:00+09:00", 8760, () => 100, "price_krw_per_kwh"));
    const optimal = { dispatch: "optimal", objective: "cost", signal, batteryKwh: 1 } as const;
    const { report } = await run({ load: await csv(bare), pv, ...optimal });
    expect(report.notes.join("\n")).toMatch(/load_wh: times without an offset are those of Asia\/Seoul/);
    expect(report.notes.join("\n")).toContain("The load is 0 in 1 of its hours, which count as such");
    expect(report.notes.join("\n")).toContain("Generation is 1000 times the load: look whether both units are right.");
    expect(report.dispatch.objective).toMatchObject({
      unit: "KRW",
      words: expect.stringContaining("as its year stands"),
    });
  });

  it("refuses a column of several years that do not meet the load's", async () => {
    const load = await csv(hours(NOON, 3, of([1, 1, 1]), "load_kwh"));
    const pv = await csv(hours("2015-01-01T00:00:00+09:00", 17_544, () => 1, "pv_kwh"));
    await expect(run({ load, pv })).rejects.toThrow("or one year to stand for any");
  });

  it.each([
    [
      "an objective of greedy dispatch",
      ["--battery-kwh", "1", "--objective", "cost"],
      1,
      /^Cannot use --objective with greedy/,
    ],
    [
      "a signal of least import",
      ["--battery-kwh", "1", "--dispatch", "optimal", "--signal", "x"],
      1,
      /^Cannot use --signal for/,
    ],
    [
      "the power of no battery",
      ["--battery-kw", "1"],
      1,
      /^Cannot use --battery-kw without a battery: give --battery-kwh too/,
    ],
    ["a day that is none", ["--known-on", "2026-02-30"], 2, /It must be a day, such as/],
  ])("refuses %s, which would change nothing", async (_what, args, expected, message) => {
    const { code, stdout, stderr } = await runCli(["netzero", "--load", "x.csv", "--pv", "x.csv", ...args]);
    expect({ code, stdout }).toEqual({ code: expected, stdout: "" });
    expect(stderr).toMatch(message);
  });

  it("names the factor that was known on a day", async () => {
    const load = await csv(hours("2023-06-01T12:00:00+09:00", 2, of([1, 1]), "load_kwh"));
    const pv = await csv(hours("2023-06-01T12:00:00+09:00", 2, of([0, 0]), "pv_kwh"));
    const then = await run({ load, pv, knownOn: "2025-06-01" });
    expect(then.report.scope2.locationBased.factor.id).toBe("kr-consumption-2020-2022");
    expect(then.report.notes).toEqual([
      "No factor of 2023 had been published by 2025-06-01: the newest one stands in.",
    ]);
    const now = await run({ load, pv });
    expect([now.report.scope2.locationBased.kgCo2e, now.report.notes]).toEqual([2 * 0.4173, []]);
    const ember = await run({ load, pv, factor: "kr-life-cycle-2023-ember" });
    expect(ember.report.notes.join()).toContain("scope 2 counts direct emissions");
  });

  it("matches part of an actual year under an EPW with the same hours of a load", async () => {
    const load = await csv(hours("2019-06-21T00:00:00+09:00", 24, () => 1, "load_kwh"));
    const weather = join(folder, "country.epw");
    await writeFile(weather, epwFile(undefined, { source: "AMY" }));
    const { report } = await run({ load, weather, kwp: 10 });
    expect(report).toMatchObject({ hours: 24, how: "hour by hour" });
    expect(report.annual.ratio).toBeGreaterThan(1);
  });

  const good = hours(NOON, 4, of([1, 1, 1, 1]), "load_kwh");
  it.each([
    [
      "no unit",
      ["time,load", ...good.slice(1)],
      {},
      /no column's name ends in a unit \(time, load\): name the one to take in _kwh/,
    ],
    [
      "two units",
      good.map((line) => `${line},${line.startsWith("time") ? "b_kwh" : 1}`),
      {},
      /several columns have a unit \(load_kwh, b_kwh\): name one with --load-column/,
    ],
    ["a column that is not there", good, { loadColumn: "x" }, /has no column x: it has time, load_kwh/],
    ["a bad time", [...good, "yesterday,1"], {}, /\(line 6, column 1\): «yesterday» is no time, such as/],
    [
      "a bad number",
      [...good, "2026-06-01T16:00:00+09:00,x"],
      {},
      /\(line 6, column load_kwh\): «x» is neither a number/,
    ],
    ["a time twice", [...good, good.at(-1)!], {}, /\(line 6\) as its time comes twice/],
    ["an uneven time", [...good, "2026-06-01T16:20:00+09:00,1"], {}, /is none of every 60 min|stand 20 min apart/],
    [
      "a day that is none",
      ["time,load_kwh", "2026-02-30T12:00,1", "2026-02-30T13:00,1"],
      {},
      /\(line 2, column 1\): «2026-02-30T12:00» is no time/,
    ],
    ["days", ["time,load_kwh", "2026-06-01,1", "2026-06-02,1"], {}, /rows stand 1440 min apart: hours are matched/],
    ["negative load", [...good, "2026-06-01T16:00:00+09:00,-1"], {}, /is negative at 2026-06-01T07:00:00.000Z/],
    [
      "times that do not meet",
      hours("2020-06-01T12:00:00Z", 4, of([1, 1, 1, 1]), "load_kwh"),
      {},
      /the hours do not meet: .* from 2020-06-01 21:00 to 2020-06-02 01:00/,
    ],
    ["a marginal factor", good, { factor: "kr-marginal-2021-unfccc" }, /is marginal, which tells what a shift changes/],
    ["an unknown factor", good, { factor: "kr" }, /there is no such factor: there are kr-consumption-2023/],
    ["tilt without weather", good, { tilt: 30 }, /Cannot use --tilt and --azimuth with --pv/],
    ["payback without kWp", good, { payback: true as const }, /Cannot tell a payback without --kwp/],
    ["weather without kWp", good, { pv: undefined, weather: "a.epw" }, /Cannot simulate without --kwp/],
  ] as const)("refuses %s in one line", async (_what, lines, options, message) => {
    const pv = await csv(hours(NOON, 4, of([0, 0, 0, 0]), "pv_kwh"));
    const refused = run({ load: await csv(lines), pv, ...options } as NetZeroOptions);
    await expect(refused).rejects.toThrow(
      expect.objectContaining({ name: "UserError", message: expect.stringMatching(message) }),
    );
  });
});

describe.skipIf(!existsSync(EPW))(
  "wattbook netzero under a typical year (skipped where ../shared/data is absent)",
  () => {
    // Oracle: lib/carbon/seoul-year.test.ts. A flat load that the year matches is matched to 40.0 % by the hour.
    it("simulates what is generated, and matches it with a load of another year", async () => {
      const load = await csv(hours("2025-01-01T00:00:00+09:00", 8760, () => 100, "load_kwh"));
      const { report } = await run({ load, weather: EPW, kwp: 595, tilt: 30, target: 100 });
      expect(report.annual.ratio).toBeCloseTo(1, 3);
      expect((report.hourly.score * 100).toFixed(1)).toBe("40.0");
      expect(report.pv).toContain("PVWatts v5, 595 kWp, tilt 30°, azimuth 180°, Seoul");
      expect(report.pv).toContain("GHI 1568 kWh/m2 a year");
      expect(report.sizes?.pvByYear).toBeCloseTo(1, 3);
      expect(report.sizes?.pvByHour).toBeNull();
    });
  },
);
