import { campusPartWrites } from "#data/sample/campus-parts.ts";
import { pvPartWrites } from "#data/sample/pv/pv-parts.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { importWeather } from "#lib/sources/import-weather.ts";
import { tinyLake } from "#lib/sources/tiny-lake.ts";
import { epwFile } from "#lib/sources/weather/tiny-weather.ts";

/** The snapshots of a lake as it grows. */
export interface Lakes {
  /** Two months of one meter in each of the sample's buildings, its weather, arrays and what these read. */
  readonly snapshot: Snapshot;
  /** That year with a year of one invented day, imported from an EPW. */
  readonly imported: Snapshot;
  /** The sample's year of one meter a building, with its weather, arrays and what these read. */
  readonly year: Snapshot;
  /** Nothing at all. */
  readonly empty: Snapshot;
  readonly dispose: () => Promise<void>;
}

export async function fixtureLakes(): Promise<Lakes> {
  const { lake, dispose } = await tinyLake();
  const sun = pvPartWrites().filter(({ dataset }) => dataset !== "weather_forecast");
  await lake.commit("nothing", () => ({
    put: campusPartWrites({ from: "2024-05", to: "2024-05", perBuilding: 1 }).slice(0, 1),
  }));
  const empty = await lake.snapshot();
  const campus = campusPartWrites({ from: "2024-05", to: "2024-06", perBuilding: 1 });
  await lake.commit("fixture", () => ({ put: [...campus, ...sun] }));
  const snapshot = await lake.snapshot();
  await lake.commit("year", () => ({ put: campusPartWrites({ perBuilding: 1 }) }));
  const year = await lake.snapshot();
  await importWeather(lake, [{ name: "invented.epw", bytes: yearOfEpw() }]);
  return { snapshot, imported: await lake.snapshot(), year, empty, dispose };
}

/** The day of the invented EPW, on every day of 2019. */
function yearOfEpw(): Uint8Array {
  const lines = new TextDecoder().decode(epwFile()).split("\r\n");
  const [header, day] = [lines.slice(0, 8), lines.slice(8)];
  const rows = Array.from({ length: 365 }, (_, i) => new Date(Date.UTC(2019, 0, 1 + i))).flatMap((date) =>
    day.map((line) => line.replace("2019,6,21,", `2019,${date.getUTCMonth() + 1},${date.getUTCDate()},`)),
  );
  const whole = header.map((line) => line.replace(" 6/21, 6/21", " 1/ 1,12/31"));
  return new TextEncoder().encode([...whole, ...rows].join("\r\n"));
}
