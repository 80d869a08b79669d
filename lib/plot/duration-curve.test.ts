import { describe, expect, it } from "vitest";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";
import type { DurationSeries } from "./duration-curve.ts";
import { durationCurve } from "./duration-curve.ts";

const load = { key: "load", name: "load, kW", values: Float64Array.from({ length: 8760 }, (_, i) => (i * 37) % 100) };
const net = { key: "net", name: "load less PV, kW", values: load.values.map((value) => value - 40) };
const options = { label: "hours of the year", tick: String, hourTick: String };
const figureOf = (series: readonly DurationSeries[], width = 620) =>
  drawn(durationCurve(series, { ...options, width }));
const points = (mark: Element | undefined) =>
  [...(mark?.getAttribute("d") ?? "").matchAll(/([\d.]+),([\d.]+)/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  );

describe("durationCurve()", () => {
  it("falls from the largest value to the smallest over all hours, whatever their order was", () => {
    const figure = figureOf([load, net]);
    expect(figure.keys).toEqual(["load", "net"]);
    for (const mark of figure.marks) {
      const line = points(mark);
      expect(line.length).toBeGreaterThan(200);
      expect(line.every(([, y], i) => i === 0 || y >= line[i - 1]![1])).toBe(true);
      expect(line.at(-1)![0] - line[0]![0]).toBeCloseTo(620 - line[0]![0] - 22, 0);
    }
    const shuffled = figureOf([{ ...load, values: load.values.toReversed() }]);
    expect(shuffled.marks[0]?.getAttribute("d")).toBe(figureOf([load]).marks[0]?.getAttribute("d"));
  });

  it("leaves missing hours out, and ends as much earlier", () => {
    const half = { ...load, values: load.values.map((value, i) => (i % 2 ? Number.NaN : value)) };
    const [whole, known] = figureOf([load, half]).marks.map(points);
    const length = (line: typeof whole) => line!.at(-1)![0] - line![0]![0];
    expect(length(known) / length(whole)).toBeCloseTo(0.5, 2);
  });

  it.each([328, 620, 1176])("keeps its texts inside %d px and apart", (width) => {
    const five = ["load", "load less PV", "after the battery", "배터리 이후 순부하", "five"].map((name, i) => ({
      key: name,
      name: `${name}, kW`,
      values: load.values.map((value) => value * 3 - i * 50),
    }));
    for (const series of [five, [load], [{ ...load, values: [Number.NaN] }], []]) {
      const figure = figureOf(series, width);
      expect(faultsOf(figure)).toEqual([]);
      expect(textsOutside(figure)).toEqual([]);
      expect(textsCovered(figure)).toEqual([]);
    }
  });
});
