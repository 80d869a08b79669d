import { describe, expect, it } from "vitest";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";
import type { HistoryMonth } from "./interval-history.ts";
import { intervalHistory } from "./interval-history.ts";

const options = {
  width: 620,
  language: "en",
  target: "2024-08",
  actualLabel: "measured, GWh",
  forecastLabel: "forecast (dashed)",
  missingLabel: "no data",
  tick: String,
};

function month(name: string, actual: number | null, forecast?: number): HistoryMonth {
  if (forecast === undefined)
    return { month: name, actual, forecast: null, lo80: null, hi80: null, lo95: null, hi95: null };
  return {
    month: name,
    actual,
    forecast,
    lo80: forecast - 5,
    hi80: forecast + 5,
    lo95: forecast - 9,
    hi95: forecast + 9,
  };
}

const history = (months: readonly HistoryMonth[], change = {}) =>
  drawn(intervalHistory(months, { ...options, ...change }));

const hatches = ({ root }: ReturnType<typeof drawn>) => [...root.querySelectorAll('[fill="url(#hatch-missing)"] rect')];
const paths = ({ root }: ReturnType<typeof drawn>, label: string) =>
  [...root.querySelectorAll(`[aria-label="${label}"] path`)].map((path) => path.getAttribute("d") ?? "");
const number = (element: Element | undefined, name: string) => Number(element?.getAttribute(name));

describe("intervalHistory()", () => {
  const gap = [month("2024-01", 40), month("2024-02", 50), month("2024-05", 60), month("2024-06", 70)];

  it("breaks the line at months that are missing, hatches and labels them, and never draws them as zero", () => {
    const figure = history(gap);
    expect(figure.keys).toEqual(["2024-01", "2024-02", "2024-05", "2024-06"]);
    expect(figure.texts.filter(({ text }) => text === "no data")).toHaveLength(1);
    const [line] = paths(figure, "line");
    expect(line?.match(/M/g)).toHaveLength(2);
    const x = figure.marks.map((mark) => number(mark, "cx"));
    const [hatch, ...others] = hatches(figure);
    expect(others).toEqual([]);
    expect(number(hatch, "x")).toBeCloseTo(x[1]!, 1);
    expect(number(hatch, "x") + number(hatch, "width")).toBeCloseTo(x[2]!, 1);
    const floor = Math.max(...[...figure.root.querySelectorAll("line")].map((rule) => number(rule, "y1")));
    for (const mark of figure.marks) expect(number(mark, "cy")).toBeLessThan(floor - 50);
  });

  it.each([
    ["a month whose value is null", [month("2024-01", 40), month("2024-02", null), month("2024-03", 60)]],
    ["a month without row", [month("2024-01", 40), month("2024-03", 60)]],
    ["the first months", [month("2024-01", null), month("2024-02", 50), month("2024-03", 60)]],
    ["the last months", [month("2024-01", 40), month("2024-02", 50), month("2024-03", null)]],
  ])("labels a gap: %s", (_, months) => {
    const figure = history(months);
    expect(hatches(figure)).toHaveLength(1);
    expect(number(hatches(figure)[0], "width")).toBeGreaterThan(10);
    expect(figure.texts.map(({ text }) => text)).toContain("no data");
    expect(figure.keys).toHaveLength(2);
    expect(faultsOf(figure)).toEqual([]);
  });

  it("draws a use of zero as zero, which is no gap", () => {
    const figure = history([month("2024-01", 40), month("2024-02", 0), month("2024-03", 60)]);
    expect(hatches(figure)).toEqual([]);
    expect(figure.keys).toEqual(["2024-01", "2024-02", "2024-03"]);
    expect(paths(figure, "line")[0]?.match(/M/g)).toHaveLength(1);
  });

  it("draws forecasts dashed with both bands, only where they are", () => {
    const months = [
      month("2024-05", 40),
      month("2024-06", 50, 48),
      month("2024-07", 60, 55),
      month("2024-08", null, 66),
    ];
    const figure = history(months);
    expect(paths(figure, "area")).toHaveLength(2);
    expect(paths(figure, "line")).toHaveLength(2);
    expect(figure.root.querySelectorAll("[stroke-dasharray='5,4']")).toHaveLength(1);
    expect(figure.keys).toEqual(["2024-05", "2024-06", "2024-07", "2024-06", "2024-07", "2024-08"]);
    const opacities = [...figure.root.querySelectorAll("[fill-opacity]")].map((band) => number(band, "fill-opacity"));
    expect(opacities).toEqual([0.1, 0.2]);
    const unbanded = history(months.map((row) => ({ ...row, lo95: null, hi95: null })));
    expect(paths(unbanded, "area")).toHaveLength(1);
  });

  it("marks the target month, where it is one of those shown", () => {
    const rules = (target: string) => history(gap, { target }).root.querySelectorAll("[stroke-dasharray='2,3'] line");
    expect(rules("2024-05")).toHaveLength(1);
    expect(rules("2024-12")).toHaveLength(0);
    expect(rules("")).toHaveLength(0);
  });

  it.each([
    ["none", []],
    ["one", [month("2024-01", 40)]],
    ["one, which is missing", [month("2024-01", null, 40)]],
  ])("draws %s of the months without a fault", (_, months) => {
    expect(faultsOf(history(months))).toEqual([]);
  });

  it.each([328, 620, 1176])("keeps its labels inside %d px and apart, however many months there are", (width) => {
    const gaps = new Set([5, 6, 8, 40, 41, 42, 58]);
    for (const length of [15, 36, 60]) {
      const months = Array.from({ length }, (_, i) => {
        const name = `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`;
        return month(name, gaps.has(i) || i === length - 1 ? null : 40 + i, 45);
      });
      for (const [language, missingLabel] of [
        ["en", "no data"],
        ["ko", "자료 없음"],
      ] as const) {
        const figure = history(months, { width, language, missingLabel });
        expect(textsOutside(figure)).toEqual([]);
        expect(textsCovered(figure)).toEqual([]);
      }
    }
  });
});
