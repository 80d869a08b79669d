import { utils, write } from "@e965/xlsx";
import type { SourceFile } from "../table/source-file.ts";

/** A table of KEPCO's shape for tests: header, then rows of cells. */
export type Cells = readonly (readonly string[])[];

export const HEADER = ["연도", "시도", "시군구", "계약종별", "1월", "2월"];

/** Two municipalities, two types and the total, two months; one value is missing. */
export const TINY: Cells = [
  HEADER,
  ["2024", "서울특별시", "종로구", "주택용", "25002325", "23457859"],
  ["2024", "서울특별시", "종로구", "심 야", "2509852", "-"],
  ["2024", "서울특별시", "종로구", "합 계", "27512177", "23457859"],
  ["2024", "부산광역시", "중구", "주택용", "0", "631"],
];

export function csvFile(cells: Cells, name = "kepco.csv"): SourceFile {
  return textFile(`${cells.map((row) => row.join(",")).join("\n")}\n`, name);
}

export function textFile(text: string, name = "kepco.csv"): SourceFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

export function xlsxFile(cells: readonly (readonly (string | number)[])[], name = "kepco.xlsx"): SourceFile {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells.map((row) => [...row])), "시군구별");
  return { name, bytes: new Uint8Array(write(book, { type: "array", bookType: "xlsx" })) };
}

/** Encodes in CP949, which no encoder of the platform writes, from what its decoder reads. */
export function cp949(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((char) => codes().get(char) ?? [char.charCodeAt(0)]));
}

let table: Map<string, number[]> | undefined;

function codes(): Map<string, number[]> {
  if (table) return table;
  table = new Map();
  const decoder = new TextDecoder("euc-kr");
  for (let lead = 0xb0; lead <= 0xc8; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) {
      table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return table;
}
