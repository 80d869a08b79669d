import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { completeSun } from "./complete-sun.ts";
import { readWeather } from "./read-weather.ts";
import { yearIrradiation } from "./weather-year.ts";

const FOLDER = resolve(import.meta.dirname, "../../../../shared/data/pv");
const REASON = existsSync(FOLDER) ? "" : " (skipped: ../shared/data is absent)";
const read = (name: string) => readWeather(readFileSync(resolve(FOLDER, name)), name);

describe.skipIf(REASON !== "")(`readWeather() on real files${REASON}`, () => {
  // Oracle: sums of the file's own columns, added up elsewhere: GHI 1568, DNI 1740, DHI 561 kWh/m2, mean 13.2 °C.
  it("readWeather() gives the year of an EPW: Pa become mbar, hour 1 begins at midnight", () => {
    const { weather, facts } = read("KOR_SO_Seoul.WS.471080_TMYx.2007-2021.epw");
    expect(facts).toMatchObject({
      format: "epw",
      kind: "typical",
      name: "seoul-tmyx-2007-2021",
      rows: 8760,
      notes: [],
    });
    expect(facts.title).toEqual({ en: "Seoul, TMYx 2007-2021", ko: "서울, TMYx 2007-2021" });
    expect([facts.ghi_kwh_m2, facts.dni_kwh_m2, facts.dhi_kwh_m2, facts.temp_air_c].map((x) => x.toFixed(1))).toEqual([
      "1568.2",
      "1739.6",
      "560.6",
      "13.2",
    ]);
    expect(weather).toMatchObject({
      step: 60,
      site: { latitude: 37.5714, longitude: 126.9658, utcOffset: 9, elevation: 87.1 },
    });
    expect(weather.minute).toBeUndefined();
    expect([weather.pressure[0], weather.albedo[0], weather.wind[0]]).toEqual([1018.58, 0.14, 2.1]);
    // The file's January is of 2017, hour 10 of which is 09:00 to 10:00 in Seoul.
    expect([new Date(weather.start[9]!).toISOString(), weather.ghi[9]]).toEqual(["2017-01-01T00:00:00.000Z", 247]);
  });

  it("readWeather() takes hours of a SAM CSV without minutes for means over the hour that begins there", () => {
    const { weather, facts } = read("ssc_USA_AZ_Phoenix_TMY2.csv");
    expect(facts).toMatchObject({ format: "sam", kind: "typical", name: "phoenix-tmy2", rows: 8760 });
    expect(facts.ghi_kwh_m2).toBeCloseTo(2116.976, 3);
    expect(weather).toMatchObject({ step: 60, site: { utcOffset: -7, elevation: 339 } });
    expect(weather.minute).toBeUndefined();
    expect([new Date(weather.start[7]!).toISOString(), weather.ghi[7]]).toEqual(["1988-01-01T14:00:00.000Z", 8]);
  });

  it("readWeather() takes the minute of NSRDB for the instant that values stand for, and its months for UTC's", () => {
    const { weather, facts } = read("ssc_phoenix_az_33.450495_-111.983688_psmv3_60_tmy.csv");
    expect(facts).toMatchObject({
      format: "nsrdb",
      kind: "typical",
      name: "nsrdb-33-45-111-98",
      rows: 8760,
      notes: [],
    });
    expect(weather).toMatchObject({ step: 60, minute: 30 });
    expect(new Date(weather.start[8]!).toISOString()).toBe("2012-01-01T15:00:00.000Z");
    expect([weather.dni[8], weather.albedo[8]]).toEqual([638, 0.174]);
  });

  it("readWeather() reads the weather within an export of PVWatts, west of Greenwich", () => {
    const { weather, facts } = read("pvwatts_8760_rackmount.csv");
    expect(facts).toMatchObject({ format: "pvwatts", rows: 8760 });
    expect(weather.site).toEqual({ latitude: 39.73, longitude: -105.18, utcOffset: -7, elevation: 1819.599976 });
    expect(facts.notes).toContain("global light of 8760 intervals is computed from direct and diffuse");
    // Row 1-1 10h, as the reference quotes it: DNI 331, DHI 165, −10 °C, 3 m/s.
    expect([weather.dni, weather.dhi, weather.tempAir, weather.wind].map((column) => column[10])).toEqual([
      331, 165, -10, 3,
    ]);
  });

  // Oracle: the file's own columns, which its makers kept apart: global light from the other two, and these from global by Erbs.
  it("completeSun() finds the global light of a year again within 0.5 %, and its direct light by Erbs within 6 %", () => {
    const { weather, facts } = read("ssc_USA_AZ_Phoenix_TMY2.csv");
    const missing = new Float64Array(8760).fill(Number.NaN);
    const summed = completeSun({ ...weather, ghi: missing }).weather;
    expect(yearIrradiation(summed, summed.ghi) / facts.ghi_kwh_m2 - 1).toBeCloseTo(0, 2);
    const split = completeSun({ ...weather, dni: missing, dhi: missing }).weather;
    expect(Math.abs(yearIrradiation(split, split.dni) / facts.dni_kwh_m2 - 1)).toBeLessThan(0.06);
    expect(Math.abs(yearIrradiation(split, split.dhi) / facts.dhi_kwh_m2 - 1)).toBeLessThan(0.15);
  });
});
