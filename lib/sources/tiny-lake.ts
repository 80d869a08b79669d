import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { type Lake, openLake } from "#lib/lake/lake.ts";

/** A new empty lake for a test, with the datasets and views of the project; `dispose` removes it. */
export async function tinyLake(): Promise<{ lake: Lake; dispose: () => Promise<void> }> {
  const catalogue = await loadCatalogue(resolve(import.meta.dirname, "../.."));
  const home = await mkdtemp(join(tmpdir(), "wattbook-sources-"));
  const lake = await openLake(home, catalogue);
  const dispose = async () => {
    await lake.close();
    await rm(home, { recursive: true });
  };
  return { lake, dispose };
}

/** Rows of a query on the newest snapshot. */
export async function rowsOf(lake: Lake, sql: string): Promise<Record<string, unknown>[]> {
  return (await (await lake.snapshot()).query(sql)).rows();
}
