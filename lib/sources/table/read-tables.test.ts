import { gzipSync } from "node:zlib";
import { type CellObject, utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import { readTables } from "./read-tables.ts";
import { openSourceFiles } from "./source-file.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from(values);

function workbook(rows: readonly (readonly CellObject[])[]): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  const book = utils.book_new(sheet, "표");
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx" }));
}

const TEXT: CellObject = { t: "s", v: "연도" };
const NUMBER: CellObject = { t: "n", v: 25_002_325 };

describe("readTables()", () => {
  it.each([
    ["UTF-8", utf8("연도,값\r\n2024,1\r\n")],
    ["UTF-8 with a byte order mark", utf8("\uFEFF연도,값\r\n2024,1\r\n")],
    ["CP949", bytes(0xbf, 0xac, 0xb5, 0xb5, 0x2c, 0xb0, 0xaa, 0x0a, ...utf8("2024,1"))],
  ])("readTables() reads %s and numbers its lines", (_, content) => {
    const [table] = readTables({ name: "a.csv", bytes: content });
    expect(table!.rows).toEqual([
      ["연도", "값"],
      ["2024", "1"],
    ]);
    expect(table!.place(1)).toBe("line 2");
  });

  it("readTables() counts lines, not rows, where a quoted name breaks over lines", () => {
    const [table] = readTables({ name: "a.csv", bytes: utf8('"시\n도",값\n\n서울,1\n') });
    expect(table!.rows.at(-1)).toEqual(["서울", "1"]);
    expect(table!.place(table!.rows.length - 1)).toBe("line 4");
  });

  it("readTables() reads numbers, dates and errors of a workbook as text, and fills short rows up", () => {
    const date: CellObject = { t: "d", v: new Date("2021-12-31T00:00:00Z"), z: "yyyy-mm-dd" };
    const error: CellObject = { t: "e", v: 0x17 };
    const [table] = readTables({ name: "a.xlsx", bytes: workbook([[TEXT, NUMBER, date, error], [TEXT]]) });
    expect(table!.rows).toEqual([
      ["연도", "25002325", "2021-12-31", "#REF!"],
      ["연도", "", "", ""],
    ]);
    expect(table!.place(1)).toBe("sheet 표, row 2");
  });

  const whole = workbook([[TEXT, NUMBER]]);
  it.each([
    ["a PDF", utf8("%PDF-1.7 …"), /^Cannot read a\.csv as it is a PDF, not a table: give a CSV or XLSX file$/],
    ["a web page", utf8("\uFEFF\n<!DOCTYPE html><html>"), /as it is a web page, not a table/],
    ["JSON", utf8('{"errCd": 404}'), /as it is JSON, not a table/],
    ["a picture", bytes(0x89, 0x50, 0x4e, 0x47), /as it is a picture, not a table/],
    ["UTF-16", bytes(0xff, 0xfe, 0xf0, 0xc5), /as it is UTF-16: save it as CSV UTF-8, or as CP949$/],
    [
      "another encoding",
      bytes(...utf8("a\n"), 0x8c, 0xff, 0xa0, 0x0a),
      /\(line 2\) as its text is neither UTF-8 nor CP949: save it as CSV UTF-8$/,
    ],
    [
      "an end within a character",
      utf8("연도\n시도").subarray(0, -1),
      /\(line 2\) as it ends within a character, so it is cut off/,
    ],
    ["blanks alone", utf8("\uFEFF \r\n"), /^Cannot read a\.csv as it is empty$/],
    [
      "half a workbook",
      whole.subarray(0, whole.length / 2),
      /^Cannot read a\.csv as a workbook, so it is cut off, protected by a password or of another kind: /,
    ],
  ])("readTables() refuses %s", (_, content, message) => {
    expect(() => readTables({ name: "a.csv", bytes: content })).toThrow(UserError);
    expect(() => readTables({ name: "a.csv", bytes: content })).toThrow(message);
  });
});

describe("openSourceFiles()", () => {
  it("openSourceFiles() unpacks gzip", async () => {
    const [file] = await openSourceFiles([{ name: "a.csv.gz", bytes: gzipSync("연도,값\n") }]);
    expect(new TextDecoder().decode(file!.bytes)).toBe("연도,값\n");
  });

  it.each([
    ["nothing", [], /as no file is named/],
    ["an empty file", [{ name: "a.csv", bytes: bytes() }], /^Cannot read a\.csv as it is empty$/],
    [
      "half a gzip",
      [{ name: "a.gz", bytes: gzipSync("연도,값\n").subarray(0, 15) }],
      /^Cannot unpack a\.gz as its gzip data is cut off or damaged/,
    ],
    ["a path to nothing", ["no/such.csv"], /^Cannot read no\/such\.csv as there is no such file$/],
    ["a folder", ["lib"], /^Cannot read lib as it is a folder$/],
  ])("openSourceFiles() refuses %s", async (_, files, message) => {
    await expect(openSourceFiles(files)).rejects.toThrow(UserError);
    await expect(openSourceFiles(files)).rejects.toThrow(message);
  });
});
