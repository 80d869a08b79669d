import fc from "fast-check";
import { expect, it } from "vitest";
import { curriculaOfEnrolments } from "./curricula-of-enrolments.ts";

it("curriculaOfEnrolments() keeps apart exactly the courses that so many students share", () => {
  const anyTaken = fc.array(
    fc.uniqueArray(fc.nat(5), { maxLength: 4 }).map((list) => list.sort((a, b) => a - b)),
    {
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(anyTaken, fc.integer({ min: 1, max: 4 }), (taken, threshold) => {
      const curricula = curriculaOfEnrolments(taken, threshold);
      for (let a = 0; a < 6; a += 1) {
        for (let b = a + 1; b < 6; b += 1) {
          const shared = taken.filter((mine) => mine.includes(a) && mine.includes(b)).length;
          const isApart = curricula.some(({ courses }) => courses.includes(a) && courses.includes(b));
          expect(isApart).toBe(shared >= threshold);
        }
      }
      expect(new Set(curricula.map(({ courses }) => courses.join(" "))).size).toBe(curricula.length);
    }),
  );
});
