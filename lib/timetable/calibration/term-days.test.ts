import { expect, it } from "vitest";
import { lectureDays, termOf } from "./term-days.ts";

it.each([
  ["2026-11-27", "2026-09-01", "2026-11-27"],
  ["2026-03-01", "2026-03-01", "2026-03-01"],
  ["2026-08-02", "2026-03-01", "2026-06-30"],
  ["2027-02-10", "2026-09-01", "2026-12-31"],
])("termOf() of %s is from %s to %s", (day, from, to) => {
  expect(termOf(day)).toEqual({ from, to });
});

it("lectureDays() are working days from Monday on that are no holidays", () => {
  const days = lectureDays({ from: "2026-10-07", to: "2026-10-13" }, 5, (date) => date === "2026-10-09");
  expect([...days]).toEqual([
    ["2026-10-07", 2],
    ["2026-10-08", 3],
    ["2026-10-12", 0],
    ["2026-10-13", 1],
  ]);
});
