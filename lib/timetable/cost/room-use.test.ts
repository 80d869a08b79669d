import { expect, it } from "vitest";
import { campus, course, plan } from "../model/campus-fixture.ts";
import { roomUse } from "./room-use.ts";

it("roomUse() counts rooms, their periods, and those who sit on their seats", () => {
  const instance = campus([course("a", { students: 5 }), course("b", { students: 30 })]);
  // 5 of 10 seats and 20 of 20, whose other 10 stand.
  expect(roomUse(instance, plan([0, 0, 0], [1, 3, 1]))).toEqual({
    ...{ rooms: 2, roomPeriods: 2, share: 2 / 12, seatFill: 25 / 30 },
  });
  expect(roomUse(instance, plan([0, 0, 0], [1, 0, 0]))).toMatchObject({ rooms: 1, roomPeriods: 1 });
});

it("roomUse() of no lecture has no seats to fill", () => {
  expect(roomUse(campus([course("a")]), [])).toEqual({ rooms: 0, roomPeriods: 0, share: 0, seatFill: Number.NaN });
});
