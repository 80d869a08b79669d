import { expect, it } from "vitest";
import { AlarmEngine } from "./engine.ts";
import { at, told, world } from "./engine-fixture.ts";

const residual = { id: "apart", when: { type: "residual", limit: 1 } };

/** A site whose twins fail: as they are opened, or as they are stepped. */
function failing(when: "open" | "step") {
  const faults: string[] = [];
  const fail = () => {
    throw new TypeError("no such twin");
  };
  return {
    faults,
    world: {
      ...world([residual, {}]),
      openTwin: () => (when === "open" ? fail() : { step: fail, save: () => ({}) }),
      fault: (watch: string, error: unknown) => void faults.push(`${watch}: ${(error as Error).message}`),
    },
  };
}

it.each(["open", "step"] as const)(
  "a twin that fails to %s leaves the other rules of its point as they are",
  (when) => {
    const site = failing(when);
    const engine = new AlarmEngine(site.world);
    expect(told(engine.reading(at(0, 101)))).toEqual(["raised@0"]);
    expect(told(engine.reading(at(10, 50)))).toEqual(["cleared@10"]);
    expect(new Set(site.faults)).toEqual(new Set(["apart~m1~power_w: no such twin"]));
  },
);

it("a twin that fails does not keep the engine from opening where it was left, nor from other rules", () => {
  const before = new AlarmEngine(world([{}]));
  before.reading(at(0, 101));
  const engine = new AlarmEngine(failing("open").world, before.save());
  expect(engine.alarms()).toMatchObject([{ ruleId: "high", active: true }]);
  const changed = failing("open").world;
  expect(told(engine.configure({ ...changed, rules: changed.rules.slice(0, 1) }, at(5, 0).ts))).toEqual([
    "cleared@5",
    "closed@5",
  ]);
});

it("without somebody to be told, the failure is thrown", () => {
  const { fault: _, ...silent } = failing("open").world;
  expect(() => new AlarmEngine(silent).reading(at(0, 101))).toThrow("no such twin");
});
