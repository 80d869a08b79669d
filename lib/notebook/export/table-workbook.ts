import { utils, write } from "@e965/xlsx";
import type { FigureTable } from "../analysis.ts";

/** Rows of a sheet that says where the numbers come from: what, and its text. */
export type About = readonly (readonly [what: string, text: string])[];

/** A figure's table as an XLSX workbook: numbers are numbers, texts are never formulas, and a second sheet says where they come from. */
export function tableWorkbook(table: FigureTable, about: About, sheets: readonly [table: string, about: string]) {
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet([table.columns, ...table.rows]), sheets[0]);
  utils.book_append_sheet(book, sheet(about), sheets[1]);
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx", compression: true }) as ArrayBuffer);
}

function sheet(rows: readonly (readonly (string | number | null)[])[]) {
  const cells = rows.map((row) => row.map(sheetCell));
  const made = utils.aoa_to_sheet(cells);
  const widths = rows[0]?.map((_, column) =>
    Math.min(80, Math.max(8, ...rows.slice(0, 200).map((row) => String(row[column] ?? "").length + 2))),
  );
  made["!cols"] = widths?.map((wch) => ({ wch })) ?? [];
  return made;
}

/** A text is written as one whatever it begins with; what Excel cannot hold in a cell is cut, and says so. */
function sheetCell(value: string | number | null) {
  if (value === null || (typeof value === "number" && !Number.isFinite(value))) return null;
  if (typeof value === "number") return { t: "n" as const, v: value };
  return { t: "s" as const, v: value.length > LONGEST ? `${value.slice(0, LONGEST - 1)}…` : value };
}

/** Letters that a cell of Excel holds. */
const LONGEST = 32_767;
