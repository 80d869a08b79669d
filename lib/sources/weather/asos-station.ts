import asos from "#data/reference/asos-stations.json" with { type: "json" };
import { UserError } from "#lib/core/user-error.ts";
import type { Site } from "#lib/pv/weather.ts";
import type { Table } from "../table/table.ts";

const KOREA_OFFSET = 9;
const byId = new Map(asos.stations.map((station) => [String(station.station), station]));

/** The one station of a KMA file: its rows name it, where it lies is looked up. */
export interface AsosStation {
  readonly id: string;
  readonly en: string;
  readonly ko: string;
  readonly site: Site;
}

/**
 * The station of a file's rows.
 *
 * @param column Where its number stands.
 * @throws {UserError} If rows name several, or one whose place is not known.
 */
export function asosStation({ file, rows, place }: Table, column: number): AsosStation {
  const first = rows[1]?.[column]?.trim() ?? "";
  const other = rows.findIndex((cells, i) => i > 0 && cells.length > 1 && cells[column]?.trim() !== first);
  if (other !== -1) {
    throw new UserError(
      `Cannot read ${file} (${place(other)}, column 지점) as it holds more than one station (${first} and ${rows[other]![column]?.trim()}): fetch each into a file of its own`,
    );
  }
  const known = byId.get(first);
  if (!known) {
    throw new UserError(
      `Cannot read ${file} (${place(1)}, column 지점) as the place of station ${first || "(blank)"} is not known: known are ${[...byId.keys()].join(", ")}`,
    );
  }
  const { en, ko, latitude, longitude, elevation_m: elevation } = known;
  return { id: first, en, ko, site: { latitude, longitude, elevation, utcOffset: KOREA_OFFSET } };
}
