import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { campusPartWrites } from "#data/sample/campus-parts.ts";
import { compact } from "#lib/ingest/compact/compact.ts";
import type { Lake } from "#lib/lake/lake.ts";
import { ReadingBatch } from "#lib/metering/reading-batch.ts";
import { importReadings, type ReadingsOptions } from "./import-readings.ts";
import { checkedMapping } from "./readings/mapping.ts";
import { rowsOf, tinyLake } from "./tiny-lake.ts";

let lake: Lake;
let dispose: () => Promise<void>;
let folder: string;

beforeEach(async () => {
  ({ lake, dispose } = await tinyLake());
  folder = await mkdtemp(path.join(tmpdir(), "wattbook-readings-"));
});
afterEach(async () => {
  await dispose();
  await rm(folder, { recursive: true });
});

const NOW = Date.UTC(2026, 0, 1);
const ZONE = "Asia/Seoul";

async function importText(text: string, options: Partial<ReadingsOptions> = {}, name = "a.csv") {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return importReadings(lake, [file], { zone: ZONE, now: () => NOW, ...options });
}

/** Hours of a building in UTC from a time on. [kWh] */
function hourly(kwh: readonly (number | "")[], from = Date.UTC(2024, 4, 1), building = "7"): string {
  const rows = kwh.map((value, i) => `${building},${new Date(from + i * 3_600_000).toISOString()},${value}`);
  return ["building,ts,kwh", ...rows, ""].join("\n");
}

const DAYS = `SELECT strftime(timezone('${ZONE}', interval_start), '%Y-%m-%d %H:%M') AS day, device_id, count, energy_kwh, mean, min, max, last, coverage,
  estimated, quality FROM readings_day ORDER BY device_id, interval_start`;

describe("importReadings()", () => {
  it("importReadings() makes readings, hours and days of the site's zone of a table of hours", async () => {
    // 15:00 UTC is midnight in Seoul.
    const report = await importText(
      hourly(
        Array.from({ length: 26 }, (_, i) => i + 1),
        Date.UTC(2024, 3, 30, 15),
      ),
    );
    expect(report).toMatchObject({ dataset: "readings", changed: true, added: 26, restated: 0, unchanged: 0 });
    expect(await rowsOf(lake, DAYS)).toEqual([
      {
        ...{
          day: "2024-05-01 00:00",
          device_id: "7",
          count: 24,
          energy_kwh: 300,
          mean: 12.5,
          min: 1,
          max: 24,
          last: 24,
        },
        ...{ coverage: 1, estimated: false, quality: "measured" },
      },
      {
        ...{
          day: "2024-05-02 00:00",
          device_id: "7",
          count: 2,
          energy_kwh: 51,
          mean: 25.5,
          min: 25,
          max: 26,
          last: 26,
        },
        ...{ coverage: 2 / 24, estimated: false, quality: "measured" },
      },
    ]);
    const hour =
      "SELECT h.metric, h.mean, h.energy_kwh, h.count, r.source FROM readings r JOIN readings_hour h ON r.ts = h.interval_start";
    expect((await rowsOf(lake, `${hour} ORDER BY ts`)).slice(0, 1)).toEqual([
      { metric: "interval_energy_kwh", mean: 1, energy_kwh: 1, count: 1, source: "a.csv" },
    ]);
  });

  it("importReadings() of the same file again changes nothing; a differing one is refused, or restates when told", async () => {
    const first = await importText(hourly([1, 2, 3]));
    expect(await importText(hourly([1, 2, 3]))).toMatchObject({
      changed: false,
      snapshot: first.snapshot,
      unchanged: 3,
    });
    await expect(importText(hourly([1, 2.5, 3, 4]), {}, "b.csv")).rejects.toThrow(
      /^Cannot import b\.csv \(line 3, column kwh\) as the lake has 2 for 7, interval_energy_kwh, at 2024-05-01 01:00:00 UTC: current value is 2\.5\. Give --restate/,
    );
    expect((await lake.snapshot()).id).toBe(first.snapshot);
    expect(await importText(hourly([1, 2.5, 3, 4]), { restate: true }, "b.csv")).toMatchObject({
      ...{ changed: true, added: 1, restated: 1, unchanged: 2 },
    });
    expect(await rowsOf(lake, "SELECT sum(value) AS kwh, count(*) AS n FROM readings")).toEqual([{ kwh: 10.5, n: 4 }]);
    expect(await rowsOf(lake, "SELECT sum(energy_kwh) AS kwh FROM readings_hour")).toEqual([{ kwh: 10.5 }]);
    expect(await rowsOf(lake, "SELECT sum(energy_kwh) AS kwh FROM readings_day")).toEqual([{ kwh: 10.5 }]);
  });

  it("importReadings() keeps a missing value missing: blank, -, and 0 only where it is told to", async () => {
    const text = hourly([1, "", 0, 4]).replace("04:00", "x").replace(",1\n", ",-\n");
    const report = await importText(text, { zerosMissing: true });
    expect(report).toMatchObject({ added: 1 });
    expect(report.lines[0]).toContain("4 rows, 1 readings of 1 devices");
    expect(await importText(text, {})).toMatchObject({ added: 1, unchanged: 1 });
  });

  it.each([
    [
      "no number",
      "device_id,ts,power_w\na,2024-05-01T00:00Z,1\na,2024-05-01T00:01Z,many\n",
      /^Cannot import a\.csv \(line 3, column power_w\) as it must be a number, or empty where it is missing: current value is "many"$/,
    ],
    [
      "no time",
      "device_id,ts,power_w\na,yesterday,1\n",
      /\(line 2, column ts\) as it must be a time, .*: current value is "yesterday"$/,
    ],
    [
      "no device",
      "device_id,ts,power_w\n,2024-05-01T00:00Z,1\n",
      /\(line 2, column device_id\) as it must be a text: current value is (empty|"")$/,
    ],
    [
      "a time to come",
      "device_id,ts,power_w\na,2036-05-01T00:00Z,1\n",
      /line 2, column ts\) as a reading is neither before 1970 nor in the future/,
    ],
    [
      "a row cut off",
      "device_id,ts,power_w\na,2024-05-01T00:00Z,1\na,2024\n",
      /^Cannot import a\.csv \(line 3\) as the header has 3 columns and the row 2$/,
    ],
    [
      "twice, and different",
      "device_id,ts,power_w\na,2024-05-01T00:00Z,1\na,2024-05-01T09:00+09:00,2\n",
      /\(line 3, column power_w\) as a, power_w, has 1 at 2024-05-01 00:00:00 UTC in a\.csv \(line 2, column power_w\): current value is 2$/,
    ],
    ["a device with a slash", "device_id,ts,power_w\na/b,2024-05-01T00:00Z,1\n", /letters, digits or signs other than/],
    ["no unit", "device_id,ts,power\na,2024-05-01T00:00Z,1\n", /as no column's name ends in its unit/],
    ["no device column", "ts,power_w\n2024-05-01T00:00Z,1\n", /as no column is named as a device/],
    ["nothing", "", /as it is empty$/],
  ])("importReadings() refuses a table with %s in one line, and changes nothing", async (_what, text, message) => {
    const fault = await importText(text).catch((error: Error) => error.message);
    expect(fault).toMatch(message);
    expect(fault).not.toContain("\n");
    expect(await lake.head()).toBeNull();
  });

  it("importReadings() follows a mapping: zone, several devices in a row, scale, an interval's end", async () => {
    const mapping = checkedMapping(
      JSON.stringify({
        time: { column: "When", zone: "Asia/Seoul", format: "%d.%m.%Y %H:%M", stamps: "end" },
        interval: "1h",
        values: {
          "A (Wh)": { metric: "interval_energy_kwh", scale: 0.001, device: "a" },
          B: { metric: "interval_energy_kwh", device: "b" },
        },
        csv: { delimiter: ";" },
        source: "Hausmeister",
      }),
      "m.json",
    );
    await importText("When;A (Wh);B\n01.05.2024 01:00;1500;\n01.05.2024 02:00;500;2\n", { mapping });
    expect(await rowsOf(lake, "SELECT ts, device_id, value, source FROM readings ORDER BY ts, device_id")).toEqual([
      { ts: "2024-04-30T15:00:00Z", device_id: "a", value: 1.5, source: "Hausmeister" },
      { ts: "2024-04-30T16:00:00Z", device_id: "a", value: 0.5, source: "Hausmeister" },
      { ts: "2024-04-30T16:00:00Z", device_id: "b", value: 2, source: "Hausmeister" },
    ]);
    expect(() => checkedMapping('{"time":{"column":"t"},"values":{"a":"x"},"zone":"UTC"}', "m.json")).toThrow(
      /Cannot use the mapping m\.json as/,
    );
  });

  it("importReadings() rolls finer readings up to quarters, and the synthetic campus goes", async () => {
    await lake.commit("sample", () => ({ put: campusPartWrites({ from: "2024-01", to: "2024-01", perBuilding: 1 }) }));
    const minutes = Array.from(
      { length: 61 },
      (_, i) => `pc,${new Date(Date.UTC(2024, 4, 1) + i * 60_000).toISOString()},120`,
    );
    const report = await importText(["device,time,power_w", ...minutes].join("\n"));
    expect(report).toMatchObject({ added: 61, removedSample: ["meter", "readings_15min"] });
    expect(
      await rowsOf(
        lake,
        "SELECT round(energy_kwh, 9) AS energy_kwh, count FROM readings_15min ORDER BY interval_start LIMIT 4",
      ),
    ).toEqual(Array.from({ length: 4 }, () => ({ energy_kwh: 0.03, count: 15 })));
    expect(await importText(["device,time,power_w", ...minutes].join("\n"))).toMatchObject({
      changed: false,
      unchanged: 61,
    });
  });

  it("importReadings() makes the hours and days of whole intervals that the roll-up of quarters makes", async () => {
    const values = Array.from({ length: 24 * 40 }, (_, i) =>
      i % 37 === 5 ? ("" as const) : Math.round((i % 24) ** 1.5 * 10) / 10,
    );
    await importText(hourly(values, Date.UTC(2024, 3, 10)));
    const columns =
      "interval_start, device_id, metric, count, mean, min, max, last, round(energy_kwh, 9) AS kwh, round(coverage, 9) AS coverage, quality";
    const select = (unit: string) => `SELECT ${columns} FROM readings_${unit} ORDER BY interval_start`;
    const [hours, days] = [await rowsOf(lake, select("hour")), await rowsOf(lake, select("day"))];

    const other = await tinyLake();
    try {
      const batch = new ReadingBatch();
      values.forEach((value, i) => {
        const ts = Date.UTC(2024, 3, 10) + i * 3_600_000;
        if (value === "") return;
        batch.push(
          {
            ts,
            deviceId: "7",
            metric: "interval_energy_kwh",
            value,
            rxTs: ts,
            seq: null,
            boot: null,
            quality: "measured",
          },
          "a.csv",
        );
      });
      await compact(other.lake, [batch], { zone: ZONE, now: () => NOW });
      expect(hours.length).toBeGreaterThan(900);
      expect(await rowsOf(other.lake, select("hour"))).toEqual(hours);
      const rounded = (rows: Record<string, unknown>[]) =>
        rows.map((row) => ({ ...row, mean: Number(row.mean).toFixed(9) }));
      expect(rounded(await rowsOf(other.lake, select("day")))).toEqual(rounded(days));
    } finally {
      await other.dispose();
    }
  });
});

const CAMPUS = path.resolve(import.meta.dirname, "../../../shared/data/campus");
const REASON = existsSync(CAMPUS) ? "" : " (skipped: ../shared/data is absent)";

describe.skipIf(REASON !== "")(`real files${REASON}`, () => {
  it("importReadings() takes an office room whose header is a column short", async () => {
    const mapping = checkedMapping(
      JSON.stringify({
        time: { column: "date", zone: "Europe/Brussels" },
        device: "office",
        csv: { columns: ["row", "date", "Temperature", "Humidity", "Light", "CO2", "HumidityRatio", "Occupancy"] },
        values: { Temperature: "temp_c", Humidity: "humidity_pct", Light: "illuminance_lx", CO2: "co2_ppm" },
      }),
      "uci.json",
    );
    const file = path.join(CAMPUS, "uci_occupancy_datatest.csv");
    const report = await importReadings(lake, [file], { zone: ZONE, now: () => NOW, mapping });
    expect(report).toMatchObject({ added: 4 * 2665 });
    expect(await rowsOf(lake, "SELECT ts, value FROM readings WHERE metric = 'temp_c' ORDER BY ts LIMIT 1")).toEqual([
      { ts: "2015-02-02T13:19:00Z", value: 23.7 },
    ]);
  });

  it("importReadings() takes a lecture room's five minutes, its circuits as devices", async () => {
    const mapping = checkedMapping(
      JSON.stringify({
        time: { column: "timestamp" },
        device: "room1",
        interval: "5min",
        values: {
          "air_temperature [Celsius]": "temp_c",
          "lighting_energy [kWh]": { metric: "interval_energy_kwh", device: "lighting" },
          "plug_load_energy [kWh]": { metric: "interval_energy_kwh", device: "plugs" },
        },
      }),
      "robod.json",
    );
    const file = path.join(CAMPUS, "robod_room1_5min.csv");
    await importReadings(lake, [file], { zone: ZONE, now: () => NOW, mapping });
    const [row] = await rowsOf(
      lake,
      `SELECT (SELECT sum(value) FROM readings WHERE metric = 'interval_energy_kwh') AS raw, sum(energy_kwh) AS quarters,
         (SELECT sum(energy_kwh) FROM readings_day) AS days, (SELECT count(DISTINCT device_id) FROM readings) AS devices FROM readings_15min`,
    );
    expect(row).toMatchObject({ devices: 3 });
    expect(row!.quarters as number).toBeCloseTo(row!.raw as number, 6);
    expect(row!.days as number).toBeCloseTo(row!.raw as number, 6);
  });
});
