import { Resvg } from "@resvg/resvg-js";
import { describe, expect, it } from "vitest";
import { lineColumns } from "./line-columns.ts";
import type { TimePoint } from "./line-in-columns.ts";
import { FIVE_YEARS, lineSvg, noise, quarters, reducedPoints } from "./long-line-fixture.ts";

const WIDTHS = [620, 1176];

const SERIES: Readonly<Record<string, () => TimePoint[]>> = {
  "harsh noise": () => quarters(20_000, noise),
  steps: () => quarters(30_000, (i) => (Math.floor(i / 700) % 3) * 150),
  "gaps within and between columns": () =>
    quarters(30_000, (i, random) => (i % 4000 < 900 || i % 97 < 5 || random < 0.02 ? null : noise(i, random))),
  "more gaps than points": () => quarters(9000, (i, random) => (random < 0.8 ? null : noise(i, random))),
  "repeated times": () => {
    const once = quarters(6000, noise);
    const again = once.flatMap(({ at, value }, i) =>
      i % 3
        ? []
        : [
            { at, value: (value as number) * 1.4 },
            { at, value },
          ],
    );
    return [...once, ...again].sort((a, b) => Number(a.at) - Number(b.at) || (a.value as number) - (b.value as number));
  },
  "fewer points than columns": () => quarters(90, (i, random) => (i % 20 === 9 ? null : noise(i, random))),
  "about as many points as columns": () => quarters(700, noise),
  "a change of the clock": () => quarters(8 * 96, noise, Date.parse("2024-03-28T00:00:00+01:00")),
};

/** The pixels of the figure drawn by resvg without anti-aliasing. */
function pixels(svg: string): Buffer {
  return new Resvg(svg, { background: "white" }).render().pixels;
}

/** Pixels of which any channel differs. */
function differing(a: Buffer, b: Buffer): number {
  expect(a.length).toBe(b.length);
  let count = 0;
  for (let i = 0; i < a.length; i += 4) if (a.readUInt32LE(i) !== b.readUInt32LE(i)) count++;
  return count;
}

/** Pixels of the line of one drawing that have none of the other's within a pixel around them. */
function astray(of: Buffer, from: Buffer, width: number): number {
  const isInk = (image: Buffer, i: number) => image[4 * i + 2] === 255 && image[4 * i] === 0;
  const around = [-width - 1, -width, -width + 1, -1, 0, 1, width - 1, width, width + 1];
  let count = 0;
  for (let i = width + 1; i < of.length / 4 - width - 1; i++)
    if (isInk(of, i) && !around.some((by) => isInk(from, i + by))) count++;
  return count;
}

describe("timeLine()", () => {
  it.each(Object.keys(SERIES))("draws the points that M4 keeps pixel for pixel as all the points: %s", async (name) => {
    const points = SERIES[name]!();
    for (const width of WIDTHS) {
      const columns = lineColumns(width);
      const kept = await reducedPoints(points, columns);
      expect(kept.length).toBeLessThanOrEqual(4 * columns);
      const draw = (line: readonly TimePoint[], stroke?: number) =>
        pixels(lineSvg(line, width, { rendering: "crispEdges", ...(stroke ? { stroke } : {}) }));
      // M4 is about lines of one pixel; of a wider one round corners may touch a pixel's middle, and round either way.
      expect(differing(draw(points, 1), draw(kept, 1)), `${width} px`).toBe(0);
      const whole = draw(points);
      expect(differing(whole, draw(kept)), `${width} px`).toBeLessThanOrEqual(6);
      const half = draw(kept.filter(({ value }, i) => i % 2 === 0 || value === null));
      expect(differing(whole, half), "the comparison sees a lost point").toBeGreaterThan(20);
    }
  });

  it("draws them alike over a range, and at a width that they were not reduced for", async () => {
    const points = quarters(20_000, noise);
    const domain = { from: new Date(Number(points[1234]!.at) + 1000), to: points[15_000]!.at };
    const inside = points.filter(({ at }) => at >= domain.from && at < domain.to);
    const columns = lineColumns(1176);
    const kept = await reducedPoints(points, columns, domain);
    expect(kept.length).toBeLessThan(inside.length / 2);
    for (const [width, most] of [
      [1176, 6],
      [620, 6],
      [340, 6],
    ] as const) {
      const draw = (line: readonly TimePoint[]) =>
        pixels(lineSvg(line, width, { domain, columns, rendering: "crispEdges" }));
      expect(differing(draw(inside), draw(kept)), `${width} px`).toBeLessThanOrEqual(most);
    }
  });

  it.each(Object.keys(SERIES))("moves no ink by more than a pixel to put points into columns: %s", (name) => {
    const points = SERIES[name]!();
    const width = 1176;
    const draw = (columns: number) => pixels(lineSvg(points, width, { columns, rendering: "crispEdges" }));
    // So many columns that each point has one of its own, and stays where it is.
    const [placed, loose] = [draw(lineColumns(width)), draw(1e9)];
    expect(differing(placed, draw(10))).toBeGreaterThan(1000);
    expect(astray(loose, placed, width)).toBe(0);
    // Where most is missing, bridges over gaps inside a column are seen.
    const added = astray(placed, loose, width);
    if (name === "more gaps than points") expect(added).toBeLessThan(1000);
    else expect(added).toBe(0);
  });

  it("sends at most four rows a column of five years of quarter hours, gaps among them", async () => {
    const points = quarters(FIVE_YEARS, (i, random) => (i % 331 < 7 ? null : noise(i, random)));
    const kept = await reducedPoints(points, lineColumns(1176));
    expect(kept.length).toBeLessThanOrEqual(4 * lineColumns(1176));
    expect(kept.some(({ value }) => value === null)).toBe(true);
  });
});
