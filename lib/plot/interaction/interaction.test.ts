import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boxBetween, brushedKeys } from "./brush.ts";
import { composed, panned, type View, within, zoomed, zoomedTo } from "./zoom.ts";

describe("brushedKeys()", () => {
  it("takes the marks whose middle lies inside, each key once, whichever way the brush was drawn", () => {
    const mark = (key: string, left: number) => ({ key, box: { left, right: left + 10, top: 0, bottom: 10 } });
    const marks = [mark("a", 0), mark("b", 20), mark("b", 22), mark("c", 40)];
    expect(brushedKeys(boxBetween(30, 20, 4, 0), marks)).toEqual(["a", "b"]);
    expect(brushedKeys(boxBetween(6, 0, 7, 20), marks)).toEqual([]);
    expect(brushedKeys(boxBetween(0, 0, 100, 4), marks)).toEqual([]);
  });
});

const WHOLE: View = { x: 0, y: 0, width: 600, height: 300 };

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe("zoomed()", () => {
  it("stays inside the whole and keeps its proportions, however one zooms and moves", () => {
    const step = fc.oneof(
      fc.tuple(fc.double({ min: 0.2, max: 5, noNaN: true }), share, share).map(
        ([factor, x, y]) =>
          (v: View) =>
            zoomed(v, WHOLE, factor, { x, y }),
      ),
      fc.tuple(share, share).map(
        ([x, y]) =>
          (v: View) =>
            panned(v, WHOLE, x - 0.5, y - 0.5),
      ),
      fc.tuple(share, share, share, share).map(
        ([x, y, width, height]) =>
          (v: View) =>
            zoomedTo(v, WHOLE, { x, y, width, height }),
      ),
    );
    void fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const view = steps.reduce((shown, move) => move(shown), WHOLE);
        expect(view.width / view.height).toBeCloseTo(2);
        expect(view.x).toBeGreaterThanOrEqual(-1e-9);
        expect(view.y).toBeGreaterThanOrEqual(-1e-9);
        expect(view.x + view.width).toBeLessThanOrEqual(600 + 1e-6);
        expect(view.y + view.height).toBeLessThanOrEqual(300 + 1e-6);
        expect(view.width).toBeGreaterThanOrEqual(600 / 16 - 1e-9);
      }),
    );
  });

  it("goes in and back out to the whole, and shows the rectangle that was drawn", () => {
    const near = zoomed(WHOLE, WHOLE, 2);
    expect(near).toEqual({ x: 150, y: 75, width: 300, height: 150 });
    expect(zoomed(near, WHOLE, 1 / 4)).toEqual(WHOLE);
    expect(zoomedTo(WHOLE, WHOLE, { x: 0.5, y: 0.5, width: 0.25, height: 0.5 })).toEqual({
      x: 225,
      y: 150,
      width: 300,
      height: 150,
    });
  });
});

it("within() is the inverse of composed()", () => {
  const base = { x: 0.2, y: 0.1, width: 0.5, height: 0.25 };
  const view = { x: 0.5, y: 0, width: 0.5, height: 1 };
  expect(composed(base, view)).toEqual({ x: 0.45, y: 0.1, width: 0.25, height: 0.25 });
  const back = within(base, composed(base, view));
  for (const side of ["x", "y", "width", "height"] as const) expect(back[side]).toBeCloseTo(view[side], 12);
});
