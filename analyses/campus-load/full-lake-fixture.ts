import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { campusPartWrites } from "#data/sample/campus-parts.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { codeHash } from "#lib/lake/code-hash.ts";
import { openLake } from "#lib/lake/lake.ts";

/** Says one figure of a bench. */
export type Report = (name: string, value: number, unit: string, target?: string) => void;

const ROOT = path.resolve(import.meta.dirname, "../..");

/** A home whose lake holds all 17,539,200 readings, made once for each state of its generator and of what writes parts. */
export async function fullLakeHome(report: Report): Promise<string> {
  const code = ["data/sample/campus-parts.ts", "lib/lake/store/part.ts"].map((file) => path.join(ROOT, file));
  const hashes = await Promise.all(code.map((file) => codeHash(file, ROOT)));
  const home = path.join(tmpdir(), `wattbook-campus-${hashes.map((hash) => hash.slice(0, 8)).join("-")}`);
  if (existsSync(home)) return home;
  const draft = `${home}.draft`;
  await rm(draft, { recursive: true, force: true });
  const lake = await openLake(draft, await loadCatalogue(ROOT));
  const started = performance.now();
  for (const year of [2020, 2021, 2022, 2023, 2024] as const) {
    const extent = { from: `${year}-01`, to: `${year}-12`, perBuilding: 99 } as const;
    await lake.commit(String(year), () => ({ put: campusPartWrites(extent) }));
  }
  report("17.5 million readings made and written", (performance.now() - started) / 1000, "s", "< 120");
  await lake.close();
  await rename(draft, home);
  return home;
}
