import { describe, expect, it } from "vitest";
import { dotRange } from "./dot-range.ts";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";

const series = ["with mean use", "with industrial share"] as const;
const rows = ["MAE", "WAPE", "Skill"];

const dot = (row: string, of: 0 | 1, value: number) => ({ row, series: series[of], value, label: value.toFixed(2) });
const dots = [dot("MAE", 0, 0.9), dot("MAE", 1, 0.5), dot("WAPE", 0, -0.5), dot("WAPE", 1, -0.5), dot("Skill", 0, 0)];

const range = (all = dots, width = 620) => drawn(dotRange(all, { width, rows, series, rowWidth: 64 }));

const shapes = ({ root }: ReturnType<typeof drawn>, fill: string) => [
  ...root.querySelectorAll(`[fill="var(--category-${fill})"][aria-label="dot"] > *`),
];

/** Centre of a mark: Plot writes it as a shift or as cx. */
const x = (mark: Element) =>
  Number(/translate\(([-\d.]+)/.exec(mark.getAttribute("transform") ?? "")?.[1] ?? mark.getAttribute("cx"));

describe("dotRange()", () => {
  it("places both series between −1 and 1, told apart by shape as well as colour", () => {
    const figure = range();
    const [first, second] = [shapes(figure, "1"), shapes(figure, "2")];
    expect([first.length, second.length]).toEqual([3, 2]);
    expect(new Set(first.map((mark) => mark.getAttribute("d")))).not.toEqual(
      new Set(second.map((mark) => mark.getAttribute("d"))),
    );
    const scale = (value: number) => 64 + ((value + 1) / 2) * (620 - 64 - 20);
    expect(first.map(x)).toEqual([0.9, -0.5, 0].map((value) => expect.closeTo(scale(value), 1)));
    expect(second.map(x)).toEqual([0.5, -0.5].map((value) => expect.closeTo(scale(value), 1)));
  });

  it("leaves out a correlation that is undefined, and never places it at zero", () => {
    const figure = range([...dots, { ...dot("Skill", 1, Number.NaN), label: "–" }]);
    expect(figure.svg).toBe(range().svg);
    expect(shapes(range([dot("MAE", 0, Number.NaN)]), "1")).toEqual([]);
  });

  it("keeps a row for each measure, also one without values", () => {
    const { texts } = range([]);
    expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining([...rows, "−1", "−0.5", "0", "0.5", "1"]));
  });

  it.each([328, 620])("keeps its texts inside %d px and apart, the ends of the scale included", (width) => {
    for (const [a, b] of [
      [1, 1],
      [-1, -1],
      [0.5, 0.5],
      [-1, 1],
    ] as const) {
      const figure = range(
        rows.flatMap((row) => [dot(row, 0, a), dot(row, 1, b)]),
        width,
      );
      expect(faultsOf(figure)).toEqual([]);
      expect(textsOutside(figure)).toEqual([]);
      expect(textsCovered(figure)).toEqual([]);
    }
  });
});
