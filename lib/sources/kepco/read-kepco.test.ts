import { describe, expect, it } from "vitest";
import { monthAt } from "#lib/core/month.ts";
import type { SourceFile } from "../table/source-file.ts";
import { readKepco } from "./read-kepco.ts";
import { cp949, csvFile, HEADER, TINY, textFile, xlsxFile } from "./tiny-table.ts";

function rowsOf(file: SourceFile): unknown[][] {
  return readKepco(file).cells.map(({ region, contract, month, kwh }) => [region.code, contract, monthAt(month), kwh]);
}

const TINY_ROWS = [
  ["11110", "residential", "2024-01", 25002325],
  ["11110", "residential", "2024-02", 23457859],
  ["11110", "midnight", "2024-01", 2509852],
  ["11110", "midnight", "2024-02", Number.NaN],
  ["26110", "residential", "2024-01", 0],
  ["26110", "residential", "2024-02", 631],
];

describe("readKepco()", () => {
  it("readKepco() gives a cell a value, keeps - missing and 0 zero, and leaves the total out", () => {
    expect(rowsOf(csvFile(TINY))).toEqual(TINY_ROWS);
  });

  it("readKepco() reads CP949", () => {
    const { bytes } = csvFile(TINY);
    expect(rowsOf({ name: "kepco.csv", bytes: cp949(new TextDecoder().decode(bytes)) })).toEqual(TINY_ROWS);
  });

  it("readKepco() reads XLSX with title rows above the header, a note below, and numbers as numbers", () => {
    const rows = TINY.map((row, i) => row.map((cell) => (i > 0 && /^\d+$/.test(cell) ? Number(cell) : cell)));
    const sheet = [["시군구별 전력사용량"], ["(단위: kWh)"], ...rows, [], ["※ 잠정치"]];
    expect(rowsOf(xlsxFile(sheet))).toEqual(TINY_ROWS);
  });

  it("readKepco() takes a blank cell for missing", () => {
    const cells = [...TINY.slice(0, 2), ["2024", "서울특별시", "종로구", "심야", "2509852", " "]];
    expect(rowsOf(csvFile(cells)).at(-1)).toEqual(["11110", "midnight", "2024-02", Number.NaN]);
  });

  it("readKepco() has no cells for months that are still to come, but keeps a gap before them", () => {
    const cells = [
      [...HEADER, "3월", "4월"],
      ["2024", "서울특별시", "종로구", "주택용", "1", "-", "3", ""],
    ];
    const table = readKepco(csvFile(cells));
    expect(table.cells.map(({ kwh }) => kwh)).toEqual([1, Number.NaN, 3]);
    expect([...table.lastMonth]).toEqual([[2024, 3]]);
  });

  it("readKepco() reads several years of one file, and knows how far each goes", () => {
    const cells = [
      HEADER,
      ["2022", "서울특별시", "종로구", "주택용", "1", "2"],
      ["2023년", "서울특별시", "종로구", "주택용", "3", "-"],
    ];
    const table = readKepco(csvFile(cells));
    expect(table.cells.map(({ month }) => monthAt(month))).toEqual(["2022-01", "2022-02", "2023-01"]);
    expect([...table.lastMonth]).toEqual([
      [2022, 2],
      [2023, 1],
    ]);
  });

  it.each([
    ["강원도", "춘천시", "51110"],
    ["강원특별자치도", "춘천시", "51110"],
    ["전라북도", "전주시", "52110"],
    ["경상북도", "군위군", "27720"],
    ["대구광역시", "군위군", "27720"],
    ["인천광역시", "남구", "28177"],
    ["인천광역시", "미추홀구", "28177"],
    ["세종특별자치시", "세종시", "36110"],
    ["세종특별자치시", "세종특별자치시", "36110"],
    ["경기도", "여주군", "41670"],
    ["충청남도", "당진군", "44270"],
    ["강원도", "고성군", "51820"],
    ["경상남도", "고성군", "48820"],
  ])("readKepco() knows %s %s as %s", (sido, sigungu, code) => {
    expect(rowsOf(csvFile([HEADER, ["2024", sido, sigungu, "주택용", "1", "2"]]))[0]![0]).toBe(code);
  });

  it("readKepco() does not read months from columns it does not know, such as a note", () => {
    const cells = TINY.map((row, i) => [...row, i === 0 ? "비고" : "잠정"]);
    expect(rowsOf(csvFile(cells))).toEqual(TINY_ROWS);
  });

  it("readKepco() accepts a last line without an end when its number is whole", () => {
    const text = TINY.map((row) => row.join(",")).join("\r\n");
    expect(rowsOf(textFile(text))).toEqual(TINY_ROWS);
  });
});
