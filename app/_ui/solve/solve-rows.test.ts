import { expect, it } from "vitest";
import { pinnables, pinnedIn } from "./solve-rows.ts";

const row = { day: 0, slot: 0, room: "R1", run: "current", point: 0 };
const rows = {
  plans: [
    { ...row, lecture: 0, course: "a", pinned: true },
    { ...row, lecture: 1, course: "a", day: 1, pinned: false },
    { ...row, lecture: 2, course: "b", day: 2, pinned: true },
    { ...row, lecture: 1, course: "a", run: "front", point: 1, pinned: true },
  ],
  ...{ courses: [], rooms: [], slots: [] },
};

it("pinnedIn() names what is pinned in a plan by the values that the form chooses among", () => {
  const pinned = pinnedIn(rows, "current", 0);
  const choices = pinnables(rows, "current", 0);
  expect(pinned.map((each) => choices.find(({ value }) => value === each)?.lectures)).toEqual([[0], [2]]);
  expect(pinnedIn(rows, "front", 2)).toEqual([]);
});
