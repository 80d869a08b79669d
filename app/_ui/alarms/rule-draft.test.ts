import { expect, it } from "vitest";
import { parseRule } from "#lib/metering/alarm/parse-rule.ts";
import { deviceMode, NEW_RULE, valueAt, WHEN_FIELDS, withValue, withWhenType } from "./rule-draft.ts";

it("NEW_RULE is a rule", () => {
  expect(parseRule(NEW_RULE).id).toBe(NEW_RULE.id);
});

it("withValue() changes one place, and takes away what is emptied, with what then is empty", () => {
  expect(valueAt(withValue(NEW_RULE, ["when", "limit"], 0), ["when", "limit"])).toBe(0);
  const named = withValue(withValue(NEW_RULE, ["message", "en"], "Hot"), ["message", "en"], "");
  expect(named).toEqual(NEW_RULE);
  expect(withValue(NEW_RULE, ["on", "devices", "kind"], "pc").on).toEqual({
    devices: { kind: "pc" },
    metric: "temp_c",
  });
  expect(withValue(NEW_RULE, ["deadband"], undefined)).not.toHaveProperty("deadband");
});

it("withWhenType() keeps what both kinds know and nothing else", () => {
  const above = withValue(NEW_RULE, ["when", "rated_pct"], 80);
  expect(withWhenType(above, "below").when).toEqual({ type: "below", limit: 28, rated_pct: 80 });
  expect(withWhenType(above, "silence").when).toEqual({ type: "silence" });
  expect(parseRule(withValue(withWhenType(above, "silence"), ["when", "for"], "1h")).deadband).toBe(0);
  expect(Object.keys(WHEN_FIELDS)).toHaveLength(9);
});

it("deviceMode() tells the ways to choose devices apart", () => {
  const of = (devices: unknown) => deviceMode({ on: { devices } });
  expect([of("*"), of(["a"]), of({ kind: "pc" }), of({ building: "b" })]).toEqual(["all", "list", "kind", "building"]);
});
