import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import type { Dataset } from "#lib/core/dataset.ts";
import { type Lake, openLake } from "./lake.ts";
import { catalogueOf, READINGS } from "./test-catalogue.ts";

/** A folder that goes when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "wattbook-lake-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty lake that goes when the test ends. */
export async function temporaryLake(
  datasets: readonly Dataset[] = [READINGS],
  views: Readonly<Record<string, string>> = {},
): Promise<Lake & { readonly home: string }> {
  const home = await temporaryFolder();
  const lake = await openLake(home, catalogueOf(datasets, views));
  onTestFinished(() => lake.close());
  return { ...lake, home };
}
