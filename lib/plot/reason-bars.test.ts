import { describe, expect, it } from "vitest";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";
import type { ReasonBar } from "./reason-bars.ts";
import { reasonBars } from "./reason-bars.ts";

const reason =
  "Moved from Tue 17:30 in Engineering 302 to Wed 13:00 in Science 105: saves 4.1 kWh, costs one compactness point";
const bars: readonly ReasonBar[] = [
  { key: "a", name: "Thermodynamics 2", reason, value: 4.1, label: "4.1 kWh" },
  {
    key: "b",
    name: "캠퍼스 에너지 관리 시스템 설계와 실습",
    reason: "화 17:30 공학관 302에서 수 13:00 과학관 105로 이동했습니다.",
    value: 2,
    label: "2 kWh",
  },
  { key: "c", name: "Law", reason: "Swapped", value: -1, label: "−1 kWh" },
];
const figureOf = (width: number, all = bars) => drawn(reasonBars(all, { width }));

describe("reasonBars()", () => {
  it("says every word of a reason, in as many lines as it takes", () => {
    for (const width of [328, 1176]) {
      const said = figureOf(width)
        .texts.map(({ text }) => text)
        .join(" ");
      expect(said).toContain(reason);
      for (const { name } of bars) expect(said).toContain(name);
    }
  });

  it("draws what is lost to the other side of zero than what is saved, and hatched", () => {
    const figure = figureOf(1176);
    const mark = (key: string) => figure.marks[figure.keys.indexOf(key)]!;
    const [a, b, c] = ["a", "b", "c"].map(mark) as [Element, Element, Element];
    expect(Number(a.getAttribute("width")) / Number(b.getAttribute("width"))).toBeCloseTo(2.05, 1);
    expect(Number(c.getAttribute("x"))).toBeLessThan(Number(a.getAttribute("x")));
    expect(c.closest("[fill]")?.getAttribute("fill")).toMatch(/hatch/);
    expect(a.closest("[fill]")?.getAttribute("fill")).not.toMatch(/hatch/);
  });

  it.each([328, 588, 1176])("keeps its texts inside %d px and apart", (width) => {
    for (const all of [bars, bars.slice(0, 2), bars.slice(2), []]) {
      const figure = figureOf(width, all);
      expect(faultsOf(figure)).toEqual([]);
      expect(textsOutside(figure)).toEqual([]);
      expect(textsCovered(figure)).toEqual([]);
    }
  });
});
