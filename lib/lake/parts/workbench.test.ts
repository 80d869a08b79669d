import { readdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { temporaryLake } from "../test-lake.ts";
import { withWorkbench } from "./workbench.ts";

const PROVENANCE = { source: "test", quality: "synthetic" } as const;
const rows = (meter: string, hours: number) =>
  `SELECT '${meter}' AS meter, h::INTEGER AS hour, h / 2 AS load_kwh FROM range(${hours}) t(h)`;

describe("withWorkbench()", () => {
  it("writes and merges parts that a commit puts in place; the same rows give the same bytes", async () => {
    const lake = await temporaryLake();
    const put = await withWorkbench(lake, undefined, async (bench) => {
      const a = (await bench.write("readings", "a", PROVENANCE, rows("a", 3)))!;
      const b = (await bench.write("readings", "b", PROVENANCE, rows("b", 2)))!;
      expect(await bench.write("readings", "c", PROVENANCE, rows("c", 0))).toBeNull();
      const merged = await bench.merge("readings", "all", PROVENANCE, [b, a]);
      const whole = await bench.write(
        "readings",
        "all",
        PROVENANCE,
        `${rows("b", 2)} UNION ALL BY NAME ${rows("a", 3)}`,
      );
      expect(whole).toEqual(merged);
      expect(merged.rows).toBe(5);
      return [merged];
    });
    await lake.commit("merged", () => ({ put: put.map((part) => ({ dataset: "readings", partition: "all", part })) }));
    const result = await (await lake.snapshot()).query("SELECT sum(load_kwh) AS kwh FROM readings");
    expect(result.rows()).toEqual([{ kwh: 2 }]);
  });

  it("streams numbers as typed columns, a missing one as NaN, and refuses other types", async () => {
    const lake = await temporaryLake();
    await withWorkbench(lake, undefined, async (bench) => {
      await bench.append(
        "numbers",
        { n: "INTEGER", x: "DOUBLE" },
        { n: Int32Array.of(1, 2), x: Float64Array.of(0.5, Number.NaN) },
      );
      const [chunk] = await Array.fromAsync(bench.stream("SELECT n, x FROM numbers ORDER BY n"));
      expect(chunk).toEqual([Int32Array.of(1, 2), Float64Array.of(0.5, Number.NaN)]);
      await expect(Array.fromAsync(bench.stream("SELECT 'a' AS text"))).rejects.toThrow("must be DOUBLE");
    });
  });

  it("stops when it is told to, and leaves nothing behind", async () => {
    const lake = await temporaryLake();
    const stop = new AbortController();
    const work = withWorkbench(lake, stop.signal, async (bench) => {
      setTimeout(() => stop.abort(new Error("enough")), 50);
      await bench.run("CREATE TABLE much AS SELECT sum(a.range * b.range) FROM range(1000000) a, range(1000000) b");
    });
    await expect(work).rejects.toThrow("enough");
    expect(await readdir(path.join(lake.dir, "tmp"))).toEqual([]);
  });
});
