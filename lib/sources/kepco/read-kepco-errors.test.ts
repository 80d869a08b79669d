import { describe, expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import { regions } from "../regions.ts";
import type { SourceFile } from "../table/source-file.ts";
import { readKepco } from "./read-kepco.ts";
import { type Cells, csvFile, HEADER, TINY, textFile } from "./tiny-table.ts";

function changed(row: number, column: number, value: string): Cells {
  return TINY.map((cells, i) => cells.map((cell, j) => (i === row && j === column ? value : cell)));
}

function without(column: string): Cells {
  const at = HEADER.indexOf(column);
  return TINY.map((cells) => cells.filter((_, j) => j !== at));
}

const WHOLE: Cells = [
  HEADER,
  ...regions.flatMap(({ sido, sigungu }) =>
    ["주택용", "심 야"].map((contract) => ["2024", sido, sigungu, contract, "10", "20"]),
  ),
];

const CASES: readonly [string, SourceFile, RegExp][] = [
  [
    "a letter for a number",
    csvFile(changed(1, 4, "2500O")),
    /^Cannot import kepco\.csv \(line 2, column 1월\) as use must be a number of kWh, 0 or more, or - where missing: current value is "2500O"$/,
  ],
  [
    "negative use",
    csvFile(changed(4, 5, "-631")),
    /\(line 5, column 2월\) as use must be .* 0 or more.*: current value is "-631"$/,
  ],
  [
    "a number that Excel cut",
    csvFile(changed(1, 4, "2.5E+07")),
    /\(line 2, column 1월\) as use must be .*: current value is "2\.5E\+07"$/,
  ],
  [
    "badly grouped thousands",
    csvFile(changed(1, 4, '"25,0023,25"')),
    /\(line 2, column 1월\) .*: current value is "25,0023,25"$/,
  ],
  [
    "unquoted thousands",
    csvFile(changed(4, 5, "1,631")),
    /\(line 5\) as the row has more values than the header has columns.*: current value is "631"$/,
  ],
  [
    "a total that is not the sum",
    csvFile(changed(3, 4, "27512178")),
    /\(line 4, column 1월\) as the total must be the sum of the contract types, 27512177 kWh: current value is 27512178$/,
  ],
  [
    "a row twice",
    csvFile([...TINY, TINY[1]!]),
    /\(line 6\) as it repeats 서울특별시 종로구, residential, 2024, which line 2 has already$/,
  ],
  [
    "a cell under its old and its new name",
    csvFile([
      HEADER,
      ["2024", "강원도", "춘천시", "주택용", "1", "2"],
      ["2024", "강원특별자치도", "춘천시", "주택용", "1", "2"],
    ]),
    /\(line 3\) as it repeats 강원특별자치도 춘천시, residential, 2024, which line 2 has already$/,
  ],
  [
    "an unknown municipality",
    csvFile(changed(1, 2, "종루구")),
    /\(line 2, column 시군구\) as there is no municipality of that name: current value is "서울특별시 종루구"$/,
  ],
  [
    "a municipality of another province",
    csvFile(changed(1, 1, "부산광역시")),
    /as there is no municipality of that name; there is a 종로구 in 서울특별시: current value is "부산광역시 종로구"$/,
  ],
  [
    "a municipality that was split later",
    csvFile([HEADER, ["2026", "인천광역시", "서해구", "주택용", "1", "2"]]),
    /as 인천광역시 서해구 cannot be joined to the 229 units of the table: it is since 2026-07-01, and made of a part of 서구$/,
  ],
  [
    "a province that came later",
    csvFile([HEADER, ["2026", "전남광주통합특별시", "목포시", "주택용", "1", "2"]]),
    /as 전남광주통합특별시 목포시 cannot be joined .* since 2026-07-01, and/,
  ],
  [
    "an unknown contract type",
    csvFile(changed(1, 3, "수소용")),
    /\(line 2, column 계약종별\) as the contract type must be one of 주택용, 일반용, 교육용, 산업용, 농사용, 가로등, 심야, 합계: current value is "수소용"$/,
  ],
  [
    "a year that is none",
    csvFile(changed(1, 0, "24")),
    /\(line 2, column 연도\) as the year must look like 2024: current value is "24"$/,
  ],
  [
    "no column for the province",
    csvFile(without("시도")),
    /^Cannot import kepco\.csv \(line 1\) as the column 시도 is missing: the header is "연도,시군구,계약종별,1월,2월"$/,
  ],
  [
    "no month column",
    csvFile(TINY.map((row) => row.slice(0, 4))),
    /\(line 1\) as no month column \(1월 to 12월\) is there/,
  ],
  ["a month twice", csvFile(changed(0, 5, "1월")), /\(line 1\) as the column 1월 stands there 2 times/],
  [
    "a month that is none",
    csvFile(changed(0, 5, "13월")),
    /\(line 1\) as months must be named 1월 to 12월: current value is "13월"$/,
  ],
  [
    "no header",
    csvFile(TINY.slice(1)),
    /^Cannot import kepco\.csv as it has no header row: expected 연도, 시도, 시군구, 계약종별, 1월, 2월 …$/,
  ],
  ["only a header", csvFile([HEADER]), /^Cannot import kepco\.csv as no rows follow its header$/],
  [
    "nothing but missing values",
    csvFile([HEADER, ["2024", "서울특별시", "종로구", "주택용", "-", ""]]),
    /as every value in it is missing$/,
  ],
  [
    "totals alone",
    csvFile([HEADER, ["2024", "서울특별시", "종로구", "합계", "1", "2"]]),
    /^Cannot import kepco\.csv as it has totals alone, no contract types$/,
  ],
  [
    "a short row",
    textFile("연도,시도,시군구,계약종별,1월,2월\n2024,서울특별시,종로구,주택용,1"),
    /\(line 2\) as the row has 5 of 6 columns: the file is cut off or a comma is missing$/,
  ],
  [
    "a quote that stays open",
    textFile('연도,시도,시군구,계약종별,1월\n2024,서울특별시,종로구,주택용,"25,0'),
    /^Cannot read kepco\.csv \(line 2\) as the file ends there within quotes/,
  ],
  [
    "a quote within a value",
    textFile('연도,시도,시군구,계약종별,1월\n2024,서울특별시,종로구,주택용,25"0\n'),
    /^Cannot read kepco\.csv \(line 2\) as a quote \("\) stands within a value/,
  ],
  [
    "a last number without a line end, far below the one before",
    textFile("연도,시도,시군구,계약종별,1월,2월\n2024,서울특별시,종로구,주택용,25002325,2345"),
    /\(line 2, column 2월\) as the file ends within this number or lacks its last line end: current value is 2345$/,
  ],
  [
    "half of the country",
    csvFile(WHOLE.slice(0, 200)),
    /\(line 200\) as 2024 lacks .* and \d+ more: the file is cut off or rows were left out$/,
  ],
  [
    "the last row cut off a whole table",
    csvFile(WHOLE.slice(0, -1)),
    /\(line 458\) as 2024 ends without midnight for 전북특별자치도 부안군, which every other region has: the file is cut off$/,
  ],
];

describe("readKepco() refuses", () => {
  it("the whole table that its cases cut is accepted as it is", () => {
    expect(readKepco(csvFile(WHOLE)).cells).toHaveLength(229 * 2 * 2);
  });

  it.each(CASES)("readKepco() refuses %s in one line that says where and what", (_, file, message) => {
    let error: unknown;
    try {
      readKepco(file);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toMatch(message);
    expect((error as UserError).message).not.toContain("\n");
  });
});
