"use client";
import { useEffect, useRef, useState } from "react";
import type { FigureTable as Table } from "#lib/notebook/analysis.ts";
import { formatNumber, MISSING } from "#lib/plot/number-format.ts";
import { readingMessages } from "./messages-reading.ts";
import { usePageContext } from "./page-context.ts";
import { nextSort, rowOrder, type SortedBy } from "./row-order.ts";
import { rowsOfKey } from "./rows-of-key.ts";

interface FigureTableProps {
  readonly name: string;
  /** Keys of the figure's marks, in the order in which they are drawn. */
  readonly drawn: readonly string[];
  /** True where a reader who came by key goes on in it. */
  readonly takesFocus: boolean;
}

/** The rows of a figure as a table that scrolls inside itself: those of the selection, where they can be told. */
export function FigureTable({ name, drawn, takesFocus }: FigureTableProps) {
  const { tableOf, props, figures, selection, explain } = usePageContext();
  const table = tableOf(name);
  const section = useRef<HTMLElement>(null);
  const isThere = table !== undefined;
  const [sorted, setSorted] = useState<SortedBy>();
  useEffect(() => {
    if (isThere && takesFocus) section.current?.focus();
  }, [isThere, takesFocus]);
  if (!table) return <p className="empty" aria-busy="true" />;
  const selected = [...selection.keys].flatMap((key) =>
    rowsOfKey(table, key, { heading: explain(key, name)?.[0], drawn }),
  );
  const chosen = new Set(selected);
  const ordered = rowOrder(table, sorted, props.language);
  const rows = selected.length > 0 ? ordered.filter((row) => chosen.has(row)) : ordered;
  const say = readingMessages(props.language);
  const number = (value: number) => formatNumber(value, props.language, 9);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={section} className="table" tabIndex={0} aria-label={figures[name]?.title}>
      <table>
        {selected.length > 0 ? (
          <caption>{say.selectedRows(number(rows.length), number(table.rows.length))}</caption>
        ) : null}
        <thead>
          <tr>
            {table.columns.map((column, i) => {
              const order = sorted?.column === i ? (sorted.isRising ? "ascending" : "descending") : "none";
              return (
                <th key={column} scope="col" aria-sort={order}>
                  <button
                    type="button"
                    title={say.sortBy(column)}
                    onClick={() => setSorted(nextSort(table, i, sorted))}
                  >
                    {column}
                    <span aria-hidden="true">{order === "none" ? "" : order === "ascending" ? " ↑" : " ↓"}</span>
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={row} table={table} row={row} language={props.language} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TableRow({
  table,
  row,
  language,
}: {
  readonly table: Table;
  readonly row: number;
  readonly language: string;
}) {
  return (
    <tr>
      {table.rows[row]?.map((cell, i) => (
        <td key={table.columns[i]} className={typeof cell === "number" ? "number" : ""}>
          {typeof cell === "number" ? formatNumber(cell, language, 6) : (cell ?? MISSING)}
        </td>
      ))}
    </tr>
  );
}
