import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { openPage } from "#lib/cli/checks/open-page.ts";
import { lineColumns } from "./line-columns.ts";
import { FIVE_YEARS, lineSvg, noise, quarters, reducedPoints } from "./long-line-fixture.ts";

/** How many pixels differ in any channel, how many of them by more than 16 of 255, and by how much at most. */
interface Difference {
  readonly pixels: number;
  readonly clear: number;
  readonly most: number;
  readonly all: number;
}

const WIDTH = 1176;

async function shot(page: Page, svg: string): Promise<string> {
  await page.setContent(`<!doctype html><body>${svg}</body>`);
  return (await page.locator("svg").screenshot()).toString("base64");
}

function difference(page: Page, a: string, b: string): Promise<Difference> {
  return page.evaluate(
    async (pngs) => {
      const [one, two] = await Promise.all(
        pngs.map(async (png) => {
          const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
          context?.drawImage(bitmap, 0, 0);
          return context?.getImageData(0, 0, bitmap.width, bitmap.height).data;
        }),
      );
      if (!one || one.length !== two?.length) throw new RangeError("The drawings have different sizes");
      let [pixels, clear, most] = [0, 0, 0];
      for (let i = 0; i < one.length; i += 4) {
        const by = Math.max(...[0, 1, 2].map((k) => Math.abs((one[i + k] as number) - (two[i + k] as number))));
        if (by > 0) pixels++;
        if (by > 16) clear++;
        most = Math.max(most, by);
      }
      return { pixels, clear, most, all: one.length / 4 };
    },
    [a, b],
  );
}

describe("timeLine() in Chromium", () => {
  it.each([1, 2])(
    "shows 175,392 points and those that M4 keeps of them alike, at %d device pixels a pixel",
    async (scale) => {
      const page = await (await openPage("/", { deviceScaleFactor: scale })).context().newPage();
      const points = quarters(FIVE_YEARS, (i, random) => (i % 9000 < 700 ? null : noise(i, random)));
      const columns = lineColumns(WIDTH);
      const kept = await reducedPoints(points, columns);
      expect(kept.length).toBeLessThanOrEqual(4 * columns);
      const whole = await shot(page, lineSvg(points, WIDTH));
      const reduced = await difference(page, whole, await shot(page, lineSvg(kept, WIDTH)));
      expect(reduced.all).toBe(WIDTH * 260 * scale ** 2);
      // The area is the same; Chromium rounds the outlines of overlapping strokes at their smoothed edges.
      expect(reduced.most).toBeLessThanOrEqual(32);
      expect(reduced.clear).toBeLessThanOrEqual(0.00001 * reduced.all);
      expect(reduced.pixels).toBeLessThanOrEqual(0.0025 * reduced.all);
      const half = kept.filter(({ value }, i) => i % 2 === 0 || value === null);
      const lost = await difference(page, whole, await shot(page, lineSvg(half, WIDTH)));
      expect(lost.pixels).toBeGreaterThan(0.02 * reduced.all);
      expect(lost.most).toBeGreaterThan(100);
    },
  );
});
