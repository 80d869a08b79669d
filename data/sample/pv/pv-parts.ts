import type { Weather } from "#lib/pv/weather.ts";
import { SAMPLE_SOURCE } from "../regional-usage.ts";
import { CAMPUS_SITE, campusHours } from "./campus-site.ts";
import { measuredOutput } from "./measured-output.ts";
import { type DemoArray, demoArrays } from "./pv-arrays.ts";
import { sampleForecasts } from "./sample-forecasts.ts";
import { sampleWeather } from "./sample-weather.ts";
import { sky } from "./sky.ts";

/** A part of the lake about the sun over the invented campus. */
interface PvPart {
  readonly dataset: "weather_place" | "weather" | "weather_forecast" | "pv_array" | "readings_hour";
  readonly partition: string;
  readonly columns: Readonly<Record<string, ArrayLike<unknown>>>;
  readonly provenance: { readonly source: string; readonly quality: "synthetic"; readonly note: string };
}

interface Named {
  readonly weather: string;
  readonly en: string;
  readonly ko: string;
  readonly kind: "typical" | "actual";
}

const DAY_MS = 86_400_000;
/** A typical year is dated by one that is no leap year; the actual one is that of the campus' readings. */
const TYPICAL_FIRST = Date.UTC(2023, 0, 1) / DAY_MS;
const ACTUAL_FIRST = Date.UTC(2024, 0, 1) / DAY_MS;
const ACTUAL_DAYS = 366;
/** A forecast reaches a week on, which must be known. */
const FORECAST_DAYS = { from: 60, to: ACTUAL_DAYS - 8 };

/**
 * The sun over the campus: a typical year and 2024, the arrays of the demo's inverters, what these read in 2024, and forecasts of
 * the weather from March on.
 */
export function pvPartWrites(seed = 1): PvPart[] {
  const provenance = {
    source: SAMPLE_SOURCE,
    quality: "synthetic",
    note: `Invented by data/sample/pv, seed ${seed}`,
  } as const;
  const typicalHours = campusHours(TYPICAL_FIRST, 365);
  const typical = sampleWeather(seed + 1, typicalHours, sky(seed + 1, TYPICAL_FIRST, 365));
  const hours = campusHours(ACTUAL_FIRST, ACTUAL_DAYS);
  const clouds = sky(seed, ACTUAL_FIRST, ACTUAL_DAYS);
  const actual = sampleWeather(seed, hours, clouds);
  const arrays = demoArrays(seed);
  const part = (dataset: PvPart["dataset"], partition: string, columns: PvPart["columns"]): PvPart => ({
    dataset,
    partition,
    columns,
    provenance,
  });
  const weathers: [Named, Weather][] = [
    [
      { weather: "sample-seoul", en: "Seoul, invented typical year", ko: "서울, 가상의 전형 기상년", kind: "typical" },
      typical,
    ],
    [{ weather: "sample-seoul-2024", en: "Seoul, invented 2024", ko: "서울, 가상의 2024년", kind: "actual" }, actual],
  ];
  return [
    ...weathers.flatMap(([named, weather]) => [
      part("weather_place", named.weather, placeColumns(named, weather)),
      part("weather", named.weather, weatherColumns(named.weather, weather)),
    ]),
    part("pv_array", "demo", arrayColumns(arrays)),
    part("readings_hour", "demo-pv", measuredOutput(seed, arrays, actual, hours.sun, clouds)),
    part("weather_forecast", "sample", sampleForecasts(seed, hours, clouds, FORECAST_DAYS)),
  ];
}

function placeColumns({ weather, en, ko, kind }: Named, { ghi, step }: Weather) {
  return {
    weather: [weather],
    name_en: [en],
    name_ko: [ko],
    kind: [kind],
    format: ["sample"],
    latitude: [CAMPUS_SITE.latitude],
    longitude: [CAMPUS_SITE.longitude],
    elevation_m: [CAMPUS_SITE.elevation],
    utc_offset_h: [CAMPUS_SITE.utcOffset],
    step_min: [step],
    minute: [null],
    ghi_kwh_m2: [ghi.reduce((sum, value) => sum + value, 0) / 1000],
    quality: ["synthetic"],
    source: [SAMPLE_SOURCE],
  };
}

function weatherColumns(name: string, weather: Weather) {
  const rows = weather.start.length;
  return {
    weather: new Array<string>(rows).fill(name),
    position: Int32Array.from({ length: rows }, (_, i) => i),
    interval_start: BigInt64Array.from(weather.start, (at) => BigInt(at) * 1000n),
    ghi_w_m2: weather.ghi,
    dni_w_m2: weather.dni,
    dhi_w_m2: weather.dhi,
    temp_air_c: weather.tempAir,
    wind_m_s: weather.wind,
    pressure_mbar: weather.pressure,
    albedo: weather.albedo,
    quality: new Array<string>(rows).fill("synthetic"),
  };
}

function arrayColumns(arrays: readonly DemoArray[]) {
  const of = <T>(value: (array: DemoArray, i: number) => T) => arrays.map(value);
  return {
    array: of(({ device }) => device.device_id),
    name_en: of(({ device }, i) => `${device.building_en}, roof ${1 + Math.floor(i / 4)}`),
    name_ko: of(({ device }, i) => `${device.building_ko} 옥상 ${1 + Math.floor(i / 4)}`),
    device_id: of(({ device }) => device.device_id),
    building: of(({ device }) => device.building),
    x_m: of(({ device }) => device.x_m),
    y_m: of(({ device }) => device.y_m),
    kwp: of(({ pv }) => pv.kwp),
    tilt_deg: of(({ pv }) => pv.tilt),
    azimuth_deg: of(({ pv }) => pv.azimuth),
    mount: of(({ pv }) => pv.mount),
    module: of(({ pv }) => pv.module),
    losses_pct: of(({ pv }) => pv.losses),
    dc_ac: of(({ pv }) => pv.dcAc),
    quality: of(() => "synthetic"),
    source: of(() => SAMPLE_SOURCE),
  };
}
