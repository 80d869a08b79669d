import { describe, expect, it } from "vitest";
import { dayPanels } from "./day-panels.ts";
import { drawn, faultsOf, textsCovered, textsOutside } from "./drawn-fixture.ts";

const hours = (top: number) =>
  Array.from({ length: 24 }, (_, hour) => Math.max(0, top * Math.sin(((hour - 6) / 12) * Math.PI)));
const panel = (key: string, top: number) => ({
  ...{ key, name: `name ${key}`, label: `${top} kW` },
  ...{ mean: hours(top), low: hours(top / 2), high: hours(1.5 * top) },
});
const panels = Array.from({ length: 12 }, (_, i) => panel(`${i}`, 10 + i));

describe("dayPanels()", () => {
  it("draws a line and a band of each day, all to one scale, with its name and its highest hour", () => {
    const figure = drawn(dayPanels(panels, { width: 900 }));
    expect(figure.root.querySelectorAll('[aria-label="line"] path')).toHaveLength(12);
    expect(figure.root.querySelectorAll('[aria-label="area"] path')).toHaveLength(12);
    expect([...figure.keys].sort()).toEqual(panels.map(({ key }) => key).sort());
    for (const { name, label } of panels) {
      expect(figure.texts.filter(({ text }) => text === name)).toHaveLength(1);
      expect(figure.texts.filter(({ text }) => text === label)).toHaveLength(1);
    }
    const tops = [...figure.root.querySelectorAll('[aria-label="line"] path')].map((path) =>
      Math.min(...[...(path.getAttribute("d") ?? "").matchAll(/[ML]?[\d.]+,([\d.]+)/g)].map(([, y]) => Number(y))),
    );
    // Panels are drawn column by column.
    const byPanel = figure.keys.map((key, i) => [Number(key), tops[i]!] as const).sort(([a], [b]) => a - b);
    const inOrder = byPanel.map(([, top]) => top);
    expect(inOrder).toEqual([...inOrder].sort((a, b) => b - a));
    expect(new Set(inOrder).size).toBe(12);
  });

  it.each([280, 328, 620, 1176])("keeps its texts apart and inside at %i px", (width) => {
    const figure = drawn(dayPanels(panels, { width }));
    for (const faults of [faultsOf, textsOutside, textsCovered]) expect(faults(figure)).toEqual([]);
  });

  it("leaves a gap where an hour is not known", () => {
    const mean = hours(10).map((kw, hour) => (hour === 12 ? Number.NaN : kw));
    const figure = drawn(dayPanels([{ ...panel("a", 10), mean }], { width: 620 }));
    const line = figure.root.querySelector('[aria-label="line"] path')?.getAttribute("d") ?? "";
    expect(line.match(/M/g)).toHaveLength(2);
    expect(faultsOf(figure)).toEqual([]);
  });
});
