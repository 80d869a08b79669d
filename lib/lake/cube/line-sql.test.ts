import { Resvg } from "@resvg/resvg-js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { temporaryLake } from "../test-lake.ts";
import { readings } from "../test-readings.ts";
import { lineSql } from "./line-sql.ts";

type Point = { readonly x: number; readonly y: number | null };

type Rendering = "crispEdges" | "geometricPrecision";

const WIDTH = 40;
const HEIGHT = 60;

async function reduced(points: readonly Point[], width: number): Promise<Point[]> {
  const lake = await temporaryLake();
  await lake.commit("rows", () => ({ put: [readings("a", [1])] }));
  const rows = `SELECT unnest($x::DOUBLE[]) AS x, unnest($y::DOUBLE[]) AS y`;
  const sql = lineSql(rows, { x: "x", y: "y", isTime: false, width });
  const values = { x: points.map(({ x }) => x), y: points.map(({ y }) => y) };
  return (await (await lake.snapshot()).query(sql, values)).rows<Point>();
}

/**
 * The pixels of a line one pixel wide, drawn by resvg; `crispEdges` turns anti-aliasing off. The theorem of M4 is about
 * points that lie on pixels: `isOnPixels` puts them there first, as a rasteriser of integer coordinates does.
 */
function pixels(points: readonly Point[], width: number, rendering: Rendering, isOnPixels: boolean): Buffer {
  const on = (value: number) => (isOnPixels ? Math.floor(value) + 0.5 : value);
  const xs = points.map(({ x }) => x);
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  let pen = "M";
  const path = points
    .map(({ x, y }) => {
      if (y === null) {
        pen = "M";
        return "";
      }
      const to = `${pen}${on(Math.min(width - 1e-6, ((x - low) / (high - low)) * width))},${on(HEIGHT - y)}`;
      pen = "L";
      return to;
    })
    .join("");
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}"><path d="${path}" fill="none" stroke="black" stroke-width="1" stroke-linejoin="bevel" shape-rendering="${rendering}"/></svg>`;
  return new Resvg(svg).render().pixels;
}

function wave(length: number, gaps: readonly (readonly [number, number])[] = []): Point[] {
  return Array.from({ length }, (_, x) => ({
    x,
    y: gaps.some(([from, to]) => x >= from && x < to) ? null : 30 + 20 * Math.sin(x / 700) + ((x * 7919) % 83) / 10,
  }));
}

/** Pixels whose opacity differs by more than `by` of 255. */
function differing(a: Buffer, b: Buffer, by = 0): number {
  let count = 0;
  for (let i = 3; i < a.length; i += 4) if (Math.abs(a[i]! - b[i]!) > by) count++;
  return count;
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

  it("is drawn pixel for pixel as all the points are, without anti-aliasing, gaps included", async () => {
    const points = wave(20_000, [
      [3000, 5000],
      [11_000, 11_800],
    ]);
    const kept = await reduced(points, WIDTH);
    expect(kept.length).toBeLessThan(5 * WIDTH);
    const draw = (line: readonly Point[], rendering: Rendering, isOnPixels: boolean) =>
      pixels(line, WIDTH, rendering, isOnPixels);
    const whole = draw(points, "crispEdges", true);
    expect(whole.some((value) => value > 0)).toBe(true);
    expect(differing(whole, draw(kept, "crispEdges", true))).toBe(0);
    expect(differing(whole, draw(wave(20_000), "crispEdges", true))).toBeGreaterThan(20);
  });

  it("differs at the edges of the ink alone where points lie between pixels and edges are smoothed", async () => {
    const points = wave(20_000);
    const kept = await reduced(points, WIDTH);
    const [whole, few] = [points, kept].map((line) => pixels(line, WIDTH, "geometricPrecision", false)) as [
      Buffer,
      Buffer,
    ];
    expect(differing(whole, few, 64)).toBeLessThan(0.15 * WIDTH * HEIGHT);
    expect(differing(whole, few)).toBeGreaterThan(0);
  });
});
