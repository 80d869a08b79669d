import { clearOutput, siteHours } from "#lib/pv/forecast/clear-output.ts";
import { STANDARD_ARRAY } from "#lib/pv/standard-array.ts";

const HOUR_MS = 3_600_000;
const SITE = { latitude: 37.55, longitude: 127, utcOffset: 8, elevation: 60 };
/** Midnight UTC, nine in Seoul. */
export const FIRST = Date.UTC(2024, 4, 1);
export const DAYS = 40;
const HOURS = siteHours(SITE, FIRST, (DAYS + 8) * 24);
const CLEAR = clearOutput(HOURS, { ...STANDARD_ARRAY, kwp: 10 });
const PROVENANCE = { source: "worked by hand", quality: "measured" } as const;

/** What clouds leave on a day, and what its forecast says they do. */
const clouds = (day: number) => 0.6 + 0.35 * Math.sin(day * 1.3);

/**
 * Arrays of 10 and 20 kWp whose output is the clear sky's under clouds; one hour of the second never came. And, if wished, a third of 5
 * kWp that nobody measures.
 */
export function arrayParts(quality = "measured", { unmetered = false } = {}) {
  const metered = ["east", "west"];
  const names = [...metered, ...(unmetered ? ["north"] : [])];
  const rows = metered.flatMap((name, i) =>
    Array.from({ length: DAYS * 24 }, (_, t) => ({
      name,
      t,
      kwh: CLEAR[t]! * clouds(Math.floor(t / 24)) * (i + 1),
    })).filter(({ t }) => !(i === 1 && t === 28)),
  );
  const all = <T>(value: T) => rows.map(() => value);
  const each = <T>(value: T) => names.map(() => value);
  const nothing = all(null);
  return [
    {
      dataset: "pv_array",
      partition: `hand-${quality}`,
      provenance: PROVENANCE,
      columns: {
        ...{ array: names, name_en: names, name_ko: names, building: each(null), x_m: each(null) },
        device_id: names.map((name) => (name === "north" ? null : name)),
        ...{
          y_m: each(null),
          kwp: [10, 20, 5].slice(0, names.length),
          tilt_deg: each(20),
          azimuth_deg: each(180),
          mount: each("rack"),
        },
        ...{ module: each("standard"), losses_pct: each(STANDARD_ARRAY.losses), dc_ac: each(1.2) },
        ...{ quality: each(quality), source: each("hand") },
      },
    },
    {
      dataset: "readings_hour",
      partition: "hand",
      provenance: PROVENANCE,
      columns: {
        interval_start: BigInt64Array.from(rows, ({ t }) => BigInt(FIRST + t * HOUR_MS) * 1000n),
        ...{
          device_id: rows.map(({ name }) => name),
          metric: all("power_w"),
          mean: nothing,
          min: nothing,
          max: nothing,
        },
        ...{ last: nothing, count: all(60), coverage: all(1), energy_kwh: rows.map(({ kwh }) => kwh) },
        ...{ estimated: all(false), quality: all(quality), source: all("hand") },
      },
    },
  ] as const;
}

/** Hours of issue: at twenty past the hour each day, and again in the afternoon of the last. */
const DAILY = [...Array.from({ length: DAYS - 1 }, (_, day) => (day + 1) * 24 - 0.67), DAYS * 24 - 17.67].sort(
  (a, b) => a - b,
);

/** Forecasts of the weather; clouds as they come. */
export function weatherPart(quality = "forecast", issues: readonly number[] = DAILY) {
  const rows = issues.flatMap((issue) => Array.from({ length: 72 }, (_, i) => ({ issue, t: Math.floor(issue) + i })));
  const light = (of: Float64Array) => rows.map(({ t }) => of[t]! * clouds(Math.floor(t / 24)));
  const all = <T>(value: T) => rows.map(() => value);
  const micros = (hour: number) => BigInt(Math.round(FIRST + hour * HOUR_MS)) * 1000n;
  return {
    dataset: "weather_forecast",
    partition: `hand-${quality}`,
    provenance: PROVENANCE,
    columns: {
      ...{ place: all(quality), latitude: all(SITE.latitude), longitude: all(SITE.longitude), elevation_m: all(60) },
      issued_at: BigInt64Array.from(rows, ({ issue }) => micros(issue)),
      interval_start: BigInt64Array.from(rows, ({ t }) => micros(t)),
      ...{ ghi_w_m2: light(HOURS.weather.ghi), dni_w_m2: light(HOURS.weather.dni), dhi_w_m2: light(HOURS.weather.dhi) },
      ...{ temp_air_c: all(15), wind_m_s: all(2), quality: all(quality), source: all("hand") },
    },
  } as const;
}

/** A place of which a weather file is there, but no forecast. */
export function placePart() {
  return {
    dataset: "weather_place",
    partition: "hand",
    provenance: PROVENANCE,
    columns: {
      ...{ weather: ["hand"], name_en: ["Seoul"], name_ko: ["서울"], kind: ["typical"], format: ["epw"] },
      ...{
        latitude: [SITE.latitude],
        longitude: [SITE.longitude],
        elevation_m: [60],
        utc_offset_h: [9],
        step_min: [60],
      },
      ...{ minute: [null], ghi_kwh_m2: [1400], quality: ["estimated"], source: ["hand"] },
    },
  } as const;
}
