import type { PartWrite } from "#lib/lake/store/part-write.ts";
import type { Weather } from "#lib/pv/weather.ts";
import type { WeatherFacts } from "./weather-facts.ts";

/** The two parts of a weather in the lake: its place, and its rows. */
export function weatherParts(weather: Weather, facts: WeatherFacts, name: string): PartWrite[] {
  const { site, start, step, minute } = weather;
  const source = `${facts.source}; ${facts.file}`;
  const provenance = { source, quality: facts.quality };
  const count = start.length;
  return [
    {
      dataset: "weather_place",
      partition: name,
      provenance: { ...provenance, note: facts.notes.join("; ") },
      columns: {
        weather: [name],
        name_en: [facts.title.en],
        name_ko: [facts.title.ko],
        kind: [facts.kind],
        format: [facts.format],
        latitude: [site.latitude],
        longitude: [site.longitude],
        elevation_m: [site.elevation],
        utc_offset_h: [site.utcOffset],
        step_min: [step],
        minute: [minute ?? null],
        ghi_kwh_m2: [facts.ghi_kwh_m2],
        quality: [facts.quality],
        source: [[source, ...facts.notes].join("; ")],
      },
    },
    {
      dataset: "weather",
      partition: name,
      provenance,
      columns: {
        weather: new Array<string>(count).fill(name),
        position: Int32Array.from({ length: count }, (_, i) => i),
        interval_start: BigInt64Array.from(start, (ms) => BigInt(ms) * 1000n),
        ghi_w_m2: weather.ghi,
        dni_w_m2: weather.dni,
        dhi_w_m2: weather.dhi,
        temp_air_c: weather.tempAir,
        wind_m_s: weather.wind,
        pressure_mbar: weather.pressure,
        albedo: weather.albedo,
        quality: new Array<string>(count).fill(facts.quality),
      },
    },
  ];
}
