import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { monthAt } from "#lib/core/month.ts";
import { readKepco } from "./read-kepco.ts";
import type { UsageCell } from "./usage-table.ts";

const FOLDER = resolve(import.meta.dirname, "../../../../shared/data/korea");
const REASON = existsSync(FOLDER) ? "" : " (skipped: ../shared/data is absent)";

const VARIANTS = [
  "kepco_sgg_2023_variant_007e0e4.cp949.csv",
  "kepco_sgg_2023_variant_a245c9e.cp949.csv",
  "kepco_sgg_2023_variant_d063df3.cp949.csv",
  "kepco_sgg_2023_variant_f69b853.cp949.csv",
];

function read(name: string): readonly UsageCell[] {
  return readKepco({ name, bytes: readFileSync(resolve(FOLDER, name)) }).cells;
}

function plain(cells: readonly UsageCell[]): string[] {
  return cells.map(({ region, contract, month, kwh }) => `${region.code} ${contract} ${month} ${kwh}`);
}

function sumTwh(cells: readonly UsageCell[]): number {
  return cells.reduce((sum, { kwh }) => (Number.isNaN(kwh) ? sum : sum + kwh), 0) / 1e9;
}

describe.skipIf(REASON !== "")(`readKepco() on KEPCO's own files${REASON}`, () => {
  it("readKepco() reads the five spellings of January to April 2023 as the same rows", () => {
    const expected = plain(read("kepco_sgg_2023_jan-apr_utf8.csv"));
    expect(expected).toHaveLength((229 * 7 - 2) * 4);
    for (const variant of VARIANTS) expect(plain(read(variant)), variant).toEqual(expected);
  });

  // Oracle: totals and shares of an independent reading of the same table, with other code.
  it("readKepco() reproduces the national totals and shares of January to April 2023", () => {
    const cells = read("kepco_sgg_2023_jan-apr_utf8.csv");
    const byMonth = Map.groupBy(cells, ({ month }) => monthAt(month));
    expect([...byMonth].map(([month, of]) => [month, Number(sumTwh(of).toFixed(3))])).toEqual([
      ["2023-01", 51.241],
      ["2023-02", 47.875],
      ["2023-03", 44.095],
      ["2023-04", 42.301],
    ]);
    const byContract = Map.groupBy(cells, ({ contract }) => contract);
    const shares = [...byContract].map(([contract, of]) => [
      contract,
      Number(((100 * sumTwh(of)) / sumTwh(cells)).toFixed(1)),
    ]);
    expect(Object.fromEntries(shares)).toEqual({
      industrial: 52.7,
      general: 23.9,
      residential: 14.2,
      agricultural: 4.1,
      midnight: 2.7,
      education: 1.8,
      streetlight: 0.6,
    });
  });

  // Oracle: the same reading; use of January 2023 in GWh.
  it.each([
    ["화성시", 1927],
    ["평택시", 1619],
    ["여수시", 1332],
    ["청주시", 1280],
    ["울주군", 980],
  ])("readKepco() finds %s with %i GWh in January 2023", (sigungu, gwh) => {
    const cells = read("kepco_sgg_2023_jan-apr_utf8.csv");
    const own = cells.filter(({ region, month }) => region.sigungu === sigungu && month === 2023 * 12);
    expect(Math.round(sumTwh(own) * 1000)).toBe(gwh);
  });

  it("readKepco() reads 2024 with a total of 549.82 TWh and five missing cells, all of them agricultural use in Seoul", () => {
    const cells = read("kepco_sgg_2024.csv");
    expect(sumTwh(cells)).toBeCloseTo(549.82, 2);
    const missing = cells.filter(({ kwh }) => Number.isNaN(kwh));
    expect(missing.map(({ region, contract, month }) => [region.code, contract, monthAt(month)])).toEqual(
      ["08", "09", "10", "11", "12"].map((month) => ["11140", "agricultural", `2024-${month}`]),
    );
  });

  it("readKepco() finds all 229 municipalities, 군위군 in Daegu and 강원 under its code of today", () => {
    const codes = new Set(read("kepco_sgg_2024.csv").map(({ region }) => region.code));
    expect(codes.size).toBe(229);
    expect(["27720", "51110", "52110", "28177"].filter((code) => codes.has(code))).toHaveLength(4);
  });

  it("readKepco() refuses each of 60 cuts of the table, whatever it ends in", () => {
    const whole = readFileSync(resolve(FOLDER, "kepco_sgg_2024.csv"));
    for (let i = 1; i < 60; i++) {
      const bytes = whole.subarray(0, Math.floor((whole.length * i) / 60));
      expect(() => readKepco({ name: "cut.csv", bytes }), `${bytes.length} bytes`).toThrow(/cut off/);
    }
  });
});
