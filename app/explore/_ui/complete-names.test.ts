import { expect, it } from "vitest";
import { nameCompletions } from "./complete-names.ts";
import { unitOf } from "./relation.ts";

const column = (name: string, unit: string | null) => ({ name, type: "DOUBLE", unit, meaning: `The ${name}.` });
const relations = [
  { name: "usage", rowIs: "month", rows: 1, columns: [column("use_kwh", "kWh"), column("month", null)] },
  { name: "load", rowIs: null, rows: 1, columns: [column("load_mw", "MW"), column("use_kwh", "MWh")] },
];
const labels = (text: string) => nameCompletions(relations, text).map(({ label }) => label);

it("nameCompletions() offers the columns of the tables that the query names, of all while it names none, and all tables", () => {
  expect(labels("SELECT  FROM load")).toEqual(["load_mw", "use_kwh", "usage", "load"]);
  expect(labels("SELECT ")).toEqual(["use_kwh", "month", "load_mw", "usage", "load"]);
});

it("nameCompletions() says type and unit", () => {
  expect(nameCompletions(relations, "FROM usage")[0]).toMatchObject({ detail: "DOUBLE · kWh", info: "The use_kwh." });
});

it("unitOf() knows a unit only where all columns of the name have it", () => {
  expect(unitOf(relations, "load_mw")).toBe("MW");
  expect(unitOf(relations, "use_kwh")).toBeUndefined();
  expect(unitOf(relations, "month")).toBeUndefined();
});
