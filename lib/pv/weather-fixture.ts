import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Site, Weather } from "./weather.ts";

const FOLDER = path.resolve(import.meta.dirname, "../../../shared/data/pv");

/** Whether the public files on PV stand beside the project. */
export const PV_FILES_PRESENT = existsSync(FOLDER);
/** What to say in the name of a test that is skipped without them. */
export const WHERE = PV_FILES_PRESENT ? "" : " (skipped: no ../shared/data/pv)";

type Column = "ghi" | "dni" | "dhi" | "tempAir" | "wind" | "pressure" | "albedo";

/** A weather of rows: what is left out of a row is missing. */
export function weatherOf(
  site: Site,
  rows: readonly ({ readonly start: number } & Partial<Record<Column, number>>)[],
  minute?: number,
): Weather {
  const column = (name: Column) => Float64Array.from(rows, (row) => row[name] ?? Number.NaN);
  return {
    ...{ site, start: Float64Array.from(rows, ({ start }) => start), step: 60 },
    ...(minute === undefined ? {} : { minute }),
    ...{ ghi: column("ghi"), dni: column("dni"), dhi: column("dhi"), tempAir: column("tempAir") },
    ...{ wind: column("wind"), pressure: column("pressure"), albedo: column("albedo") },
  };
}

/** Text of one of the public files. */
export function pvFile(name: string): string {
  return readFileSync(path.join(FOLDER, name), "utf8");
}

/** Phoenix TMY2, as it comes with the tests of NREL/ssc. */
export function phoenix(): Weather {
  const [, , header = "", ...lines] = pvFile("ssc_USA_AZ_Phoenix_TMY2.csv").trimEnd().split("\n");
  expectHeader(header, "Year,Month,Day,Hour,GHI,DNI,DHI,Tdry,Tdew,RH,Pres,Wspd");
  const site = { latitude: 33.433333, longitude: -112.016667, utcOffset: -7, elevation: 339 };
  return weatherOf(
    site,
    lines.map((line) => {
      const [year, month, day, hour, ghi, dni, dhi, tempAir, , , pressure, wind] = numbers(line);
      const start = Date.UTC(year!, month! - 1, day!, hour!) + 7 * 3_600_000;
      return { start, ghi: ghi!, dni: dni!, dhi: dhi!, tempAir: tempAir!, pressure: pressure!, wind: wind! };
    }),
  );
}

/** Denver, as NREL's PVWatts on the web exported it in its fifth version, with what it computed. */
export function denver(): { weather: Weather; poa: number[]; cell: number[]; dc: number[]; ac: number[] } {
  const all = pvFile("pvwatts_8760_rackmount.csv").trimEnd().split("\n");
  const from = all.findIndex((line) => line.startsWith("Month,Day,Hour,Beam"));
  const rows = all.slice(from + 1, -1).map(numbers);
  const site = { latitude: 39.73, longitude: -105.18, utcOffset: -7, elevation: 1819.6 };
  const weather = weatherOf(
    site,
    rows.map(([month, day, hour, dni, dhi, tempAir, wind]) => {
      const start = Date.UTC(1990, month! - 1, day!, hour!) + 7 * 3_600_000;
      return { start, dni: dni!, dhi: dhi!, tempAir: tempAir!, wind: wind! };
    }),
  );
  const column = (k: number) => rows.map((row) => row[k]!);
  return { weather, poa: column(7), cell: column(8), dc: column(9), ac: column(10) };
}

function numbers(line: string): number[] {
  return line.split(",").map(Number);
}

function expectHeader(header: string, expected: string): void {
  if (!header.startsWith(expected)) throw new Error(`Unexpected columns: ${header}`);
}
