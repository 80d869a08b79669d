import { UserError } from "#lib/core/user-error.ts";
import type { Weather } from "#lib/pv/weather.ts";
import { readCsv } from "../table/csv-table.ts";
import type { Table } from "../table/table.ts";
import { asosKind } from "./asos-columns.ts";
import { readAsosDaily } from "./asos-daily.ts";
import { readAsosHourly } from "./asos-hourly.ts";
import { completeSun } from "./complete-sun.ts";
import { readEpw } from "./epw.ts";
import type { FileWeather } from "./file-weather.ts";
import { isPvwattsExport, readPvwattsExport } from "./pvwatts-export.ts";
import { readSamCsv } from "./sam-csv.ts";
import { isTmy2, readTmy2 } from "./tmy2.ts";
import { isTmy3, readTmy3 } from "./tmy3.ts";
import type { WeatherFacts } from "./weather-facts.ts";
import { weatherText } from "./weather-text.ts";
import { knownMean, knownShare, yearIrradiation } from "./weather-year.ts";

const KNOWN = "EPW, TMY2, TMY3, NSRDB or SAM CSV, an export of PVWatts, or KMA ASOS by day or hour";

/**
 * Reads the weather of a file, whichever of the known layouts it is in.
 *
 * @param file The file's name, for messages and names.
 * @throws {UserError} If it is of no known layout, or a row cannot be taken: names line and column.
 */
export function readWeather(bytes: Uint8Array, file: string): { weather: Weather; facts: WeatherFacts } {
  const { weather: written, said } = readFile(weatherText(bytes, file), file);
  const { weather, notes } = completeSun(written);
  const { words, ...facts } = said;
  const rows = weather.start.length;
  const coverage = knownShare(weather.ghi);
  return {
    weather,
    facts: {
      ...facts,
      file,
      name: shortName(words),
      rows,
      coverage,
      ghi_kwh_m2: yearIrradiation(weather, weather.ghi),
      dni_kwh_m2: yearIrradiation(weather, weather.dni),
      dhi_kwh_m2: yearIrradiation(weather, weather.dhi),
      temp_air_c: knownMean(weather.tempAir),
      notes: [...yearNotes(weather), ...facts.notes, ...notes],
    },
  };
}

function readFile(text: string, file: string): FileWeather {
  if (/^LOCATION,/i.test(text)) return readEpw(text, file);
  if (isTmy2(text)) return readTmy2(text, file);
  if (/^[^,\n]*;[^,\n]*;/.test(text)) {
    throw new UserError(`Cannot read ${file} (line 1) as its values are parted by semicolons: save it with commas`);
  }
  if (/^\s*[{[]/.test(text)) throw new UserError(`Cannot read ${file} as it is JSON: expected ${KNOWN}`);
  const table = readCsv({ name: file, bytes: new TextEncoder().encode(text) });
  const asos = asosKind(table);
  if (asos) return asos === "asos-daily" ? readAsosDaily(table) : readAsosHourly(table);
  if (isPvwattsExport(table)) return readPvwattsExport(table);
  if (isTmy3(table)) return readTmy3(table);
  if (isSamCsv(table)) return readSamCsv(table);
  throw new UserError(`Cannot read ${file} as its first lines are none that are known: expected ${KNOWN}`);
}

function isSamCsv({ rows }: Table): boolean {
  const names = (rows[0] ?? []).map((name) => name.trim().toLowerCase());
  return names.some((name) => name === "latitude" || name === "lat") && rows.length > 2;
}

function yearNotes({ start, step, ghi, tempAir, wind }: Weather): string[] {
  const rows = start.length;
  const whole = [8760, 8784].map((hours) => (hours * 60) / step);
  const isWhole = whole.includes(rows) || rows > whole[1]!;
  const needed = { "global irradiance": ghi, "air temperature": tempAir, "wind speed": wind };
  return [
    ...(isWhole ? [] : [`it holds ${rows} intervals, and a year has ${whole[0]}`]),
    ...Object.entries(needed).flatMap(([name, values]) => {
      const share = knownShare(values);
      return share < 1 ? [`${((1 - share) * 100).toFixed(1)} % of its ${name} is missing`] : [];
    }),
  ];
}

function shortName(words: readonly string[]): string {
  const plain = words
    .join(" ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  return plain.replace(/^-+|-+$/g, "").slice(0, 60) || "weather";
}
