import { randomUUID } from "node:crypto";
import { access, constants, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { UserError } from "#lib/core/user-error.ts";
import { csvLine } from "../output/csv-line.ts";
import type { SeriesForecast } from "./forecast-series.ts";

const HEADER = ["series", "h", "forecast", "lo80", "hi80", "lo95", "hi95"];

/** Writes the forecasts as CSV under a passing name, then gives the file its own: a reader never sees half of it. */
export async function writeForecasts(path: string, forecasts: readonly SeriesForecast[]): Promise<void> {
  const lines = [csvLine(HEADER)];
  for (const { id, yHat, intervals } of forecasts) {
    for (let h = 0; h < yHat.length; h++) {
      const { lo80, hi80, lo95, hi95 } = intervals;
      lines.push(csvLine([id, h + 1, ...[yHat, lo80, hi80, lo95, hi95].map((values) => present(values[h]))]));
    }
  }
  const passing = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(passing, `${lines.join("\n")}\n`);
    await rename(passing, path);
  } catch (cause) {
    await rm(passing, { force: true });
    throw unwritable(path, cause);
  }
}

/** Makes sure, before any long work, that a file can be written. */
export async function requireWritableFile(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK);
    if (!(await stat(dirname(path))).isDirectory()) throw Object.assign(new Error(), { code: "ENOTDIR" });
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

function unwritable(path: string, cause: unknown): UserError {
  const { code } = cause as NodeJS.ErrnoException;
  return new UserError(`Cannot write ${path} (${code}): name a file in a folder that you may write to`, { cause });
}

function present(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
