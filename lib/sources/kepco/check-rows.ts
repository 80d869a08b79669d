import { UserError } from "#lib/core/user-error.ts";
import { regions } from "../regions.ts";
import { placeOf, type UsageRow } from "./usage-table.ts";

/** Rows of one region and year, by contract type. */
type Group = ReadonlyMap<string, UsageRow>;

/** A hand-made excerpt holds at most this many units; more means KEPCO's own table, which holds whole provinces. */
const EXCERPT_UNITS = 20;

/** Checks what rows say together: none twice, totals right, nothing cut off. */
export function checkRows(rows: readonly UsageRow[]): void {
  const groups = groupRows(rows);
  for (const group of groups.values()) checkTotal(group);
  for (const year of new Set(rows.map((row) => row.year))) {
    checkWhole([...groups.values()].filter((group) => firstOf(group).year === year));
  }
}

function groupRows(rows: readonly UsageRow[]): Map<string, Map<string, UsageRow>> {
  const groups = new Map<string, Map<string, UsageRow>>();
  for (const row of rows) {
    const key = `${row.year} ${row.region.code}`;
    const group = groups.get(key) ?? new Map<string, UsageRow>();
    const first = group.get(row.contract);
    if (first) {
      const cell = `${row.region.sido} ${row.region.sigungu}, ${row.contract}, ${row.year}`;
      throw new UserError(
        `Cannot import ${placeOf(row)} as it repeats ${cell}, which ${first.table.place(first.index)} has already`,
      );
    }
    groups.set(key, group.set(row.contract, row));
  }
  return groups;
}

function checkTotal(group: Group): void {
  const total = group.get("total");
  if (!total || group.size === 1) return;
  const parts = [...group.values()].filter((row) => row !== total);
  total.use.forEach((stated, i) => {
    const present = parts.map((row) => useIn(row, total.months[i]!)).filter((use) => !Number.isNaN(use));
    if (Number.isNaN(stated) || present.length === 0) return;
    const sum = present.reduce((a, b) => a + b, 0);
    if (Math.abs(sum - stated) <= 0.5) return;
    throw new UserError(
      `Cannot import ${placeOf(total, total.columns[i])} as the total must be the sum of the contract types, ${sum} kWh: current value is ${stated}`,
    );
  });
}

function useIn(row: UsageRow, month: number): number {
  return row.use[row.months.indexOf(month)] ?? Number.NaN;
}

/** A table that ends early still reads well; that it is KEPCO's own and lacks units or types gives it away. */
function checkWhole(groups: readonly Group[]): void {
  if (groups.length <= EXCERPT_UNITS) return;
  const last = [...groups.at(-1)!.values()].at(-1)!;
  const present = new Set(groups.map((group) => firstOf(group).region));
  const begun = new Set([...present].map((region) => region.province));
  const missing = regions.filter((region) => begun.has(region.province) && !present.has(region));
  if (missing.length > 0) {
    const some = missing.slice(0, 3).map((region) => `${region.sido} ${region.sigungu}`);
    const names = missing.length > 3 ? `${some.join(", ")} and ${missing.length - 3} more` : some.join(", ");
    throw new UserError(
      `Cannot import ${placeOf(last)} as ${last.year} lacks ${names}: the file is cut off or rows were left out`,
    );
  }
  for (const contract of new Set(groups.flatMap((group) => [...group.keys()]))) {
    const without = groups.filter((group) => !group.has(contract));
    if (without.length !== 1 || without[0] !== groups.at(-1)) continue;
    throw new UserError(
      `Cannot import ${placeOf(last)} as ${last.year} ends without ${contract} for ${last.region.sido} ${last.region.sigungu}, which every other region has: the file is cut off`,
    );
  }
}

function firstOf(group: Group): UsageRow {
  return group.values().next().value!;
}
