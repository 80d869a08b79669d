"use client";
import { formatNumber, MISSING } from "#lib/plot/number-format.ts";
import { usePageContext } from "./page-context.ts";

/** The rows of a figure as a table that scrolls inside itself. */
export function FigureTable({ name }: { readonly name: string }) {
  const { tableOf, props, figures } = usePageContext();
  const table = tableOf(name);
  if (!table) return <p className="empty" aria-busy="true" />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table" tabIndex={0} aria-label={figures[name]?.title}>
      <table>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.slice(0, 3).join("|")}>
              {row.map((cell, i) => (
                <td key={table.columns[i]} className={typeof cell === "number" ? "number" : ""}>
                  {typeof cell === "number" ? formatNumber(cell, props.language, 6) : (cell ?? MISSING)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
