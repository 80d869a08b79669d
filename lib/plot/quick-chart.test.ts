import { describe, expect, it } from "vitest";
import { guessChart } from "./chart-spec.ts";
import { barsShown, chartLegend, quickChart } from "./quick-chart.ts";
import { svgText } from "./svg-text.ts";

const COLUMNS = [
  { name: "month", kind: "time" },
  { name: "region", kind: "text" },
  { name: "use", kind: "number", unit: "kWh" },
] as const;

const ROWS = ["A", "B"].flatMap((region) =>
  [1, 2, 3].map((month) => ({ month: `2024-0${month}-01`, region, use: region === "B" && month === 2 ? null : month })),
);

const SHEET = { width: 600, language: "en", zone: "Asia/Seoul" };

const drawn = (spec: Parameters<typeof quickChart>[2], rows: Parameters<typeof quickChart>[0] = ROWS) =>
  svgText(quickChart(rows, COLUMNS, spec, SHEET));

describe("guessChart()", () => {
  it.each([
    [["time", "text", "number"], { kind: "line", x: "c0", y: "c2", colour: "c1" }],
    [["text", "number"], { kind: "bar", x: "c0", y: "c1" }],
    [["number", "number"], { kind: "dot", x: "c0", y: "c1" }],
    [["number"], { kind: "histogram", x: "c0" }],
    [["text", "time"], undefined],
  ] as const)("suits %j", (kinds, spec) => {
    expect(guessChart(kinds.map((kind, i) => ({ name: `c${i}`, kind })))).toEqual(spec);
  });
});

describe("quickChart()", () => {
  it("names the unit, colours series by class and leaves a gap, not a zero, where a value is missing", () => {
    const svg = drawn({ kind: "line", x: "month", y: "use", colour: "region" });
    expect(svg).toContain("use (kWh)");
    const lines = svg.match(/<path [^>]*stroke="var\([^>]*>/g)?.filter((path) => /category/.test(path)) ?? [];
    expect(lines).toHaveLength(2);
    expect(lines.filter((path) => (path.match(/M/g) ?? []).length === 2)).toHaveLength(1);
    expect(svg).not.toMatch(/NaN/);
  });

  it.each(["bar", "dot"] as const)("draws a %s for each row that has a value", (kind) => {
    const svg = drawn({ kind, x: "month", y: "use" });
    expect(svg.match(kind === "bar" ? /<rect /g : /<circle /g)?.length).toBe(ROWS.length - 1);
  });

  it.each([
    [{ kind: "bar", x: "region", y: "use" }, ["A", "B"]],
    [{ kind: "dot", x: "month", y: "use", colour: "region" }, ["2024-01-01 · A", "2024-03-01 · B"]],
    [{ kind: "line", x: "month", y: "use", colour: "region" }, ["A", "B"]],
    [{ kind: "line", x: "month", y: "use" }, ["use"]],
    [{ kind: "histogram", x: "use" }, ["0 – 2", "2 – 4"]],
  ] as const)("names the marks of %j", (spec, [first, last = first]) => {
    const keys = Array.from(drawn(spec).matchAll(/data-key="([^"]*)"/g), ([, key]) => key);
    expect([keys[0], keys.at(-1)]).toEqual([first, last]);
  });

  it("draws a histogram, and nothing but axes without rows", () => {
    expect(drawn({ kind: "histogram", x: "use" }).match(/<rect /g)?.length).toBeGreaterThan(1);
    expect(drawn({ kind: "histogram", x: "use" }, [])).not.toContain("<rect ");
  });
});

it("chartLegend() gives the first six values a colour of their own and the rest one together", () => {
  const rows = Array.from({ length: 9 }, (_, i) => ({ name: `n${i}` }));
  const legend = chartLegend(rows, "name");
  expect(legend).toHaveLength(7);
  expect(new Set(legend.map(({ fill }) => fill)).size).toBe(7);
  expect(legend.at(-1)?.value).toBeNull();
});

describe("barsShown()", () => {
  const many = Array.from({ length: 500 }, (_, i) => ({ region: `r${i}`, use: i % 5 === 0 ? null : i }));
  const more = [...many, ...many];

  it("counts the rows that have a value, and agrees with what is drawn", () => {
    const spec = { kind: "bar", x: "region", y: "use" } as const;
    expect(barsShown(more, COLUMNS, spec)).toEqual({ shown: 400, of: 800 });
    expect(drawn(spec, more).match(/<rect /g)?.length).toBe(400);
  });

  it("says nothing where all are drawn, and of other charts", () => {
    expect(barsShown(many, COLUMNS, { kind: "bar", x: "region", y: "use" })).toBeUndefined();
    for (const kind of ["line", "dot"] as const)
      expect(barsShown(more, COLUMNS, { kind, x: "region", y: "use" })).toBeUndefined();
    expect(barsShown(more, COLUMNS, { kind: "histogram", x: "use" })).toBeUndefined();
  });
});

describe("an axis of time", () => {
  const spec = { kind: "line", x: "at", y: "use" } as const;
  const rows = [0, 6, 12, 18, 24].map((hour) => ({
    at: new Date(Date.UTC(2024, 4, 1, hour)).toISOString(),
    use: hour,
  }));
  const columns = (isInstant: boolean) =>
    [
      { name: "at", kind: "time", isInstant },
      { name: "use", kind: "number" },
    ] as const;

  it("counts instants in the site's zone and names it, in the reader's language", () => {
    const svg = svgText(quickChart(rows, columns(true), spec, { ...SHEET, zone: "America/New_York" }));
    expect(svg).toContain("at (America/New_York)");
    // Midnight there is 04:00 UTC: four of the twenty-four hours along the axis from 64 to 580.
    expect(svg).toMatch(/translate\(150,[^>]*>May 1</);
    expect(svg).toContain(">06:00<");
    const korean = svgText(quickChart(rows, columns(true), spec, { ...SHEET, language: "ko" }));
    expect(korean).toContain("at (Asia/Seoul)");
    expect(korean).toContain("5월 2일");
  });

  it("leaves days alone, which are of no zone", () => {
    const svg = svgText(quickChart(rows, columns(false), spec, SHEET));
    expect(svg).not.toContain("Seoul");
    expect(svg).toContain(">May 1<");
  });
});
