import { monthAt } from "#lib/core/month.ts";
import { UserError } from "#lib/core/user-error.ts";
import type { IncomingCell, UsageYear } from "./combine.ts";
import type { StoredCell } from "./stored-usage.ts";
import { placeOf } from "./usage-table.ts";

/** KEPCO publishes a month two to four months later: the earliest month in which a file that reaches it can be out. */
const EARLIEST_LAG_MONTHS = 2;

/** What an import makes of a year. */
export interface MergedYear {
  readonly rows: readonly StoredCell[];
  readonly added: number;
  readonly restated: number;
  readonly unchanged: number;
  /** Those of the unchanged cells whose month of publication is now stated, or stated otherwise. */
  readonly republished: number;
}

/**
 * Puts the cells of an import over those of the lake. A newer or equally new edition restates; an older one may only agree.
 *
 * @param stated Month of publication as the user states it, months since year 0.
 */
export function mergeYear(
  stored: ReadonlyMap<number, StoredCell>,
  incoming: UsageYear,
  stated: number | undefined,
): MergedYear {
  const rows = new Map(stored);
  const lakeReaches = Math.max(...Array.from(stored.values(), ({ month }) => month));
  const lakePublished = Math.max(...Array.from(stored.values(), ({ published }) => published));
  const counts = { added: 0, restated: 0, unchanged: 0, republished: 0 };
  for (const [key, from] of incoming.cells) {
    const before = stored.get(key);
    if (before === undefined) {
      counts.added += 1;
      rows.set(key, storedCell(from, from.revised ? from.edition : from.cell.month, stated));
    } else if (!Object.is(before.kwh, from.cell.kwh)) {
      const isOlder = stated === undefined ? from.edition < lakeReaches : stated < lakePublished;
      if (isOlder) refuseOlder(from, before, lakeReaches);
      counts.restated += 1;
      rows.set(key, storedCell(from, from.edition, stated));
    } else {
      counts.unchanged += 1;
      const restamp = stated !== undefined && incoming.lastMonth === lakeReaches && before.published !== stated;
      if (restamp) {
        counts.republished += 1;
        rows.set(key, { ...before, published: stated, stated: true });
      }
    }
  }
  return { rows: [...rows.values()], ...counts };
}

function storedCell({ cell }: IncomingCell, reaches: number, stated: number | undefined): StoredCell {
  return {
    code: cell.region.code,
    contract: cell.contract,
    month: cell.month,
    kwh: cell.kwh,
    source: `KEPCO, ${cell.row.table.file}`,
    published: stated ?? reaches + EARLIEST_LAG_MONTHS,
    stated: stated !== undefined,
  };
}

function refuseOlder({ cell }: IncomingCell, before: StoredCell, lakeReaches: number): never {
  const { region, contract, month } = cell;
  throw new UserError(
    `Cannot import ${placeOf(cell.row)} as it is an older edition than the lake's, which reaches ${monthAt(lakeReaches)}, ` +
      `and differs from it in ${region.sido} ${region.sigungu}, ${contract}, ${monthAt(month)}: ` +
      `${cell.kwh} against ${before.kwh} kWh; state its month of publication if it is newer`,
  );
}
