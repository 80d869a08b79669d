import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designPower } from "./design-power.ts";
import { curvePower, type MachineFacts, powerCurve } from "./power-curve.ts";
import { likelyServer, serverFamily } from "./server-family.ts";

const SHARED = path.join(import.meta.dirname, "../../../shared/data");
const SPEC_POWER = path.join(SHARED, "carbon/power/SPECpower-2026-03-09.csv");

const TRACEBASE = path.join(SHARED, "campus/tracebase_appliances_1min.parquet");

const facts = (brand: string, form: MachineFacts["form"] = "unknown", threads = 8): MachineFacts => ({
  brand,
  threads,
  form,
});

describe("powerCurve()", () => {
  it.each([
    ["AMD EPYC 7742 64-Core Processor", "AMD EPYC 7002"],
    ["AMD EPYC 7B12", "AMD EPYC 7002"],
    ["AMD EPYC 9R14", "AMD EPYC 8004 and 9004"],
    ["Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz", "Intel Xeon E5 and E7 v4"],
    ["Intel(R) Xeon(R) Platinum 8375C CPU @ 2.90GHz", "Intel Xeon Scalable, 3rd generation"],
    ["Intel(R) Xeon(R) Platinum 8488C", "Intel Xeon Scalable, 4th generation"],
    ["Intel(R) Xeon(R) 6975P-C", "Intel Xeon 6"],
    ["Neoverse-N1", "Ampere Altra"],
  ])("takes %s for %s", (brand, name) => {
    expect(serverFamily(brand)?.name).toBe(name);
  });

  it("of a virtual machine is its threads' share of a server, also when the processor hides its name", () => {
    const known = powerCurve(facts("AMD EPYC 7763 64-Core Processor", "virtual", 4));
    expect(known.full.value).toBeCloseTo(4 * 1.92, 6);
    expect(known.basis).toContain("4 threads' share");
    const hidden = powerCurve(facts("Intel(R) Xeon(R) Processor", "virtual", 2));
    expect(hidden.basis).toContain("servers since 2017");
    expect(hidden.full.high / hidden.full.low).toBeGreaterThan(4);
  });

  // Makers' data sheets.
  it.each([
    ["11th Gen Intel(R) Core(TM) i7-1165G7 @ 2.80GHz", 15],
    ["Intel(R) Core(TM) Ultra 7 155H", 45],
    ["13th Gen Intel(R) Core(TM) i9-13900HX", 55],
    ["Intel(R) Core(TM) i7-8700 CPU @ 3.20GHz", 65],
    ["Intel(R) Core(TM) i9-14900K", 125],
    ["Intel(R) Core(TM) i5-8200Y CPU @ 1.30GHz", 7],
    ["12th Gen Intel(R) Core(TM) i7-1260P", 28],
    ["Intel(R) Core(TM) i5-9500T CPU @ 2.20GHz", 35],
    ["AMD Ryzen 7 5800X 8-Core Processor", 105],
    ["AMD Ryzen 5 5600 6-Core Processor", 65],
    ["AMD Ryzen 7 PRO 5850U with Radeon Graphics", 15],
    ["AMD Ryzen Threadripper 3970X 32-Core Processor", 280],
    ["Intel(R) N100", 10],
    ["Apple M2 Pro", 35],
    ["Cortex-A72", undefined],
    ["", undefined],
  ])("designPower() of %j is %s W", (brand, watts) => {
    expect(designPower(brand)).toBe(watts);
  });

  it("of an unknown PC holds what tracebase's machines drew, idle and busy; of a known one is narrower", () => {
    const desktop = powerCurve(facts("", "unknown"));
    expect(desktop.idle.low).toBeLessThan(20.7);
    expect(desktop.full.high).toBeGreaterThanOrEqual(209);
    const known = powerCurve(facts("Intel(R) Core(TM) i7-8700 CPU @ 3.20GHz", "desktop"));
    expect(known.full.high - known.full.low).toBeLessThan(desktop.full.high - desktop.full.low + 1);
    expect(powerCurve(facts("", "laptop")).full.value).toBeLessThan(desktop.full.value);
  });

  it.skipIf(!existsSync(TRACEBASE))(
    "of unknown PCs holds nineteen of twenty minutes of those that were in use",
    async () => {
      const instance = await DuckDBInstance.create();
      const connection = await instance.connect();
      for (const [appliance, form] of [
        ["PC-Desktop", "desktop"],
        ["PC-Laptop", "laptop"],
      ] as const) {
        const { idle, full } = powerCurve(facts("", form));
        const rows = await connection.runAndReadAll(
          `SELECT count(*), count(*) FILTER (watts BETWEEN ${idle.low} AND ${full.high})
         FROM read_parquet('${TRACEBASE}') WHERE appliance = '${appliance}' AND watts > 5`,
        );
        const [all, inside] = (rows.getRows()[0] ?? []).map(Number);
        expect(all).toBeGreaterThan(50_000);
        expect(Number(inside) / Number(all)).toBeGreaterThan(0.95);
      }
      connection.closeSync();
      instance.closeSync();
    },
  );

  it.skipIf(!existsSync(SPEC_POWER))("of servers are the percentiles of SPECpower's own results", () => {
    const rows = parse(readFileSync(SPEC_POWER), { columns: true }) as Record<string, string>[];
    const byName = new Map<string, { idle: number[]; full: number[] }>();
    for (const row of rows) {
      const family = serverFamily(row["CPU Description"] ?? "");
      if (!family) continue;
      const found = byName.get(family.name) ?? { idle: [], full: [] };
      byName.set(family.name, found);
      found.idle.push(Number(row["avg. watts @ active idle"]) / Number(row["Total Threads"]));
      found.full.push(Number(row["avg. watts @ 100%"]) / Number(row["Total Threads"]));
    }
    expect(byName.size).toBe(15);
    for (const [name, found] of byName) {
      const row = rows.find((each) => serverFamily(each["CPU Description"] ?? "")?.name === name);
      const family = likelyServer(row?.["CPU Description"] ?? "");
      for (const part of ["idle", "full"] as const) {
        const { low, value, high } = family[part];
        [low, value, high].forEach((figure, i) => {
          expect(figure, `${name}, ${part}`).toBeCloseTo(quantile(found[part], [0.05, 0.5, 0.95][i]!), 1.7);
        });
      }
    }
  });
});

describe("curvePower()", () => {
  it("rises with utilisation from idle to full, its interval around it", () => {
    const form = fc.constantFrom("laptop", "desktop", "server", "virtual", "unknown" as const);
    const brand = fc.constantFrom("", "AMD EPYC 7763", "Intel(R) Core(TM) i7-8700", "Apple M1");
    fc.assert(
      fc.property(
        brand,
        form,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (b, f, u, v) => {
          const curve = powerCurve(facts(b, f as MachineFacts["form"]));
          const [less, more] = [curvePower(curve, Math.min(u, v)), curvePower(curve, Math.max(u, v))];
          expect(less.low).toBeLessThanOrEqual(less.value);
          expect(less.value).toBeLessThanOrEqual(less.high);
          expect(less.value).toBeLessThanOrEqual(more.value + 1e-9);
        },
      ),
    );
    const curve = powerCurve(facts("", "desktop"));
    expect(curvePower(curve, 0)).toEqual(curve.idle);
    expect(curvePower(curve, 7)).toEqual(curve.full);
    expect(curvePower(curve, 0.5).value).toBeCloseTo(66 + 0.7 * (107 - 66), 6);
  });

  it("keeps a missing utilisation missing", () => {
    expect(curvePower(powerCurve(facts("")), Number.NaN).value).toBeNaN();
  });
});

function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return low + (high - low) * (at - Math.floor(at));
}
