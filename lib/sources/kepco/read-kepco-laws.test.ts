import fc from "fast-check";
import { expect, it } from "vitest";
import { regions } from "../regions.ts";
import type { SourceFile } from "../table/source-file.ts";
import { contracts } from "./contracts.ts";
import { readKepco } from "./read-kepco.ts";
import { cp949, xlsxFile } from "./tiny-table.ts";

const NAMES = ["주택용", "일반용", "교육용", "산업용", "농사용", "가로등", "심야"];

interface Row {
  readonly region: number;
  readonly contract: number;
  readonly use: readonly (number | null)[];
}

const rowArbitrary = (months: number): fc.Arbitrary<Row> =>
  fc.record({
    region: fc.integer({ min: 0, max: 8 }).map((i) => i * 25),
    contract: fc.nat(NAMES.length - 1),
    use: fc.array(fc.option(fc.nat(2_000_000_000), { freq: 8 }), { minLength: months, maxLength: months }),
  });

const rowsArbitrary = fc
  .integer({ min: 1, max: 12 })
  .chain((months) =>
    fc.uniqueArray(rowArbitrary(months), {
      minLength: 1,
      maxLength: 25,
      selector: (row) => `${row.region} ${row.contract}`,
    }),
  )
  .filter((rows) => rows.some((row) => row.use.some((use) => use !== null)));

const spellingArbitrary = fc.record({
  encoding: fc.constantFrom("utf-8", "utf-8 with a mark", "cp949", "xlsx"),
  thousands: fc.boolean(),
  quoted: fc.boolean(),
  missing: fc.constantFrom("-", "", " - "),
  pad: fc.constantFrom("", " ", "  "),
  wide: fc.boolean(),
  trailingComma: fc.boolean(),
  lineEnd: fc.constantFrom("\n", "\r\n"),
  seed: fc.integer(),
  titles: fc.boolean(),
});

type Spelling = typeof spellingArbitrary extends fc.Arbitrary<infer T> ? T : never;

function spell(rows: readonly Row[], spelling: Spelling): SourceFile {
  const { pad, wide, thousands, missing, quoted, trailingComma } = spelling;
  const header = ["연도", "시도", "시군구", "계약종별", ...rows[0]!.use.map((_, i) => `${i + 1}월`)];
  const body = shuffled(rows, spelling.seed).map(({ region, contract, use }) => [
    "2024",
    regions[region]!.sido,
    regions[region]!.sigungu,
    wide ? [...NAMES[contract]!].join(" ") : NAMES[contract]!,
    ...use.map((kwh) => (kwh === null ? missing : thousands ? kwh.toLocaleString("en-US") : String(kwh))),
  ]);
  const cells = [header, ...body].map((row) => row.map((cell) => `${pad}${cell}${pad}`));
  if (spelling.encoding === "xlsx") return xlsxFile([...(spelling.titles ? [["제목"], []] : []), ...cells]);
  const line = (row: readonly string[]) =>
    row.map((cell) => (quoted || cell.includes(",") ? `"${cell}"` : cell)).join(",") + (trailingComma ? "," : "");
  const text = cells.map((row) => line(row) + spelling.lineEnd).join("");
  if (spelling.encoding === "cp949") return { name: "a.csv", bytes: cp949(text) };
  return { name: "a.csv", bytes: new TextEncoder().encode((spelling.encoding === "utf-8" ? "" : "\uFEFF") + text) };
}

function shuffled<T>(values: readonly T[], seed: number): T[] {
  return values
    .map((value, i) => ({ value, at: Math.imul((seed | 1) + i * 2, 0x9e3779b1) >>> 0 }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

function cellsOf(file: SourceFile): string[] {
  return readKepco(file)
    .cells.map(({ region, contract, month, kwh }) => `${region.code} ${contract} ${month} ${kwh}`)
    .sort();
}

it("readKepco() gives the cells that were written, however the file spells them", () => {
  fc.assert(
    fc.property(rowsArbitrary, spellingArbitrary, (rows, spelling) => {
      const lastMonth = Math.max(...rows.map(({ use }) => use.findLastIndex((kwh) => kwh !== null)));
      const written = rows.flatMap(({ region, contract, use }) =>
        use
          .slice(0, lastMonth + 1)
          .map((kwh, i) => `${regions[region]!.code} ${contracts[contract]} ${2024 * 12 + i} ${kwh ?? Number.NaN}`),
      );
      expect(cellsOf(spell(rows, spelling))).toEqual(written.sort());
    }),
    { numRuns: 200, seed: 42 },
  );
});
