import { CsvError, parse } from "csv-parse/sync";
import { quoted, unreadable, type Word } from "./words-of-lines.ts";

/** A CSV file: its name, for errors, and its text. */
export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

/** A row of a table: its cells by column, blank where the table has no such column. */
export type CsvRow = (column: string) => Word;

interface NumberedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * The rows of a CSV file (RFC 4180, or with semicolons) with a header. Blanks around cells and blank rows are left out.
 *
 * @param file The file.
 * @param needed Columns that it must have; their cells must not be blank.
 * @param optional Columns that it may have.
 * @returns Its rows.
 * @throws {UserError} If a column is missing, unknown or there twice, if a needed cell is blank or a row too long.
 */
export function csvRows(file: CsvFile, needed: readonly string[], optional: readonly string[]): CsvRow[] {
  const [head, ...body] = parsed(file);
  if (head === undefined) throw unreadable(file.name, null, `it is empty: its first row names ${needed.join(", ")}`);
  const header = head.record.map((name) => name.trim().toLowerCase());
  checkHeader(file, head.info, header, needed, optional);
  return body.flatMap(({ record, info }): CsvRow[] => {
    const cells = record.map((cell) => cell.trim());
    if (cells.every((cell) => cell === "")) return [];
    if (cells.length > header.length) {
      throw unreadable(
        file.name,
        { line: info.lines },
        `the row has ${cells.length} cells, and its header ${header.length}: put a cell with commas into quotes`,
      );
    }
    const row: CsvRow = (column) => ({ text: cells[header.indexOf(column)] ?? "", line: info.lines, column });
    const blank = needed.find((column) => row(column).text === "");
    if (blank !== undefined)
      throw unreadable(file.name, row(blank), "the cell is blank: fill it in, or leave out the row");
    return [row];
  });
}

function checkHeader(
  { name }: CsvFile,
  { lines: line }: NumberedRecord["info"],
  header: readonly string[],
  needed: readonly string[],
  optional: readonly string[],
): void {
  const known = [...needed, ...optional];
  const unknown = header.find((column) => !known.includes(column));
  if (unknown !== undefined)
    throw unreadable(name, { line }, `no column is named ${quoted(unknown)}: there are ${known.join(", ")}`);
  const lacking = needed.find((column) => !header.includes(column));
  if (lacking !== undefined) throw unreadable(name, { line }, `the column ${lacking} is missing: add it`);
  const twice = header.find((column, at) => header.indexOf(column) !== at);
  if (twice !== undefined) throw unreadable(name, { line }, `the column ${twice} is there twice: leave one out`);
}

/** Spreadsheets of some countries part cells by semicolons. */
function delimiterOf(text: string): "," | ";" {
  const [header = ""] = text.split(/\r?\n/, 1);
  return header.includes(";") && !header.includes(",") ? ";" : ",";
}

function parsed({ name, text }: CsvFile): readonly NumberedRecord[] {
  try {
    // The types of csv-parse know `info` only for its streams.
    return parse(text, {
      ...{ bom: true, relax_column_count: true, skip_empty_lines: true, info: true, delimiter: delimiterOf(text) },
    }) as unknown as readonly NumberedRecord[];
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw unreadable(
      name,
      { line: Number(cause.lines ?? 1) },
      'a quote (") is not closed, or stands within a cell: close it, or write it twice within quotes',
    );
  }
}
