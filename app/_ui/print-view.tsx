"use client";
import { useMemo } from "react";
import type { FigureTable } from "#lib/notebook/analysis.ts";
import type { PageContent } from "#lib/notebook/page-content.ts";
import { formatNumber, MISSING } from "#lib/plot/number-format.ts";
import { presentMessages } from "./messages-present.ts";
import { numberedFigures, PRINT_CELLS, PrintedPage } from "./print-cells.tsx";
import { Prose } from "./prose.tsx";
import { Provenance } from "./provenance.tsx";
import type { StandaloneProps } from "./standalone-props.ts";
import { StillPage } from "./still-cells.tsx";

/** Rows of a table that are printed. */
const MOST_ROWS = 40;

/** A page as paper shows it: numbered figures with captions, tables as an appendix, and the way back to it. */
export function PrintView(props: StandaloneProps) {
  const { page, tables, address } = props;
  const names = useMemo(() => numberedFigures(page), [page]);
  const say = presentMessages(page.language);
  const shown = names.filter((name) => tables[name] && page.figures[name]?.empty === undefined);
  return (
    <StillPage value={page}>
      <PrintedPage value={page}>
        <main id="content" className="notebook print-view">
          <h1>{page.title}</h1>
          <Prose prose={page.prose} cells={PRINT_CELLS} />
          <Provenance {...props} fullPage={props.pin ? say.pinnedPage : say.fullPage} />
          <section className="print-tables">
            <h2>{say.tables}</h2>
            {shown.map((name) => (
              <PrintTable
                key={name}
                heading={`${say.table(names.indexOf(name) + 1)}. ${page.figures[name]?.title}`}
                unit={page.figures[name]?.unit ?? ""}
                table={tables[name] as FigureTable}
                page={page}
                address={address}
              />
            ))}
          </section>
        </main>
      </PrintedPage>
    </StillPage>
  );
}

interface PrintTableProps {
  readonly heading: string;
  readonly unit: string;
  readonly table: FigureTable;
  readonly page: PageContent;
  readonly address: string;
}

function PrintTable({ heading, unit, table, page, address }: PrintTableProps) {
  const say = presentMessages(page.language);
  const rows = table.rows.slice(0, MOST_ROWS);
  const count = (value: number) => formatNumber(value, page.language, 6);
  return (
    <section className="print-table">
      <h3>{heading}</h3>
      <p className="unit">{unit}</p>
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
          {rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows do not change their order
            <tr key={i}>
              {row.map((cell, column) => (
                <td key={table.columns[column]} className={typeof cell === "number" ? "number" : ""}>
                  {typeof cell === "number" ? formatNumber(cell, page.language, 6) : (cell ?? MISSING)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < table.rows.length ? (
        <p className="unit">{say.tableCut(count(rows.length), count(table.rows.length), address)}</p>
      ) : null}
    </section>
  );
}
