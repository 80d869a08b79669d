import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Dataset } from "#lib/core/dataset.ts";
import { diffSnapshots } from "./diff.ts";
import { temporaryLake } from "./test-lake.ts";

const USE: Dataset = {
  name: "use",
  rowIs: "meter × hour",
  columns: {
    meter: { type: "VARCHAR", meaning: "Name." },
    hour: { type: "INTEGER", meaning: "Hour." },
    load_kwh: { type: "DOUBLE", unit: "kWh", meaning: "Energy.", nullable: true },
    peak_kw: { type: "DOUBLE", unit: "kW", meaning: "Peak.", nullable: true },
    source: { type: "VARCHAR", meaning: "Who." },
  },
  key: ["meter", "hour"],
  sort: ["meter", "hour"],
};

type Value = number | null;

/** Rows of a meter as a part: a load by hour, undefined where there is no row. */
function part(meter: string, loads: readonly (Value | undefined)[], source = "a") {
  const hours = loads.flatMap((load, hour) => (load === undefined ? [] : [hour]));
  return {
    dataset: "use",
    partition: meter,
    columns: {
      meter: hours.map(() => meter),
      hour: Int32Array.from(hours),
      load_kwh: hours.map((hour) => loads[hour] as Value),
      peak_kw: hours.map(() => 1),
      source: hours.map(() => source),
    },
    provenance: { source, quality: "measured" as const },
  };
}

async function lakeOf(...commits: readonly (readonly ReturnType<typeof part>[])[]) {
  const lake = await temporaryLake([USE]);
  const ids: string[] = [];
  for (const [i, put] of commits.entries()) ids.push((await lake.commit(`${i}`, () => ({ put }))).snapshot);
  return { lake, ids: ids as [string, string] };
}

describe("diffSnapshots()", () => {
  it("names each restated cell by its key, and counts rows that came and went", async () => {
    const { lake, ids } = await lakeOf(
      [part("a", [1, 2, null, 4]), part("b", [1])],
      [part("a", [1, 20, 3, undefined, 5]), part("c", [7])],
    );
    const [diff, ...others] = await diffSnapshots(lake, ...ids);
    expect(others).toEqual([]);
    expect(diff).toEqual({
      dataset: "use",
      isDerived: false,
      restatedCells: 2,
      restatedRows: 2,
      addedRows: 2,
      removedRows: 1,
      redescribedRows: 0,
      cells: [
        { dataset: "use", key: { meter: "a", hour: "1" }, column: "load_kwh", unit: "kWh", was: 2, is: 20 },
        { dataset: "use", key: { meter: "a", hour: "2" }, column: "load_kwh", unit: "kWh", was: null, is: 3 },
      ],
      added: [
        { key: { meter: "a", hour: "4" }, rows: 1 },
        { key: { meter: "c", hour: "0" }, rows: 1 },
      ],
      removed: [{ key: { meter: "a", hour: "3" }, rows: 1 }],
    });
    const [back] = await diffSnapshots(lake, ids[1], ids[0], { limit: 1 });
    expect(back).toMatchObject({ restatedCells: 2, addedRows: 1, removedRows: 2, cells: [{ was: 20, is: 2 }] });
  });

  it("finds nothing where nothing differs, and counts apart what is only described otherwise", async () => {
    const { lake, ids } = await lakeOf([part("a", [1, null])], [part("a", [1, null], "b")]);
    expect(await diffSnapshots(lake, ids[0], ids[0])).toEqual([]);
    expect(await diffSnapshots(lake, ...ids)).toMatchObject([{ restatedCells: 0, redescribedRows: 2, cells: [] }]);
    expect(await diffSnapshots(lake, ...ids, { datasets: [] })).toEqual([]);
  });

  it("stops when it is told to", async () => {
    const { lake, ids } = await lakeOf([part("a", [1])], [part("a", [2])]);
    await expect(diffSnapshots(lake, ...ids, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow(
      "enough",
    );
  });

  // Oracle: the same comparison by hand over arrays.
  it("counts what a comparison by hand counts", async () => {
    const loads = fc.array(fc.constantFrom(undefined, null, 0, 1, -0.5), { minLength: 6, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(loads, loads, async (was, is) => {
        fc.pre(was.some((load) => load !== undefined) && is.some((load) => load !== undefined));
        const { lake, ids } = await lakeOf([part("a", was)], [part("a", is)]);
        const both = was.map((load, i) => [load, is[i]] as const);
        const restated = both.filter(([x, y]) => x !== undefined && y !== undefined && x !== y);
        const added = both.filter(([x, y]) => x === undefined && y !== undefined).length;
        const removed = both.filter(([x, y]) => x !== undefined && y === undefined).length;
        const [diff] = await diffSnapshots(lake, ids[0], ids.at(-1) as string);
        expect(diff?.restatedCells ?? 0).toBe(restated.length);
        expect(diff?.cells.map((cell) => [cell.was, cell.is]) ?? []).toEqual(restated);
        expect([diff?.addedRows ?? 0, diff?.removedRows ?? 0]).toEqual([added, removed]);
      }),
      { numRuns: 25 },
    );
  });

  it("tells rows of a dataset without a key apart by what they are sorted by, a missing part of it too", async () => {
    const keyless: Dataset = { ...USE, key: [], sort: ["meter", "peak_kw", "hour"] };
    const lake = await temporaryLake([keyless]);
    const of = (loads: readonly number[], peak: number | null) => ({
      ...part("a", loads),
      columns: { ...part("a", loads).columns, peak_kw: loads.map(() => peak) },
    });
    const was = await lake.commit("was", () => ({ put: [of([1, 2], null)] }));
    const is = await lake.commit("is", () => ({ put: [of([1, 5, 7], null)] }));
    const [diff] = await diffSnapshots(lake, was.snapshot, is.snapshot);
    expect(diff).toMatchObject({ restatedCells: 1, restatedRows: 1, addedRows: 1, removedRows: 0 });
    expect(diff?.cells).toMatchObject([
      { key: { meter: "a", peak_kw: "", hour: "1" }, column: "load_kwh", was: 2, is: 5 },
    ]);
    expect(diff?.added).toEqual([{ key: { meter: "a", peak_kw: "", hour: "2" }, rows: 1 }]);
  });
});
