import { describe, expect, it } from "vitest";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";
import { stackedBars } from "./stacked-bars.ts";

const colours = ["var(--sequential-6)", "var(--sequential-4)"];
const bar = (key: string, ...values: (number | null)[]) => ({ key, name: `month ${key}`, label: `${key}.5`, values });
const barsOf = ({ root }: ReturnType<typeof drawn>) =>
  [...root.querySelectorAll("rect[data-key]")].map((rect) => ({
    key: rect.getAttribute("data-key"),
    fill: rect.getAttribute("fill"),
    top: Number(rect.getAttribute("y")),
    height: Number(rect.getAttribute("height")),
  }));

describe("stackedBars()", () => {
  it("puts parts on one another in their colours, to the scale of the highest bar", () => {
    const [first, second, alone] = barsOf(drawn(stackedBars([bar("a", 2, 1), bar("b", 1.5)], { width: 620, colours })));
    expect([first?.fill, second?.fill, alone?.fill]).toEqual([...colours, colours[0]]);
    expect(second!.top + second!.height).toBeCloseTo(first!.top, 1);
    expect(first!.height).toBeCloseTo(2 * second!.height, 1);
    expect(alone!.height).toBeCloseTo(1.5 * second!.height, 1);
  });

  it("leaves out a part that is not known, and draws nothing of a bar without any", () => {
    expect(barsOf(drawn(stackedBars([bar("a", null, 1), bar("b", null)], { width: 620, colours })))).toMatchObject([
      { key: "a", fill: colours[1] },
    ]);
  });

  it("names what there is room for, and the highest bar always", () => {
    const bars = Array.from({ length: 24 }, (_, i) => bar(`${i}`, i + 1));
    const figure = drawn(stackedBars(bars, { width: 300, colours }));
    expect(figure.texts.map(({ text }) => text)).toContain("23.5");
    expect(figure.texts.length).toBeLessThan(12);
    for (const faults of [faultsOf, textsCovered]) expect(faults(figure)).toEqual([]);
    expect(textsOutside(drawn(stackedBars(bars.slice(0, 6), { width: 620, colours })))).toEqual([]);
  });
});
