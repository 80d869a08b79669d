import { type CellObject, read, utils, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { UserError } from "#lib/core/user-error.ts";
import type { SourceFile } from "./source-file.ts";
import type { Table } from "./table.ts";

/** Reads every sheet of a workbook, rows filled up to its width; numbers come as plain digits, whatever their display. */
export function readWorkbook(file: SourceFile): Table[] {
  const book = openWorkbook(file);
  return book.SheetNames.map((sheet) => {
    const rows = sheetRows(book.Sheets[sheet]!);
    return { file: file.name, rows, place: (row) => `sheet ${sheet}, row ${row + 1}`, closed: true };
  });
}

function openWorkbook({ name, bytes }: SourceFile): WorkBook {
  try {
    return read(bytes, { type: "array", dense: true, cellDates: true, UTC: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(
      `Cannot read ${name} as a workbook, so it is cut off, protected by a password or of another kind: ${why}`,
      { cause },
    );
  }
}

function sheetRows(sheet: WorkSheet): string[][] {
  const cells: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet["!data"] ?? [];
  const width = sheet["!ref"] === undefined ? 0 : utils.decode_range(sheet["!ref"]).e.c + 1;
  return Array.from(cells, (row) => Array.from({ length: width }, (_, column) => cellText(row?.[column])));
}

/** Dates become ISO 8601; an error cell (#REF!) keeps its text, so that it is not taken for a missing value. */
function cellText(cell: CellObject | undefined): string {
  if (cell === undefined || cell.v === undefined || cell.t === "z") return "";
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 10);
  return cell.t === "e" ? (cell.w ?? "#ERROR") : String(cell.v);
}
