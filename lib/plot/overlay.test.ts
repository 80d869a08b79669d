import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { keyed } from "./keyed.ts";
import { logScatter } from "./log-scatter.ts";
import { onSharedAxes, overlay } from "./overlay.ts";
import { regionMap } from "./region-map.ts";
import { serverText } from "./svg-text.ts";

const document = parseHTML("<!doctype html><body></body>").document as unknown as Document;

type Bar = readonly [key: string, value: number];

const bars = (rows: readonly Bar[], marginLeft = 40): Plot.PlotOptions => ({
  width: 300,
  height: 20 * rows.length + 40,
  marginLeft,
  marks: [Plot.barX(rows, { x: "1", y: "0", ...keyed([...rows], ([key]) => key) })],
});

describe("overlay()", () => {
  it("draws both on one set of axes: the union of their domains, the larger size and margins", () => {
    const [was, is] = onSharedAxes(
      bars(
        [
          ["a", 5],
          ["b", 2],
        ],
        80,
      ),
      bars([
        ["b", 9],
        ["c", 1],
        ["d", 1],
      ]),
      document,
    );
    expect([was.height, was.marginLeft]).toEqual([100, 80]);
    expect([is.height, is.marginLeft]).toEqual([100, 80]);
    expect(was.x).toMatchObject({ domain: [0, 9] });
    expect(is.y).toEqual(was.y);
    expect(is.y).toMatchObject({ domain: ["b", "c", "d", "a"] });
  });

  it("names the marks that differ, came or went, and outlines those that are there", () => {
    const { svg, changed } = overlay(
      bars([
        ["a", 5],
        ["b", 2],
        ["e", 9],
      ]),
      bars([
        ["a", 5],
        ["b", 3],
        ["c", 1],
        ["e", 9],
      ]),
      document,
    );
    expect([...changed].sort()).toEqual(["b", "c"]);
    const outlined = [...svg.querySelectorAll(".overlay-changed")].map((mark) => mark.getAttribute("data-key"));
    expect(outlined.sort()).toEqual(["b", "c"]);
    expect(svg.querySelectorAll(".overlay-was rect")).toHaveLength(3);
    expect(svg.querySelectorAll(".overlay-was [data-key]")).toHaveLength(0);
    expect(svg.querySelectorAll('.overlay-was [aria-label*="axis"]')).toHaveLength(0);
  });

  it("changes nothing where nothing has changed", () => {
    const rows: Bar[] = [["a", 5]];
    expect(overlay(bars(rows), bars(rows), document).changed).toEqual([]);
  });

  it("shares axes whose domain the figure states itself, and logarithmic ones", () => {
    const point = (key: string, x: number, y: number) => ({ key, x, y, name: key, fill: "red" });
    const look = { width: 400, height: 300, xLabel: "x", yLabel: "y", tick: String, named: [] };
    const [was, is] = onSharedAxes(
      logScatter([point("a", 1, 10), point("b", 100, 1000)], look),
      logScatter([point("a", 1, 10), point("b", 100, 5000)], look),
      document,
    );
    expect(was.y).toMatchObject({ type: "log" });
    expect((is.y as { domain: number[] }).domain.at(-1)).toBeCloseTo(6500);
    expect(was.y).toEqual(is.y);
  });

  it("outlines the areas of a map whose colour is another, and draws the map once", () => {
    const square = (key: string, x: number, fill: string) => ({
      key,
      fill,
      geometry: {
        type: "Polygon" as const,
        coordinates: [
          [
            [x, 36],
            [x, 37],
            [x + 1, 37],
            [x + 1, 36],
            [x, 36],
          ],
        ],
      },
    });
    const map = (fill: string) =>
      regionMap([square("1", 126, "red"), square("2", 128, fill)], { width: 300, frameLabel: "x" });
    const { svg, changed } = overlay(map("red"), map("blue"), document);
    expect(changed).toEqual(["2"]);
    expect(svg.querySelectorAll('[aria-label="geo"] [data-key]')).toHaveLength(2);
    expect(serverText((page) => overlay(map("red"), map("red"), page).svg)).toContain("data-key");
  });

  it("keeps a reversed axis reversed, and times as times", () => {
    const line = (days: readonly string[], reverse: boolean): Plot.PlotOptions => ({
      x: { type: "utc", reverse },
      marks: [
        Plot.lineY(
          days.map((day) => ({ day: new Date(day), y: 1 })),
          { x: "day", y: "y" },
        ),
      ],
    });
    const [was] = onSharedAxes(
      line(["2024-01-01", "2024-02-01"], false),
      line(["2024-01-15", "2024-03-01"], false),
      document,
    );
    expect((was.x as { domain: Date[] }).domain).toEqual([new Date("2024-01-01"), new Date("2024-03-01")]);
  });
});
