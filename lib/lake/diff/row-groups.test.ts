import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dataset } from "#lib/core/dataset.ts";
import { diffSnapshots } from "../diff.ts";
import { temporaryLake } from "../test-lake.ts";
import { restatedCells } from "./restated-cells.ts";

const READING: Dataset = {
  name: "reading",
  rowIs: "meter × metric × day",
  columns: {
    meter: { type: "VARCHAR", meaning: "Name." },
    metric: { type: "VARCHAR", meaning: "What." },
    day: { type: "DATE", meaning: "Day." },
    kwh: { type: "DOUBLE", unit: "kWh", meaning: "Energy.", nullable: true },
  },
  key: ["meter", "metric", "day"],
  sort: ["meter", "metric", "day"],
};

type Row = readonly [meter: string, metric: string, day: string, kwh?: number];

function part(rows: readonly Row[], partition = "all") {
  return {
    dataset: "reading",
    partition,
    columns: {
      meter: rows.map(([meter]) => meter),
      metric: rows.map(([, metric]) => metric),
      day: rows.map(([, , day]) => day),
      kwh: rows.map(([, , , kwh]) => kwh ?? 1),
    },
    provenance: { source: "test", quality: "measured" as const },
  };
}

async function lakeOf(was: readonly Row[], is: readonly Row[]) {
  const lake = await temporaryLake([READING]);
  const other = part([["z", "z", "2020-01-01"]], "other");
  const before = await lake.commit("was", () => ({ put: [part(was), other] }));
  const after = await lake.commit("is", () => ({ put: [part(is), other] }));
  return { lake, was: before.snapshot, is: after.snapshot };
}

/** Oracle: groups by hand, the longest beginning of the key that makes no more groups than the limit, else its first column. */
function groupsByHand(rows: readonly Row[], limit: number) {
  const sorted = [...rows].sort((a, b) => (a.join() < b.join() ? -1 : 1));
  const at = (depth: number) => Map.groupBy(sorted, (row) => row.slice(0, depth).join());
  const depth = [3, 2, 1].find((each) => each === 1 || at(each).size <= limit) as number;
  return [...at(depth).values()].slice(0, limit).map((group) => {
    const days = group.map(([, , day]) => day).sort();
    const span = [days[0], days.at(-1)];
    return {
      key: Object.fromEntries(READING.key.slice(0, depth).map((name, i) => [name, String(group[0]?.[i])])),
      rows: group.length,
      ...(span[0] === span[1] ? {} : { span }),
    };
  });
}

describe("rowGroups()", () => {
  it("names a month of a meter by meter and metric, with its first and last day", async () => {
    const month = Array.from(
      { length: 31 },
      (_, i): Row => ["a", "import", `2024-01-${String(i + 1).padStart(2, "0")}`],
    );
    const { lake, was, is } = await lakeOf([["a", "export", "2024-01-01"]], month);
    const [diff] = await diffSnapshots(lake, was, is);
    expect(diff?.added).toEqual([
      { key: { meter: "a", metric: "import" }, rows: 31, span: ["2024-01-01", "2024-01-31"] },
    ]);
    expect(diff?.removed).toEqual([{ key: { meter: "a", metric: "export", day: "2024-01-01" }, rows: 1 }]);
    const [none] = await diffSnapshots(lake, was, is, { groups: 0 });
    expect([none?.added, none?.removed, none?.addedRows]).toEqual([[], [], 31]);
  });

  it("groups what a grouping by hand groups, whatever the limit", async () => {
    const row = fc.tuple(
      fc.constantFrom("a", "b", "c"),
      fc.constantFrom("in", "out"),
      fc.constantFrom("2024-01-01", "2024-01-02", "2024-02-01"),
    );
    const rows = fc.uniqueArray(row, { selector: (each) => each.join(), minLength: 1, maxLength: 18 });
    await fc.assert(
      fc.asyncProperty(rows, rows, fc.integer({ min: 1, max: 7 }), async (was, is, limit) => {
        const { lake, ...ids } = await lakeOf(was, is);
        const missingIn = (these: readonly Row[], those: readonly Row[]) => {
          const known = new Set(those.map((each) => each.join()));
          return these.filter((each) => !known.has(each.join()));
        };
        const [diff] = await diffSnapshots(lake, ids.was, ids.is, { groups: limit });
        expect(diff?.added ?? []).toEqual(groupsByHand(missingIn(is, was), limit));
        expect(diff?.removed ?? []).toEqual(groupsByHand(missingIn(was, is), limit));
      }),
      { numRuns: 20 },
    );
  });
});

describe("restatedCells()", () => {
  it("yields every restated cell in the order of the key, through more than one batch, up to its limit", async () => {
    const rows = (kwh: number) =>
      Array.from({ length: 5000 }, (_, i): Row => [String(i).padStart(4, "0"), "in", "2024-01-01", kwh]);
    const { lake, was, is } = await lakeOf(rows(1), rows(2));
    const all = async (limit: number, dataset = "reading") =>
      (await Array.fromAsync(restatedCells(lake, { was, is, dataset, limit }))).flat();
    const cells = await all(1e6);
    expect(cells.map(({ key }) => key.meter)).toEqual(rows(1).map(([meter]) => meter));
    expect(cells[4999]).toEqual({
      dataset: "reading",
      key: { meter: "4999", metric: "in", day: "2024-01-01" },
      column: "kwh",
      unit: "kWh",
      was: 1,
      is: 2,
    });
    expect(await all(7)).toEqual(cells.slice(0, 7));
    expect(await all(7, "nothing of that name")).toEqual([]);
  });

  it("stops when it is told to, and lets go of its files when its reader leaves", async () => {
    const { lake, was, is } = await lakeOf([["a", "in", "2024-01-01", 1]], [["a", "in", "2024-01-01", 2]]);
    const call = { was, is, dataset: "reading", limit: 5 };
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(Array.fromAsync(restatedCells(lake, { ...call, signal }))).rejects.toThrow("enough");
    for await (const cells of restatedCells(lake, call)) {
      expect(cells).toHaveLength(1);
      break;
    }
    expect((await Array.fromAsync(restatedCells(lake, call))).flat()).toHaveLength(1);
  });
});
