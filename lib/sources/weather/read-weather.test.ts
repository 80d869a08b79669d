import { describe, expect, it } from "vitest";
import { cp949 } from "../kepco/tiny-table.ts";
import { readWeather } from "./read-weather.ts";
import {
  asosDailyText,
  asosHourlyText,
  epwFile,
  LIGHT,
  nsrdbFile,
  tmy2File,
  tmy3File,
  utf8File,
} from "./tiny-weather.ts";

const iso = (at: number | undefined) => new Date(at!).toISOString();

describe("readWeather()", () => {
  it("readWeather() reads EPW: hour 1 begins the day, codes of missing become NaN, an albedo of 0 is none", () => {
    const codes: Readonly<Record<number, string>> = {
      6: "99.9",
      9: "999999",
      13: "9999",
      14: "9999",
      15: "9999",
      21: "999",
      32: "0",
    };
    const { weather, facts } = readWeather(
      epwFile((hour, field, text) => (hour === 1 ? (codes[field] ?? text) : text)),
      "a.epw",
    );
    expect(iso(weather.start[0])).toBe("2019-06-20T15:00:00.000Z");
    const at = (i: number) =>
      [weather.ghi, weather.dni, weather.dhi, weather.tempAir, weather.wind, weather.pressure, weather.albedo].map(
        (c) => c[i],
      );
    expect(at(0)).toEqual(Array(7).fill(Number.NaN));
    expect(at(12)).toEqual([640, 320, 160, 21.5, 2.5, 1005, 0.18]);
    expect(facts).toMatchObject({ format: "epw", kind: "typical", coverage: 23 / 24, ghi_kwh_m2: Number.NaN });
    expect(facts.notes).toEqual([
      "it holds 24 intervals, and a year has 8760",
      "4.2 % of its global irradiance is missing",
      "4.2 % of its air temperature is missing",
      "4.2 % of its wind speed is missing",
    ]);
  });

  it.each([
    ["actual", "AMY", "", "country.epw"],
    ["actual", "SRC-ERA5", "try it with the data of industry", "tmy.epw"],
    ["actual", "ISD", "an AMY, to be set beside the TMY3 of this place", "f.epw"],
    ["typical", "TMY3--724940", "", "f.epw"],
    ["typical", "IWEC Data", "", "f.epw"],
    ["typical", "MSI", "NREL TMY Data Set (2008); Period of Record 1973-2005", "f.epw"],
    ["typical", "RMY_Australia", "", "f.epw"],
    ["typical", "KMA", "a typical year of 30", "f.epw"],
  ])("readWeather() takes an EPW for %s whose source is %s and whose comment is “%s”, named %s", (...about) => {
    const [kind, source, comment, name] = about;
    const { facts } = readWeather(epwFile(undefined, { source, comment }), name);
    expect(facts.kind).toBe(kind);
    expect(facts.title.en.includes("2019")).toBe(kind === "actual");
  });

  it("readWeather() reads TMY2 by its fixed columns: tenths of degrees, 9999 missing, hour 1 first", () => {
    const { weather, facts } = readWeather(tmy2File(), "99999.tm2");
    expect(facts).toMatchObject({
      format: "tmy2",
      kind: "typical",
      title: { en: "Invented Town, TMY2" },
      name: "invented-town-tmy2",
    });
    expect(weather.site).toEqual({ latitude: 39.5, longitude: -105.25, utcOffset: -7, elevation: 1655 });
    expect(iso(weather.start[0])).toBe("1978-06-21T07:00:00.000Z");
    expect([...weather.ghi]).toEqual(LIGHT);
    expect([weather.dni[12], weather.dhi[12], weather.tempAir[12], weather.wind[12]]).toEqual([320, 160, -1.2, 2.5]);
    expect([weather.pressure[2], weather.pressure[3]]).toEqual([835, Number.NaN]);
  });

  it("readWeather() reads TMY3: 24:00 is the last hour of its own day", () => {
    const { weather, facts } = readWeather(tmy3File(), "999999TY.csv");
    expect(facts).toMatchObject({ format: "tmy3", title: { en: "Invented Town, Field, TMY3" } });
    expect([iso(weather.start[0]), iso(weather.start[23])]).toEqual([
      "1998-06-21T07:00:00.000Z",
      "1998-06-22T06:00:00.000Z",
    ]);
    expect([weather.albedo[0], weather.albedo[1], weather.pressure[0]]).toEqual([Number.NaN, 0.2, 835]);
  });

  it("readWeather() dates NSRDB by Time Zone, not by Local Time Zone, in half hours around minutes 15 and 45", () => {
    const { weather, facts } = readWeather(nsrdbFile(), "1_39.5_-105.25_2020.csv");
    expect(facts).toMatchObject({ format: "nsrdb", kind: "actual", rows: 48 });
    expect(weather).toMatchObject({ step: 30, minute: 15, site: { utcOffset: 0 } });
    expect([iso(weather.start[0]), iso(weather.start[47])]).toEqual([
      "2020-02-29T00:00:00.000Z",
      "2020-02-29T23:30:00.000Z",
    ]);
    expect([weather.ghi[24], weather.wind[24]]).toEqual([640, 3]);
  });

  it.each([
    ["Hangul of CP949", [0xbc, 0xad, 0xbf, 0xef], "서울, TMYx"],
    ["a Western accent", [0x5a, 0xfc, 0x72, 0x69, 0x63, 0x68], "Zürich, TMYx"],
  ])("readWeather() reads the name of a place in %s", (_, name, title) => {
    const [before, after] = Buffer.from(epwFile()).toString("latin1").split("Invented Town") as [string, string];
    const file = Buffer.from(`${before}${String.fromCharCode(...name)}${after}`, "latin1");
    expect(readWeather(file, "f.epw").facts.title.en).toContain(title);
  });

  it.each([
    ["CP949 with °C", cp949(asosHourlyText("°C"))],
    ["CP949 with ℃", cp949(asosHourlyText("℃"))],
    ["UTF-8", utf8File(`\uFEFF${asosHourlyText("℃")}`)],
  ])("readWeather() reads hourly ASOS in %s: stamps are ends, nights without radiation are dark", (_, file) => {
    const { weather, facts } = readWeather(file, "OBS_ASOS_TIM.csv");
    expect(facts).toMatchObject({ format: "asos-hourly", kind: "actual", quality: "measured", coverage: 1 });
    expect(facts.title.ko).toBe("서울, 기상청 종관기상관측 2024년");
    expect(iso(weather.start[0])).toBe("2024-06-20T15:00:00.000Z");
    expect(weather.ghi[12]).toBeCloseTo(640, 0);
    expect([weather.ghi[0], weather.ghi[23], weather.tempAir[0], weather.pressure[0]]).toEqual([0, 0, 20, 1002.5]);
    // What Erbs makes of it: parts that add up to the whole.
    expect(weather.dhi[12]!).toBeGreaterThan(200);
    expect(weather.dhi[12]!).toBeLessThan(weather.ghi[12]!);
    expect(facts.notes.at(-1)).toBe(
      "direct and diffuse light of 24 intervals are estimated from global by Erbs' correlation",
    );
  });

  it("readWeather() leaves a blank of radiation by day missing, and its parts too", () => {
    const noon = asosHourlyText().replace(/(2024-06-21 12:00.*),[\d.]+\r/, "$1,\r");
    const { weather, facts } = readWeather(utf8File(noon), "a.csv");
    expect([weather.ghi[11], weather.dni[11], weather.dhi[11]]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(facts.coverage).toBe(23 / 24);
  });

  it("readWeather() makes hours of daily ASOS that keep the day's sum and mean, and says that they are estimated", () => {
    const { weather, facts } = readWeather(cp949(asosDailyText()), "OBS_ASOS_DD.csv");
    expect(facts).toMatchObject({ format: "asos-daily", quality: "estimated", rows: 72 });
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    expect(sum(weather.ghi.slice(0, 24)) * 0.0036).toBeCloseTo(21.6, 9);
    expect(sum(weather.tempAir.slice(0, 24)) / 24).toBeCloseTo(24, 9);
    expect(
      [Math.max(...weather.tempAir.slice(0, 24)), Math.min(...weather.tempAir.slice(0, 24))].map((t) => Math.round(t)),
    ).toEqual([30, 18]);
    expect(weather.ghi.slice(24, 48).every(Number.isNaN)).toBe(true);
    expect([weather.tempAir[50], weather.wind[50]]).toEqual([20, Number.NaN]);
    expect(facts.notes).toContainEqual(
      expect.stringMatching(/^hours are estimated from days: light by Collares-Pereira and Rabl/),
    );
  });

  it("readWeather() leaves the seam between months of different years, and tells of rows that are left out", () => {
    const header = "Latitude,Longitude,Time Zone,Elevation\n37,127,9,0\nYear,Month,Day,Hour,GHI,Tdry,Wspd\n";
    const { facts } = readWeather(
      utf8File(`${header}2012,1,31,23,0,1,1\n2005,2,1,0,0,1,1\n2005,2,1,3,0,1,1\n`),
      "a.csv",
    );
    expect(facts.kind).toBe("typical");
    expect(facts.notes).toContain("2 intervals are left out between its rows");
  });

  it("readWeather() lets rows that are left out stand among the others as missing, and no whole 29 February", () => {
    const header = "Latitude,Longitude,Time Zone,Elevation\n37,127,9,0\nYear,Month,Day,Hour,GHI,Tdry,Wspd\n";
    const rowsOf = (...times: string[]) => utf8File(header + times.map((time) => `${time},100,1,1\n`).join(""));
    const holed = readWeather(rowsOf("2023,5,1,10", "2023,5,1,11", "2023,5,1,14"), "a.csv");
    expect([...holed.weather.ghi]).toEqual([100, 100, Number.NaN, Number.NaN, 100]);
    expect([...holed.weather.start].map((at) => (at - holed.weather.start[0]!) / 3_600_000)).toEqual([0, 1, 2, 3, 4]);
    expect(holed.facts).toMatchObject({ rows: 5, coverage: 3 / 5 });
    const seam = readWeather(rowsOf("2012,1,31,21", "2005,2,1,1", "2005,2,1,2"), "a.csv");
    expect(seam.weather.ghi.filter(Number.isNaN)).toHaveLength(3);
    for (const year of [2024, 2005]) {
      const leap = readWeather(rowsOf("2024,2,28,23", `${year},3,1,0`, `${year},3,1,1`), "a.csv");
      expect([...leap.weather.ghi]).toEqual([100, 100, 100]);
    }
  });
});
