import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { standingBars } from "../category-bars.ts";
import { drawn, textsOutside } from "../drawn-fixture.ts";
import { intervalHistory } from "../interval-history.ts";
import { logScatter } from "../log-scatter.ts";
import { formatEnergy } from "../number-format.ts";
import type { View } from "./zoom.ts";
import { zoomDomain, zoomedOptions } from "./zoomed-options.ts";

const document = parseHTML("<!doctype html><body></body>").document as unknown as Document;
const MIDDLE: View = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };

const linear = (): Plot.PlotOptions => ({
  width: 240,
  height: 140,
  margin: 20,
  x: { domain: [0, 100] },
  y: { domain: [0, 10], nice: true },
  marks: [
    Plot.dot([[50, 5]], { x: "0", y: "1" }),
    Plot.text(["beside"], { text: (t: string) => t, frameAnchor: "top-left", dy: -12 }),
  ],
});

/** Where a value of both axes lies in a drawing. */
function place(options: Plot.PlotOptions, x: number, y: number): [number, number] {
  const svg = Plot.plot({ ...options, document } as Plot.PlotOptions) as SVGSVGElement & Plot.Plot;
  return [svg.scale("x")?.apply(x) as number, svg.scale("y")?.apply(y) as number];
}

describe("zoomedOptions()", () => {
  // Oracle: the view itself. A place of the drawing lies where scaling the drawing would have put it.
  it("puts every value where scaling the drawing would", () => {
    for (const view of [MIDDLE, { x: 0.3, y: 0.2, width: 0.4, height: 0.4 }]) {
      const domain = zoomDomain(linear(), view, document);
      const near = zoomedOptions(linear(), domain ?? {});
      const [x, y] = place(linear(), 50, 5);
      const [nearX, nearY] = place(near, 50, 5);
      expect(nearX).toBeCloseTo((x - view.x * 240) / view.width, 6);
      expect(nearY).toBeCloseTo((y - view.y * 140) / view.height, 6);
    }
  });

  it("never shows more than the whole, and shows it for the whole view", () => {
    expect(zoomDomain(linear(), { x: 0, y: 0, width: 1, height: 1 }, document)).toEqual({ x: [0, 100], y: [0, 10] });
    const corner = zoomDomain(linear(), { x: 0, y: 0, width: 0.25, height: 0.25 }, document);
    expect(corner?.x?.[0]).toBe(0);
    expect(corner?.y?.[1]).toBe(10);
  });

  it("cuts marks off at the frame, but not what stands beside it", () => {
    const { root } = drawn(zoomedOptions(linear(), zoomDomain(linear(), MIDDLE, document) ?? {}));
    const cut = (mark: string) => root.querySelector(`g[aria-label="${mark}"]`)?.closest("[clip-path]") ?? null;
    expect(cut("dot")).not.toBeNull();
    expect(cut("text")).toBeNull();
  });

  it("zooms bands only, since bars begin at nothing, and keeps those whose middle is shown", () => {
    const bars: Plot.PlotOptions = {
      width: 240,
      x: { type: "band", domain: ["a", "b", "c", "d"] },
      marks: [Plot.barY([["a", 1]], { x: "0", y: "1" })],
    };
    expect(zoomDomain(bars, MIDDLE, document)).toEqual({ x: ["b", "c"] });
  });

  it("keeps the names of the bars that are shown, below their frame", () => {
    const bars = ["a", "b", "c", "d"].map((key) => ({ key, name: `bar ${key}`, value: 3, estimated: 1, label: "3" }));
    const options = () => standingBars(bars, { width: 400 });
    const { texts } = drawn(zoomedOptions(options(), zoomDomain(options(), MIDDLE, document) ?? {}));
    expect(texts.map(({ text }) => text)).toEqual(["bar b", "bar c", "3", "3"]);
  });

  it("leaves maps and panels alone", () => {
    expect(zoomDomain({ projection: "mercator", marks: [] }, MIDDLE, document)).toBeUndefined();
    const panels = { marks: [Plot.dot([[1, 1, "p"]], { x: "0", y: "1", fx: "2" })] };
    expect(zoomDomain(panels, MIDDLE, document)).toBeUndefined();
  });

  it("gives listed ticks of the part that is shown, on logarithmic axes and on months, inside the drawing", () => {
    const points = [1e3, 4e6, 7e9].map((x, i) => ({ key: `${i}`, x, y: x / 20, name: `${i}`, fill: "black" }));
    const scatter = () =>
      logScatter(points, {
        ...{ width: 520, height: 360, xLabel: "x", yLabel: "y", named: [] },
        tick: (value) => formatEnergy(value, "en"),
      });
    const months = Array.from({ length: 36 }, (_, i) => ({
      month: new Date(Date.UTC(2022, i)).toISOString().slice(0, 7),
      ...{ actual: 10 + i, forecast: null, lo80: null, hi80: null, lo95: null, hi95: null },
    }));
    const history = () =>
      intervalHistory(
        months as never,
        {
          ...{ width: 620, language: "en", missingLabel: "", actualLabel: "", forecastLabel: "", target: "2024-12" },
          tick: String,
        } as never,
      );
    for (const options of [scatter, history]) {
      for (const size of [0.5, 0.2, 1 / 16]) {
        const view = { x: 0.4, y: 0.4, width: size, height: size };
        const near = drawn(zoomedOptions(options(), zoomDomain(options(), view, document) ?? {}));
        for (const axis of ["x", "y"]) {
          const labels = near.root.querySelectorAll(`[aria-label="${axis}-axis tick label"] text`);
          expect(labels.length, `${axis} ${size}`).toBeGreaterThan(1);
        }
        expect(textsOutside(near), `${size}`).toEqual([]);
      }
    }
  });
});
