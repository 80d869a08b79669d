import { expect, it } from "vitest";
import { weekdayName } from "./weekday-name.ts";

it("weekdayName() names days from Monday on in either language, short or long, in any order of asking", () => {
  expect([0, 6].map((day) => weekdayName(day, "en"))).toEqual(["Mon", "Sun"]);
  expect([0, 6].map((day) => weekdayName(day, "ko"))).toEqual(["월", "일"]);
  expect(weekdayName(2, "en", "long")).toBe("Wednesday");
  expect(weekdayName(2, "en")).toBe("Wed");
});
