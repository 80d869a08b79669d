import { expect, it } from "vitest";
import { campusPartWrites } from "#data/sample/campus-parts.ts";
import { demoDeviceParts } from "#data/sample/devices/device-parts.ts";
import { tinyLake } from "#lib/sources/tiny-lake.ts";
import { stateOf } from "./state-fixture.ts";

function rounded(state: unknown): string {
  return JSON.stringify(state, (_, value) => (typeof value === "number" ? Number(value.toPrecision(10)) : value));
}

it("the page is the same with devices of the live page beside its meters, whose rooms would count twice", async () => {
  const meters = campusPartWrites({ from: "2024-02", to: "2024-03", perBuilding: 1 });
  const states = [meters, [...meters, ...demoDeviceParts(Date.parse("2026-11-27T03:00:00Z"))]].map(async (put) => {
    const { lake, dispose } = await tinyLake();
    await lake.commit("fixture", () => ({ put }));
    const snapshot = await lake.snapshot();
    const [all] = (await snapshot.query("SELECT count(*)::INTEGER AS n FROM readings_15min")).rows<{ n: number }>();
    const state = [await stateOf(snapshot, "", "en"), await stateOf(snapshot, "tr=P7D", "en")];
    await dispose();
    return { n: all?.n as number, state };
  });
  const [alone, beside] = await Promise.all(states);
  expect(beside?.n).toBeGreaterThan((alone?.n as number) + 100_000);
  // Sums of the same numbers in another order differ in their last digits.
  expect(rounded(beside?.state)).toBe(rounded(alone?.state));
});
