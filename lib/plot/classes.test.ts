import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divergingClasses, MISSING_FILL, roundUp, sequentialClasses } from "./classes.ts";

describe("classes of colour", () => {
  it("divergingClasses() holds zero in the middle class and mirrors values around it", () => {
    const { colour, colours, bounds } = divergingClasses(20);
    expect(colours).toHaveLength(11);
    expect(bounds).toEqual([-20, -14, -8, -4, -1, 1, 4, 8, 14, 20]);
    expect(colour(0)).toBe("var(--diverging-5)");
    expect(colour(-30)).toBe("var(--diverging-0)");
    expect(colour(30)).toBe("var(--diverging-10)");
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 50, noNaN: true }), (value) => {
        fc.pre(!bounds.includes(value));
        const step = (text: string) => Number(/\d+/.exec(text)?.[0]);
        expect(step(colour(value)) + step(colour(-value))).toBe(10);
      }),
    );
  });

  it.each([null, Number.NaN])("a missing value (%s) is hatched, never the colour of zero", (value) => {
    expect(divergingClasses(1).colour(value)).toBe(MISSING_FILL);
    expect(sequentialClasses([1, 2]).colour(value)).toBe(MISSING_FILL);
  });

  it("roundUp() gives a round number that is not below the value and at most twice it", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (value) => {
        const round = roundUp(value);
        expect(round).toBeGreaterThanOrEqual(value * (1 - 1e-6));
        expect(round).toBeLessThanOrEqual(value * 2);
      }),
    );
  });
});
