import { UserError } from "#lib/core/user-error.ts";
import { readCsv } from "./csv-table.ts";
import type { SourceFile } from "./source-file.ts";
import type { Table } from "./table.ts";
import { readWorkbook } from "./workbook-table.ts";

const ZIP = [0x50, 0x4b];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const FOREIGN = [
  { what: "a PDF", start: /^%PDF/ },
  { what: "a picture", start: /^(\x89PNG|\xff\xd8\xff|GIF8)/ },
  { what: "a web page", start: /^\s*<(!doctype|html)/i },
  { what: "XML", start: /^\s*<\?xml/ },
  { what: "JSON", start: /^\s*[{[]/ },
];

/** Reads a CSV file, or the sheets of an XLSX (or old XLS) file. */
export function readTables(file: SourceFile): Table[] {
  const { name, bytes } = file;
  if (startsWith(bytes, ZIP) || startsWith(bytes, OLE)) return readWorkbook(file);
  const start = String.fromCharCode(...bytes.subarray(0, 200)).replace("\xef\xbb\xbf", "");
  const foreign = FOREIGN.find((kind) => kind.start.test(start));
  if (foreign)
    throw new UserError(`Cannot read ${name} as it is ${foreign.what}, not a table: give a CSV or XLSX file`);
  return [readCsv(file)];
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}
