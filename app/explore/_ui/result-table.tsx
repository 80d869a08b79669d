"use client";
import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { formatNumber, MISSING } from "#lib/plot/number-format.ts";
import type { SqlResult } from "./ask-sql.ts";
import { cellMatches, cellText } from "./cell-matches.ts";
import { exploreMessages } from "./messages-explore.ts";
import type { Relation } from "./relation.ts";
import { unitOf } from "./relation.ts";

type Row = Readonly<Record<string, unknown>>;

const ROW_PX = 28;
const MEASURED = 200;
const FEATURES = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
});

interface ResultTableProps {
  readonly language: Language;
  readonly result: SqlResult;
  readonly relations: readonly Relation[];
}

/** The rows of a result: only those in sight are in the page, however many there are. Missing values sort last. */
export function ResultTable({ language, result, relations }: ResultTableProps) {
  const say = exploreMessages(language);
  const scroller = useRef<HTMLElement>(null);
  const columns = useMemo(
    () => result.columns.map((column) => ({ ...definition(column.name), kind: column.kind })),
    [result],
  );
  const table = useTable({ features: FEATURES, columns, data: result.rows as Row[] });
  const { rows } = table.getRowModel();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const inSight = virtual.getVirtualItems();
  const above = inSight[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0);
  const [all, shown] = [result.rows.length, rows.length].map((count) => count.toLocaleString(language)) as [
    string,
    string,
  ];
  return (
    <>
      <p className="explore-count" role="status">
        {rows.length === result.rows.length ? say.rows(all) : say.rowsOf(shown, all)}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={scroller} className="explore-table" tabIndex={0} aria-label={say.result}>
        <table aria-rowcount={rows.length + 2}>
          <colgroup>
            {result.columns.map(({ name }) => (
              <col key={name} style={{ width: `${widthOf(name, result.rows)}ch` }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              {table.getAllLeafColumns().map((column, i) => {
                const order = column.getIsSorted();
                const unit = unitOf(relations, column.id);
                return (
                  <th
                    key={column.id}
                    scope="col"
                    aria-sort={order === "asc" ? "ascending" : order === "desc" ? "descending" : "none"}
                    className={result.columns[i]?.kind === "number" ? "number" : ""}
                  >
                    <button type="button" title={say.sortBy(column.id)} onClick={column.getToggleSortingHandler()}>
                      {column.id}
                      {unit ? <small> {unit}</small> : null}
                      <span aria-hidden="true">{order === "asc" ? " ↑" : order === "desc" ? " ↓" : ""}</span>
                    </button>
                  </th>
                );
              })}
            </tr>
            <tr aria-rowindex={2}>
              {table.getAllLeafColumns().map((column) => (
                <td key={column.id}>
                  <input
                    aria-label={say.filter(column.id)}
                    placeholder={say.filterHint}
                    value={String(column.getFilterValue() ?? "")}
                    onChange={(event) => column.setFilterValue(event.target.value)}
                  />
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {above > 0 ? <Gap height={above} span={columns.length} /> : null}
            {inSight.map(({ index }) => {
              const row = rows[index];
              return row ? (
                <tr key={row.id} aria-rowindex={index + 3}>
                  {result.columns.map(({ name, kind }) => (
                    <td key={name} className={kind === "number" ? "number" : ""}>
                      {shownCell(row.original[name], language)}
                    </td>
                  ))}
                </tr>
              ) : null;
            })}
            {below > 0 ? <Gap height={below} span={columns.length} /> : null}
          </tbody>
        </table>
        {rows.length === 0 ? <p className="explore-empty">{all === "0" ? say.noRows : say.noMatch}</p> : null}
      </section>
    </>
  );
}

function Gap({ height, span }: { readonly height: number; readonly span: number }) {
  return (
    <tr className="explore-gap">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}

function definition(name: string) {
  return {
    id: name,
    accessorFn: (row: Row) => row[name] ?? undefined,
    sortUndefined: "last" as const,
    sortFn: (a: { original: Row }, b: { original: Row }) => compare(a.original[name], b.original[name]),
    filterFn: (row: { original: Row }, _: string, asked: unknown) =>
      cellMatches(row.original[name], String(asked ?? "")),
  };
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  const [left, right] = [cellText(a), cellText(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function shownCell(value: unknown, language: Language): string {
  if (value === null || value === undefined) return MISSING;
  return typeof value === "number" ? formatNumber(value, language, 15) : cellText(value);
}

/** Wide enough for the first rows, so that columns keep their place while others scroll by. [letters] */
function widthOf(name: string, rows: readonly Row[]): number {
  const longest = rows.slice(0, MEASURED).reduce((most, row) => Math.max(most, cellText(row[name] ?? "").length), 0);
  return Math.min(48, Math.max(12, longest + 3, name.length + 6));
}
