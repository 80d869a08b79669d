import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Lake } from "#lib/lake/lake.ts";
import { importPvArrays } from "./import-pv-arrays.ts";
import { importWeather } from "./import-weather.ts";
import { rowsOf, tinyLake } from "./tiny-lake.ts";

let lake: Lake;
let dispose: () => Promise<void>;

beforeEach(async () => {
  ({ lake, dispose } = await tinyLake());
});
afterEach(() => dispose());

const file = (name: string, ...lines: string[]) => ({ name, bytes: new TextEncoder().encode(`${lines.join("\n")}\n`) });
const HEADER = ["Source,City,Country,Latitude,Longitude,Time Zone,Elevation", "NOWHERE,Seoul,KOR,37.5,127,9,40"];
const sam = (name: string, ...rows: string[]) =>
  file(name, ...HEADER, "Year,Month,Day,Hour,GHI,DNI,DHI,Tdry,Wspd", ...rows);

describe("importWeather()", () => {
  it("importWeather() puts a place and its rows into the lake, missing as NULL, and does nothing the second time", async () => {
    const weather = sam("a.csv", "2023,7,1,12,800,700,200,28.5,2", "2023,7,1,13,,,,29,0");
    const first = await importWeather(lake, [weather]);
    expect(first).toMatchObject({ dataset: "weather", changed: true, added: 2, restated: 0, unchanged: 0 });
    expect(first.lines[0]).toBe(
      "a.csv: Seoul, NOWHERE 2023, sam, actual year, 2 intervals, no whole year of global irradiance; named seoul-nowhere-2023",
    );
    expect(
      await rowsOf(lake, "SELECT weather, name_ko, latitude, step_min, minute, ghi_kwh_m2, quality FROM weather_place"),
    ).toEqual([
      {
        weather: "seoul-nowhere-2023",
        name_ko: "서울, NOWHERE 2023",
        latitude: 37.5,
        step_min: 60,
        minute: null,
        ghi_kwh_m2: null,
        quality: "estimated",
      },
    ]);
    expect(
      await rowsOf(lake, "SELECT position, interval_start, ghi_w_m2, wind_m_s, pressure_mbar FROM weather"),
    ).toEqual([
      { position: 0, interval_start: "2023-07-01T03:00:00Z", ghi_w_m2: 800, wind_m_s: 2, pressure_mbar: null },
      { position: 1, interval_start: "2023-07-01T04:00:00Z", ghi_w_m2: null, wind_m_s: 0, pressure_mbar: null },
    ]);
    expect(await importWeather(lake, [weather])).toMatchObject({
      changed: false,
      snapshot: first.snapshot,
      unchanged: 2,
    });
  });

  it("importWeather() keeps other weathers, restates one of the same name, and takes all files or none", async () => {
    await importWeather(lake, [sam("a.csv", "2023,7,1,12,800,700,200,28,2")], { name: "roof" });
    const other = sam("b.csv", "2023,7,1,12,1,1,1,1,1");
    const broken = sam("c.csv", "2023,7,1,12,5000,700,200,28,2");
    await expect(importWeather(lake, [other, broken])).rejects.toThrow(
      /^Cannot read c\.csv \(line 4, column GHI\) as it must be a number from -25 to 2000, or blank where missing: current value is "5000"$/,
    );
    const report = await importWeather(lake, [sam("a.csv", "2023,7,1,12,801,700,200,28,2")], { name: "roof" });
    expect(report).toMatchObject({ changed: true, added: 0, restated: 1 });
    expect(report.lines).toContain("  it takes the place of what was named roof before");
    expect((await importWeather(lake, [other])).lines.join()).not.toContain("takes the place");
    expect(await rowsOf(lake, "SELECT weather, ghi_w_m2 FROM weather ORDER BY 1")).toEqual([
      { weather: "roof", ghi_w_m2: 801 },
      { weather: "seoul-nowhere-2023", ghi_w_m2: 1 },
    ]);
  });

  it.each([
    [
      ["a.csv", "b.csv"],
      undefined,
      /^Cannot import b\.csv as it would be named seoul-nowhere-2023, and so would a\.csv/,
    ],
    [["a.csv", "b.csv"], "both", /^Cannot name 2 weathers both: a name is for one file$/],
    [["a.csv"], "Roof 1", /^Cannot name a weather so as a name is 1 to 60 small letters/],
    [["a.csv"], "sample-roof", /^Cannot name a weather sample-roof as names that begin with sample-/],
  ])("importWeather() refuses %j named %s", async (names, name, message) => {
    const files = names.map((each) => sam(each, "2023,7,1,12,800,700,200,28,2"));
    await expect(importWeather(lake, files, name === undefined ? {} : { name })).rejects.toThrow(message);
  });
});

describe("importPvArrays()", () => {
  const list = (...rows: string[]) => file("arrays.csv", "array,name_ko,kwp,tilt_deg,azimuth_deg,mount,x_m", ...rows);

  it("importPvArrays() replaces the list, with PVWatts' losses and ratio where none are named", async () => {
    await importPvArrays(lake, list("old,,1,10,180,rack,"));
    const report = await importPvArrays(lake, list("a,옥상,5.5,30,180,,12", "b,,3,0,0,2axis,"));
    expect(report.lines).toEqual(["arrays.csv: 2 arrays, 8.5 kWp"]);
    const rows = await rowsOf(
      lake,
      `SELECT "array", name_ko, kwp, mount, module, round(losses_pct, 4) AS losses, dc_ac, x_m FROM pv_array ORDER BY "array"`,
    );
    expect(rows).toEqual([
      {
        array: "a",
        name_ko: "옥상",
        kwp: 5.5,
        mount: "roof",
        module: "standard",
        losses: 14.0757,
        dc_ac: 1.2,
        x_m: 12,
      },
      { array: "b", name_ko: "b", kwp: 3, mount: "2axis", module: "standard", losses: 14.0757, dc_ac: 1.2, x_m: null },
    ]);
    expect(await importPvArrays(lake, list("a,옥상,5.5,30,180,,12", "b,,3,0,0,2axis,"))).toMatchObject({
      changed: false,
    });
  });

  it.each([
    ["a,,5,95,180,,", /\(line 2, column tilt_deg\) as it must be a number from 0 to 90: current value is 95$/],
    ["a,,,30,180,,", /\(line 2, column kwp\) as it must be a number from 0\.01 to 1000000: current value is empty$/],
    ["a,,5,30,south,,", /\(line 2, column azimuth_deg\) as it must be a number from 0 to 360: current value is south$/],
    ["a,,5,30,180,flat,", /\(line 2, column mount\) as it must be one of rack, roof/],
    ["vpp,,5,30,180,,", /\(line 2, column array\) as it must be .* and not vpp/],
  ])("importPvArrays() refuses %s", async (row, message) => {
    await expect(importPvArrays(lake, list(row))).rejects.toThrow(message);
  });
});
