import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlacedLabel } from "./label-placement.ts";
import { placeLabels, textWidth } from "./label-placement.ts";

const frame = { left: 0, right: 400, top: 0, bottom: 300 };

function box({ x, y, dx, dy, textAnchor, text }: PlacedLabel) {
  const width = textWidth(text);
  const left = x + dx + { start: 0, end: -width, middle: -width / 2 }[textAnchor];
  return { left, right: left + width, top: y + dy - 7.5, bottom: y + dy + 7.5 };
}

describe("placeLabels()", () => {
  it("never lets labels overlap or leave the frame, whatever the points", () => {
    const wish = fc.record({
      x: fc.double({ min: 0, max: 400, noNaN: true }),
      y: fc.double({ min: 0, max: 300, noNaN: true }),
      text: fc.constantFrom("평택시", "Gwangyang-si", "Nam-gu, Ulsan"),
    });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
        const boxes = placeLabels(wishes, frame).map(box);
        for (const [i, a] of boxes.entries()) {
          expect(a.left >= 0 && a.right <= 400 && a.top >= 0 && a.bottom <= 300).toBe(true);
          for (const b of boxes.slice(i + 1)) {
            expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
          }
        }
      }),
    );
  });

  it("keeps the first of two labels that want the same place", () => {
    const crowd = Array.from({ length: 9 }, (_, i) => ({ x: 200, y: 150, text: `Pyeongtaek-si ${i}` }));
    const placed = placeLabels(crowd, frame);
    expect(placed[0]?.text).toBe("Pyeongtaek-si 0");
    expect(placed.length).toBeLessThan(crowd.length);
    expect(placed.length).toBeGreaterThan(1);
  });
});
