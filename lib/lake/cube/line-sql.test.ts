import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { temporaryLake } from "../test-lake.ts";
import { readings } from "../test-readings.ts";
import { lineSql } from "./line-sql.ts";

type Point = { readonly x: number; readonly y: number | null };

const WIDTH = 40;

async function reduced(points: readonly Point[], width: number): Promise<Point[]> {
  const lake = await temporaryLake();
  await lake.commit("rows", () => ({ put: [readings("a", [1])] }));
  const rows = `SELECT unnest($x::DOUBLE[]) AS x, unnest($y::DOUBLE[]) AS y`;
  const sql = lineSql(rows, { x: "x", y: "y", isTime: false, width });
  const values = { x: points.map(({ x }) => x), y: points.map(({ y }) => y) };
  return (await (await lake.snapshot()).query(sql, values)).rows<Point>();
}

function wave(length: number, gaps: readonly (readonly [number, number])[] = []): Point[] {
  return Array.from({ length }, (_, x) => ({
    x,
    y: gaps.some(([from, to]) => x >= from && x < to) ? null : 30 + 20 * Math.sin(x / 700) + ((x * 7919) % 83) / 10,
  }));
}

describe("lineSql()", () => {
  it("sends at most four points a pixel column, among them first, last, lowest and highest", async () => {
    const points = wave(8000);
    const kept = await reduced(points, WIDTH);
    expect(kept.length).toBeLessThanOrEqual(4 * WIDTH);
    for (let column = 0; column < WIDTH; column++) {
      const inColumn = (all: readonly Point[]) =>
        all.filter(({ x }) => Math.min(WIDTH - 1, Math.floor((x * WIDTH) / 7999)) === column);
      const [all, few] = [inColumn(points), inColumn(kept)];
      const ys = all.map(({ y }) => y as number);
      expect(few.length).toBeLessThanOrEqual(4);
      expect(few[0]).toEqual(all[0]);
      expect(few.at(-1)).toEqual(all.at(-1));
      expect(few.map(({ y }) => y)).toEqual(expect.arrayContaining([Math.min(...ys), Math.max(...ys)]));
    }
  });

  it("invents no point, keeps the order, and breaks the line at gaps between columns, in any series", async () => {
    const lake = await temporaryLake();
    await lake.commit("rows", () => ({ put: [readings("a", [1])] }));
    const snapshot = await lake.snapshot();
    const series = fc.array(fc.option(fc.integer({ min: -50, max: 50 }), { nil: null, freq: 4 }), {
      minLength: 2,
      maxLength: 120,
    });
    await fc.assert(
      fc.asyncProperty(series, fc.integer({ min: 1, max: 30 }), async (ys, width) => {
        const sql = lineSql("SELECT unnest($x::DOUBLE[]) AS x, unnest($y::DOUBLE[]) AS y", {
          x: "x",
          y: "y",
          isTime: false,
          width,
        });
        const kept = (
          await snapshot.query(sql, { x: ys.map((_, x) => x), y: [...ys, ...(ys.every((y) => y === null) ? [] : [])] })
        ).rows<Point>();
        for (const { x, y } of kept) expect(y).toBe(ys[x]);
        expect(kept.map(({ x }) => x)).toEqual([...new Set(kept.map(({ x }) => x))].sort((a, b) => a - b));
        const known = ys.flatMap((y) => (y === null ? [] : [y]));
        const keptKnown = kept.flatMap(({ y }) => (y === null ? [] : [y]));
        if (known.length) {
          expect(Math.max(...keptKnown)).toBe(Math.max(...known));
          expect(Math.min(...keptKnown)).toBe(Math.min(...known));
        }
        const column = (x: number) => Math.min(width - 1, Math.floor((x * width) / (ys.length - 1)));
        kept.slice(1).forEach((point, i) => {
          const before = kept[i] as Point;
          if (point.y === null || before.y === null || column(before.x) === column(point.x)) return;
          expect(ys.slice(before.x, point.x).includes(null)).toBe(false);
        });
      }),
      { numRuns: 120 },
    );
  });

  it("sends four rows at most where gaps lie between columns: a break takes the place of a point", async () => {
    const points = wave(8000, [
      [190, 205],
      [3000, 3400],
      [7998, 8000],
    ]);
    const kept = await reduced(points, WIDTH);
    for (let column = 0; column < WIDTH; column++) {
      const few = kept.filter(({ x }) => Math.min(WIDTH - 1, Math.floor((x * WIDTH) / 7999)) === column);
      expect(few.length).toBeGreaterThan(0);
      expect(few.length).toBeLessThanOrEqual(4);
    }
    expect(kept.filter(({ y }) => y === null).map(({ x }) => x)).toEqual(
      expect.arrayContaining([expect.toSatisfy((x) => x >= 190 && x < 205), 7999]),
    );
  });

  it("orders points of one x by y, so that a repeated x has one line", async () => {
    const repeated = [3, 1, 2].flatMap((y) => [0, 1, 2].map((x) => ({ x, y: x === 1 ? 10 * y : y })));
    expect(await reduced(repeated, 1)).toEqual([
      { x: 0, y: 1 },
      { x: 1, y: 30 },
      { x: 2, y: 1 },
      { x: 2, y: 3 },
    ]);
  });
});
