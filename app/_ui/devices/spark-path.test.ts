import { expect, it } from "vitest";
import { desiredRows } from "./desired-rows.ts";
import { planOf } from "./plan-of.ts";
import { sparkPath } from "./spark-path.ts";

it("sparkPath() breaks where nothing is known, shows an hour alone as a dash, and is empty without any", () => {
  expect(sparkPath([1, 2, null, 4]).match(/M/g)).toHaveLength(2);
  expect(sparkPath([null, 3, null])).toMatch(/^M[\d.]+,[\d.]+h3$/);
  expect(sparkPath([null, null])).toBe("");
  expect(sparkPath([0, 0, 0])).toBe("M16,22L48,22L80,22");
});

it("desiredRows() tells agreement, difference and what is not reported apart; 0 is reported", () => {
  const rows = desiredRows({ set_c: 21, fan: 0, mode: "eco" }, { set_c: 21.0004, fan: 0 });
  expect(rows.map(({ name, agrees, reported }) => [name, agrees, reported])).toEqual([
    ["set_c", true, "21.0004"],
    ["fan", true, "0"],
    ["mode", false, null],
  ]);
  expect(desiredRows(null, { a: 1 })).toEqual([]);
});

it("planOf() puts rooms with their devices by building and floor, and leaves a building without rooms out", () => {
  const place = (id: string, kind: "building" | "room", parentId: string | null, floor: number | null) => ({
    ...{ id, kind, parentId, floor },
    ...{ nameEn: null, nameKo: null },
  });
  const places = [
    place("a", "building", null, null),
    place("a/201", "room", "a", 2),
    place("a/101", "room", "a", 1),
    place("b", "building", null, null),
  ];
  const plan = planOf(places, [{ placeId: "a/101" }, { placeId: "a/101" }, { placeId: "b" }, { placeId: null }]);
  expect(plan.map(({ building }) => building.id)).toEqual(["a"]);
  expect(plan[0]?.floors.map(({ floor, rooms }) => [floor, rooms.map(({ devices }) => devices.length)])).toEqual([
    [2, [0]],
    [1, [2]],
  ]);
});
