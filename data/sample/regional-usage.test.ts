import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import contracts from "#data/reference/contracts.json" with { type: "json" };
import regions from "#data/reference/regions.json" with { type: "json" };
import { monthAt, monthIndex } from "#lib/core/month.ts";
import { CONTRACT_PROFILES } from "./contract-profile.ts";
import { placeOf } from "./places.ts";
import { type RegionalUsageColumns, regionalUsageSample } from "./regional-usage.ts";
import { samplePartWrites } from "./regional-usage-parts.ts";

const parts = samplePartWrites();

const rows = parts.flatMap(({ columns }) =>
  columns.kwh.map((kwh, i) => ({
    month: columns.month[i]!.slice(0, 7),
    code: columns.region_code[i]!,
    contract: columns.contract[i]!,
    kwh,
  })),
);

function totals<K extends string>(keyOf: (row: (typeof rows)[number]) => K | undefined): Map<K, number> {
  const sums = new Map<K, number>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== undefined) sums.set(key, (sums.get(key) ?? 0) + row.kwh);
  }
  return sums;
}

describe("samplePartWrites()", () => {
  it("holds 229 municipalities × 7 contract types × 36 months once each, a part a year, and says synthetic everywhere", () => {
    expect(parts.map(({ dataset, partition }) => `${dataset} ${partition}`)).toEqual([
      "regional_usage 2022",
      "regional_usage 2023",
      "regional_usage 2024",
    ]);
    expect(rows).toHaveLength(229 * 7 * 36);
    expect(new Set(rows.map(({ month, code, contract }) => `${month} ${code} ${contract}`)).size).toBe(rows.length);
    expect(new Set(rows.map(({ contract }) => contract))).toEqual(new Set(contracts.contracts.map(({ code }) => code)));
    for (const { columns, provenance } of parts) {
      expect(provenance).toMatchObject({ source: "Wattbook synthetic sample", quality: "synthetic" });
      expect(new Set(columns.quality)).toEqual(new Set(["synthetic"]));
      expect(new Set(columns.source)).toEqual(new Set(["Wattbook synthetic sample"]));
      expect(new Set(columns.published_stated)).toEqual(new Set([false]));
      expect(columns.published.every((day, i) => day > columns.month[i]!)).toBe(true);
    }
  });

  // A change of one kWh anywhere, on any machine, changes this.
  it("gives the same kWh on every machine", () => {
    const hash = createHash("sha256")
      .update(rows.map(({ kwh }) => kwh).join(","))
      .digest("hex");
    expect(hash).toBe("4583136a004b49420b14fb2301937cd6e4d6d1af2c3919826a1b658ac90e3725");
  });

  // Oracle: KEPCO's table of 2023 as published, rounded: 51.2, 47.9, 44.1, 42.3 TWh; 549 TWh in 2024.
  it("has the nation's size, month by month and in the year", () => {
    const months = totals(({ month }) => month);
    for (const [month, twh] of [
      ["2023-01", 51.2],
      ["2023-02", 47.9],
      ["2023-03", 44.1],
      ["2023-04", 42.3],
    ] as const) {
      expect(Math.abs(months.get(month)! / 1e9 / twh - 1), month).toBeLessThan(0.02);
    }
    expect(totals(({ month }) => month.slice(0, 4)).get("2024")! / 1e9).toBeCloseTo(549, -1);
  });

  // Oracle: shares of the same table, January to April 2023. [%]
  it("has the nation's shares of contract types", () => {
    const shares = totals(({ month, contract }) => (month >= "2023-01" && month <= "2023-04" ? contract : undefined));
    const sum = [...shares.values()].reduce((a, b) => a + b, 0);
    const published = {
      industrial: 52.7,
      general: 23.9,
      residential: 14.2,
      agricultural: 4.1,
      midnight: 2.7,
      education: 1.8,
      streetlight: 0.6,
    };
    for (const [contract, share] of Object.entries(published)) {
      expect(Math.abs((shares.get(contract)! / sum) * 100 - share), contract).toBeLessThan(0.3);
    }
  });

  it("has the industrial places on top, with January's size and share within a tenth", () => {
    const january = totals(({ month, code }) => (month === "2023-01" ? code : undefined));
    const top = [...january].sort(([, a], [, b]) => b - a).map(([code]) => code);
    expect(top.slice(0, 3)).toEqual(["41590", "41220", "31140"]);
    // 화성, 평택, 울산 남구, 여수, 아산, 포항: GWh of January 2023, rounded.
    const published = { "41590": 1930, "41220": 1620, "31140": 1360, "46130": 1330, "44200": 1130, "47110": 910 };
    for (const [code, gwh] of Object.entries(published))
      expect(Math.abs(january.get(code)! / 1e6 / gwh - 1), code).toBeLessThan(0.12);
  });

  it("errs most in industrial places in May 2024 and in large cities and Jeju in August, against the year before", () => {
    const largestErrors = (month: string, before: string) => {
      const errors = totals(({ code }) => code);
      for (const code of errors.keys()) errors.set(code, 0);
      for (const row of rows) {
        const sign = row.month === month ? 1 : row.month === before ? -1 : 0;
        errors.set(row.code, errors.get(row.code)! + sign * row.kwh);
      }
      return [...errors].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a)).map(([code]) => code);
    };
    const may = largestErrors("2024-05", "2023-05").slice(0, 5);
    // 광양, 포항, 울산 남구, 평택, 당진.
    expect(new Set(may)).toEqual(new Set(["46230", "47110", "31140", "41220", "44270"]));
    const hot = new Set(
      regions.regions.filter(({ code, sigungu }) => placeOf(code, sigungu).hot).map(({ code }) => code),
    );
    const august = largestErrors("2024-08", "2023-08").slice(0, 20);
    expect(august.filter((code) => hot.has(code)).length).toBeGreaterThan(16);
    expect(august).toContain("50110");
  });
});

describe("regionalUsageSample()", () => {
  const cell = ({ month, region_code, contract, kwh }: RegionalUsageColumns) =>
    new Map(kwh.map((value, i) => [`${month[i]} ${region_code[i]} ${contract[i]}`, value]));

  it("gives positive whole kWh in any range, and the same for a month in every range", () => {
    const all = cell(regionalUsageSample({ seed: 7, from: "2022-01", to: "2024-12" }));
    const start = monthIndex("2022-01");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 35 }), fc.integer({ min: 0, max: 2 }), (first, more) => {
        const [from, to] = [monthAt(start + first), monthAt(start + Math.min(35, first + more))];
        const part = cell(regionalUsageSample({ seed: 7, from, to }));
        expect(part.size).toBe((Math.min(35, first + more) - first + 1) * 229 * 7);
        for (const [key, kwh] of part) {
          if (!Number.isSafeInteger(kwh) || kwh <= 0 || all.get(key) !== kwh)
            expect.fail(`${key}: ${kwh}, ${all.get(key)}`);
        }
      }),
      { numRuns: 8 },
    );
  });

  it("gives other numbers for another seed, and nothing for an empty range", () => {
    const [one, two] = [1, 2].map((seed) => regionalUsageSample({ seed, from: "2024-01", to: "2024-01" }).kwh);
    expect(one!.filter((kwh, i) => kwh !== two![i]).length).toBeGreaterThan(1500);
    expect(regionalUsageSample({ seed: 1, from: "2024-02", to: "2024-01" }).kwh).toEqual([]);
  });

  it("has seasons that leave a mean year's use as it is", () => {
    for (const [contract, { season }] of Object.entries(CONTRACT_PROFILES)) {
      expect(season, contract).toHaveLength(12);
      expect(
        season.reduce((sum, share) => sum + share, 0),
        contract,
      ).toBeCloseTo(12, 1);
    }
  });
});
