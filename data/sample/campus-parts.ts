import { type Month, monthAt, monthIndex } from "#lib/core/month.ts";
import { campusMeters } from "./campus-meters.ts";
import { campusReadings } from "./campus-readings.ts";
import { SAMPLE_SOURCE } from "./regional-usage.ts";

/** A part of the lake that makes its rows only when they are written: years of readings never lie in memory together. */
interface CampusPart {
  readonly dataset: "readings_15min" | "meter";
  readonly partition: string;
  readonly columns: Readonly<Record<string, ArrayLike<unknown>>>;
  readonly provenance: { readonly source: string; readonly quality: "synthetic"; readonly note: string };
}

/** How much of the campus: months from first to last, and meters of each building (all without a number). */
export interface CampusExtent {
  readonly seed?: number;
  readonly from?: Month;
  readonly to?: Month;
  readonly perBuilding?: number;
}

/** One year of two meters a building: what a fresh lake begins with. Every meter over five years is 17.5 million rows. */
export function campusPartWrites(extent: CampusExtent = {}): CampusPart[] {
  const { seed = 1, from = "2024-01", to = "2024-12", perBuilding = 2 } = extent;
  const meters = campusMeters(seed, perBuilding);
  const provenance = {
    source: SAMPLE_SOURCE,
    quality: "synthetic",
    note: `Invented by data/sample, seed ${seed}`,
  } as const;
  const months = Array.from({ length: monthIndex(to) - monthIndex(from) + 1 }, (_, i) => monthAt(monthIndex(from) + i));
  const of = <K extends keyof (typeof meters)[number]>(name: K) => meters.map((meter) => meter[name]);
  const reference: CampusPart = {
    dataset: "meter",
    partition: "all",
    provenance,
    columns: {
      device_id: of("device_id"),
      building: of("building"),
      name_en: of("name_en"),
      name_ko: of("name_ko"),
      use: of("use"),
      circuit: of("circuit"),
      quality: meters.map(() => "synthetic"),
    },
  };
  const readings = months.map(
    (month): CampusPart => ({
      dataset: "readings_15min",
      partition: month,
      provenance,
      get columns() {
        return campusReadings(seed, meters, month);
      },
    }),
  );
  return [reference, ...readings];
}
