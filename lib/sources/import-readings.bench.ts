import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { openLake } from "#lib/lake/lake.ts";
import { importReadings } from "./import-readings.ts";

const FILE = resolve(import.meta.dirname, "../../../shared/data/campus/cambridge_electricity_hourly_2015_2023.parquet");

type Report = (name: string, value: number, unit: string, target?: string) => void;

/** Importing nine years of hours of a real campus, with their rollups: into an empty lake, and again. */
export default async function bench(report: Report, leaveOut: (why: string) => void): Promise<void> {
  if (!existsSync(FILE)) {
    leaveOut(`hours of a real campus: no ${FILE}`);
    return;
  }
  const home = await mkdtemp(join(tmpdir(), "wattbook-bench-"));
  const lake = await openLake(home, await loadCatalogue(resolve(import.meta.dirname, "../..")));
  const options = { zone: "Asia/Seoul", timeZone: "UTC", zerosMissing: true, now: Date.now };
  try {
    for (const [what, target] of [
      ["import them into an empty lake", "< 20"],
      ["import them again", "< 20"],
    ] as const) {
      const started = performance.now();
      const { added, unchanged } = await importReadings(lake, [FILE], options);
      if (added > 0) report("hours of a real campus", added + unchanged, "readings");
      report(what, (performance.now() - started) / 1000, "s", target);
    }
  } finally {
    await lake.close();
    await rm(home, { recursive: true });
  }
}
