import { UserError } from "#lib/core/user-error.ts";
import { type CampusMonth, QUARTERS_A_MONTH } from "./campus-month.ts";

/**
 * Reads net load and price of each quarter of November 2020, two numbers a line.
 *
 * @param file What to call it in errors.
 * @param text The CSV, without a header.
 * @returns The month.
 * @throws {UserError} With the line, if one is no two numbers or the month is not whole.
 */
export function readCampusMonth(file: string, text: string): CampusMonth {
  const lines = text.trimEnd().split(/\r?\n/);
  if (lines.length !== QUARTERS_A_MONTH) {
    throw new UserError(
      `Cannot read ${file} as November has ${QUARTERS_A_MONTH} quarters of an hour: it has ${lines.length} lines`,
    );
  }
  const month = { netLoadKw: new Float64Array(QUARTERS_A_MONTH), pricePerMwh: new Float64Array(QUARTERS_A_MONTH) };
  for (const [quarter, line] of lines.entries()) {
    const words = line.split(",");
    const [load, price] = words.map((word) => (word.trim() === "" ? Number.NaN : Number(word)));
    if (words.length !== 2 || !Number.isFinite(load) || !Number.isFinite(price)) {
      throw new UserError(
        `Cannot read ${file}, line ${quarter + 1}: «${line}» is no load in kW and price, as 294.5,26.08`,
      );
    }
    month.netLoadKw[quarter] = load!;
    month.pricePerMwh[quarter] = price!;
  }
  return month;
}
