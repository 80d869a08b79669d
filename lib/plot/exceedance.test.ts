import { describe, expect, it } from "vitest";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";
import { exceedance } from "./exceedance.ts";

const curve = Array.from({ length: 21 }, (_, i) => ({ value: 80 + 2 * i, probability: 1 - i / 20 }));
const options = {
  width: 620,
  named: [
    { key: "P90", value: 84, probability: 0.9, label: "P90 84 MWh" },
    { key: "P10", value: 116, probability: 0.1, label: "P10 116 MWh" },
  ],
  seen: [{ key: "2024", value: 100, probability: 0.5 }],
  label: "MWh a year",
  tick: String,
  percent: (probability: number) => `${100 * probability} %`,
};

describe("exceedance()", () => {
  it("falls from certain to never, marks what is named and what was seen", () => {
    const figure = drawn(exceedance(curve, options));
    expect([...figure.keys].sort()).toEqual(["2024", "P10", "P90"]);
    const path = figure.root.querySelector('[aria-label="line"] path')?.getAttribute("d") ?? "";
    const points = path
      .split(/[ML]/)
      .filter(Boolean)
      .map((point) => point.split(",").map(Number));
    expect(points).toHaveLength(21);
    for (const [i, [x, y]] of points.entries()) {
      if (i > 0) expect([x! > points[i - 1]![0]!, y! > points[i - 1]![1]!]).toEqual([true, true]);
    }
  });

  it.each([280, 620, 1176])("keeps its texts inside and apart at %i px, at its edges as well", (width) => {
    const figure = drawn(exceedance(curve, { ...options, width }));
    for (const { label } of options.named) expect(figure.texts.some(({ text }) => text === label)).toBe(true);
    for (const faults of [faultsOf, textsOutside, textsCovered]) expect(faults(figure)).toEqual([]);
  });

  it("draws a single certain value without a spread", () => {
    const certain = { ...options, named: [], seen: [] };
    expect(faultsOf(drawn(exceedance([{ value: 5, probability: 0.5 }], certain)))).toEqual([]);
  });
});
