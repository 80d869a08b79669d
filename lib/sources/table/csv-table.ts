import { CsvError, parse } from "csv-parse/sync";
import { UserError } from "#lib/core/user-error.ts";
import { decodeKorean } from "./korean-text.ts";
import type { SourceFile } from "./source-file.ts";
import type { Table } from "./table.ts";

interface NumberedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Reads comma-separated text; a row may be shorter or longer than the header, which its reader has to judge. */
export function readCsv({ name, bytes }: SourceFile): Table {
  const text = decodeKorean(name, bytes);
  if (text.trim() === "") throw new UserError(`Cannot read ${name} as it is empty`);
  const records = parseRecords(name, text);
  return {
    file: name,
    rows: records.map(({ record }) => record),
    place: (row) => `line ${records[row]?.info.lines}`,
    closed: /[\r\n]$/.test(text),
  };
}

function parseRecords(name: string, text: string): readonly NumberedRecord[] {
  try {
    // The types of csv-parse know `info` only for its streams.
    return parse(text, { relax_column_count: true, info: true }) as unknown as readonly NumberedRecord[];
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = Number(cause.lines ?? 1);
    if (cause.code === "CSV_QUOTE_NOT_CLOSED") {
      throw new UserError(
        `Cannot read ${name} (line ${line}) as the file ends there within quotes ("): it is cut off, or a closing quote is missing`,
        { cause },
      );
    }
    throw new UserError(`Cannot read ${name} (line ${line}) as a quote (") stands within a value: ${cause.message}`, {
      cause,
    });
  }
}
