import { describe, expect, it } from "vitest";
import type { AlarmCommand } from "./alarm.ts";
import { ONE_SHOT } from "./alarm.ts";
import { AlarmEngine } from "./engine.ts";
import { at, rule, T0, told, world } from "./engine-fixture.ts";

/** Runs a rule over values by second; the last tick is at `end`. */
function run(fields: object, values: Record<number, number>, end = 10_000): string[] {
  const engine = new AlarmEngine(world([{ acknowledge: false, ...fields }]));
  const events = Object.entries(values).flatMap(([s, value]) => engine.reading(at(Number(s), value)));
  return told([...events, ...engine.tick(T0 + end * 1000)]);
}

const command = (kind: AlarmCommand["kind"], alarmId: string, until: number | null = null): AlarmCommand => ({
  ...{ kind, alarmId, until, by: "kim", comment: null },
});

describe("AlarmEngine, timers by hand", () => {
  // [what, rule, values by second, events]
  it.each([
    ["no delay", {}, { 0: 50, 10: 101, 20: 100 }, ["raised@10", "cleared@20", "closed@20"]],
    [
      "on delay passes between readings",
      { on_delay: "15s" },
      { 0: 101, 10: 101, 20: 101, 30: 9 },
      ["raised@15", "cleared@30", "closed@30"],
    ],
    ["on delay just not reached", { on_delay: "15s" }, { 0: 101, 15: 9 }, []],
    [
      "on delay just reached",
      { on_delay: "15s" },
      { 0: 101, 15: 101, 20: 9 },
      ["raised@15", "cleared@20", "closed@20"],
    ],
    ["on delay starts again", { on_delay: "15s" }, { 0: 101, 10: 9, 11: 101, 20: 101, 25: 9 }, []],
    ["on delay passes without a reading", { on_delay: "1m" }, { 0: 101 }, ["raised@60"]],
    [
      "off delay",
      { off_delay: "15s" },
      { 0: 101, 10: 9, 20: 101, 30: 9, 45: 9 },
      ["raised@0", "cleared@45", "closed@45"],
    ],
    [
      "deadband holds",
      { deadband: 10 },
      { 0: 101, 10: 95, 20: 101, 30: 91, 40: 90 },
      ["raised@0", "cleared@40", "closed@40"],
    ],
    [
      "below",
      { when: { type: "below", limit: 10 }, deadband: 2 },
      { 0: 9, 5: 11, 9: 12 },
      ["raised@0", "cleared@9", "closed@9"],
    ],
    [
      "outside",
      { when: { type: "outside", low: 0, high: 10 } },
      { 0: -1, 5: 5, 9: 11 },
      ["raised@0", "cleared@5", "closed@5", "raised@9"],
    ],
    [
      "re-alarm",
      { re_alarm: "1h" },
      { 0: 101, 8000: 9 },
      ["raised@0", "reminded@3600", "reminded@7200", "cleared@8000", "closed@8000"],
    ],
    [
      "silence",
      { on: { devices: "*" }, when: { type: "silence", for: "1m" } },
      { 0: 1, 60: 1, 130: 1 },
      ["raised@60", "cleared@60", "closed@60", "raised@120", "cleared@130", "closed@130", "raised@190"],
    ],
    [
      "silence with delays",
      { on: { devices: "*" }, when: { type: "silence", for: "1m" }, on_delay: "10s", off_delay: "5s" },
      { 0: 1, 65: 1, 150: 1, 160: 1 },
      ["raised@135", "cleared@155", "closed@155", "raised@230"],
    ],
  ] as [string, object, Record<number, number>, string[]][])("%s", (_name, fields, values, events) => {
    const silence = JSON.stringify(fields).includes("silence");
    expect(run(fields, values, silence ? 235 : undefined)).toEqual(events);
  });

  it("is acknowledged, confirmed and closed", () => {
    const engine = new AlarmEngine(world([{ confirm: true }]));
    const [raised] = engine.reading(at(0, 101));
    expect(raised!.alarm).toMatchObject({
      id: `high~m1~power_w~${T0.toString(36)}`,
      active: true,
      acked: false,
      value: 101,
      threshold: 100,
      unit: "W",
      count: 1,
    });
    expect(raised!.alarm.message).toEqual({
      en: "m1: power_w is 101 W, more than 100 W",
      ko: "m1: power_w 값이 101 W이며 기준 100 W보다 높습니다",
    });
    const { id } = raised!.alarm;
    expect(() => engine.command(command("confirm", id), T0 + 1000)).toThrow("not acknowledged");
    expect(told(engine.command(command("acknowledge", id), T0 + 5000))).toEqual(["acknowledged@5"]);
    expect(() => engine.command(command("acknowledge", id), T0 + 6000)).toThrow("acknowledged already");
    expect(told(engine.reading(at(10, 9)))).toEqual(["cleared@10"]);
    expect(engine.alarms()).toMatchObject([{ id, active: false, acked: true, ackedBy: "kim", confirmed: false }]);
    expect(told(engine.command(command("confirm", id), T0 + 20_000))).toEqual(["confirmed@20", "closed@20"]);
    expect(() => engine.command(command("comment", id), T0 + 30_000)).toThrow("closed");
    expect(told(engine.reading(at(40, 101)))).toEqual(["raised@40"]);
  });

  it("is the same occurrence when it comes back before it was acknowledged", () => {
    const engine = new AlarmEngine(world([{}]));
    const events = [at(0, 101), at(10, 9), at(20, 102)].flatMap((reading) => engine.reading(reading));
    expect(told(events)).toEqual(["raised@0", "cleared@10", "raised@20"]);
    expect(new Set(events.map(({ alarm }) => alarm.id)).size).toBe(1);
    expect(events.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3]);
    expect(events[2]!.alarm).toMatchObject({ count: 2, value: 102, activeAt: T0 + 20_000, acked: false });
  });

  it("holds a latching alarm until it is acknowledged", () => {
    const engine = new AlarmEngine(world([{ latch: true }]));
    const [raised] = engine.reading(at(0, 101));
    expect(told([at(10, 9), at(20, 101), at(30, 9)].flatMap((reading) => engine.reading(reading)))).toEqual([]);
    expect(engine.alarms()).toMatchObject([{ active: true, latched: true }]);
    expect(told(engine.command(command("acknowledge", raised!.alarm.id), T0 + 40_000))).toEqual([
      "acknowledged@40",
      "cleared@40",
      "closed@40",
    ]);
    const [again] = engine.reading(at(50, 101));
    engine.command(command("acknowledge", again!.alarm.id), T0 + 55_000);
    expect(told(engine.reading(at(60, 9)))).toEqual(["cleared@60", "closed@60"]);
  });

  it("asks again after a re-alarm, counted from the acknowledgement", () => {
    const engine = new AlarmEngine(world([{ re_alarm: "10m" }]));
    const [raised] = engine.reading(at(0, 101));
    engine.command(command("acknowledge", raised!.alarm.id), T0 + 300_000);
    expect(told(engine.tick(T0 + 880_000))).toEqual([]);
    expect(told(engine.tick(T0 + 905_000))).toEqual(["reminded@900"]);
    expect(engine.alarms()[0]).toMatchObject({ acked: false, active: true });
  });

  it("keeps quiet while it is shelved: for a time, or until it clears", () => {
    const engine = new AlarmEngine(world([{ re_alarm: "1m" }]));
    const [raised] = engine.reading(at(0, 101));
    const { id } = raised!.alarm;
    expect(() => engine.command(command("shelve", id, T0 - 1), T0 + 1000)).toThrow("next 30 days");
    const [shelved] = engine.command(command("shelve", id, T0 + 600_000), T0 + 1000);
    expect(shelved!.alarm.shelvedUntil).toBe(T0 + 600_000);
    expect(told(engine.tick(T0 + 590_000))).toEqual([]);
    const [cleared, back] = [at(591, 9), at(592, 101)].flatMap((reading) => engine.reading(reading));
    expect([cleared!.quiet, back!.quiet]).toEqual([true, true]);
    expect(told(engine.tick(T0 + 601_000))).toEqual(["unshelved@600", "reminded@600"]);
    const [oneShot] = engine.command(command("shelve", id), T0 + 605_000);
    expect(oneShot!.alarm.shelvedUntil).toBe(ONE_SHOT);
    expect(told(engine.reading(at(620, 9)))).toEqual(["cleared@620", "unshelved@620"]);
    expect(() => engine.command(command("unshelve", id), T0 + 630_000)).toThrow("not shelved");
    expect(() => engine.command(command("shelve", id), T0 + 630_000)).toThrow("not active");
  });

  it("tells of what was raised on a shelf once it is taken from it by hand, unless somebody knows of it", () => {
    const until = T0 + 600_000;
    const onShelf = (fields: object) => {
      const engine = new AlarmEngine(world([fields]));
      const { id } = engine.reading(at(0, 101))[0]!.alarm;
      engine.command(command("shelve", id, until), T0 + 1000);
      engine.reading(at(10, 9));
      return { engine, id, back: engine.reading(at(20, 101)) };
    };
    const waits = onShelf({});
    expect(waits.back).toMatchObject([{ kind: "raised", quiet: true }]);
    const taken = waits.engine.command(command("unshelve", waits.id), T0 + 30_000);
    expect(taken.map(({ kind, quiet, by }) => [kind, quiet, by])).toEqual([
      ["unshelved", false, "kim"],
      ["reminded", false, null],
    ]);
    expect(told(waits.engine.tick(until + 3000))).toEqual([]);
    const known = onShelf({});
    known.engine.command(command("acknowledge", known.id), T0 + 25_000);
    expect(told(known.engine.command(command("unshelve", known.id), T0 + 30_000))).toEqual(["unshelved@30"]);
    // Where no acknowledgement is asked for, nobody has given one.
    const unasked = new AlarmEngine(world([{ acknowledge: false }]));
    const { id } = unasked.reading(at(0, 101))[0]!.alarm;
    unasked.command(command("shelve", id, until), T0 + 1000);
    expect(told(unasked.command(command("unshelve", id), T0 + 30_000))).toEqual(["unshelved@30", "reminded@30"]);
    expect(told(unasked.reading(at(40, 9)))).toEqual(["cleared@40", "closed@40"]);
  });

  it("judges calibrated values, ranges and rated powers of the registry", () => {
    const devices = {
      m1: { ratedW: 200, points: { power_w: { gain: 2, offset: 1, min: -10, max: 250 } } },
      old: { ratedW: 1, retired: true },
    };
    const rules = [
      { id: "range", when: { type: "range" }, on: { devices: "*" } },
      { id: "rated", when: { type: "above", rated_pct: 110 } },
    ];
    const engine = new AlarmEngine(world(rules, devices));
    expect(engine.reading(at(0, 109))).toEqual([]);
    expect(engine.reading(at(1, 110)).map(({ alarm }) => [alarm.ruleId, alarm.value, alarm.threshold])).toEqual([
      ["rated", 221, 220],
    ]);
    expect(engine.reading(at(2, 130)).map(({ alarm }) => [alarm.ruleId, alarm.value])).toEqual([["range", 261]]);
    expect(engine.reading(at(3, 1e6, { deviceId: "old" }))).toEqual([]);
    expect(engine.reading(at(3, 1e6, { deviceId: "unknown" }))).toEqual([]);
  });

  it("counts a reading that is no newer as no news", () => {
    const engine = new AlarmEngine(world([{}]));
    engine.reading(at(10, 5));
    expect([at(10, 101), at(5, 101)].flatMap((reading) => engine.reading(reading))).toEqual([]);
    expect(engine.counts()).toEqual({ readings: 3, old: 2 });
  });

  it("marks what is found late, and does not take a backlog for silence", () => {
    const engine = new AlarmEngine(
      world([{}, { id: "quiet", on: { devices: "*" }, when: { type: "silence", for: "15m" } }]),
    );
    const late = (s: number, value: number, rx: number) => at(s, value, { rxTs: T0 + rx * 1000 });
    engine.reading(late(0, 5, 10_000));
    expect(engine.reading(late(60, 101, 10_000))).toMatchObject([{ kind: "raised", late: true, at: T0 + 60_000 }]);
    expect(engine.tick(T0 + 10_060_000)).toEqual([]);
    expect(engine.tick(T0 + 10_901_000)).toMatchObject([{ kind: "raised", alarm: { ruleId: "quiet" } }]);
  });

  it("takes no device for silent because nobody listened", () => {
    const quiet = { id: "quiet", on: { devices: "*" }, when: { type: "silence", for: "15m" } };
    const engine = new AlarmEngine(world([quiet]));
    engine.reading(at(0, 5));
    const later = new AlarmEngine(world([quiet]), JSON.parse(JSON.stringify(engine.save())));
    later.listenFrom(T0 + 86_400_000);
    expect(later.tick(T0 + 86_460_000)).toEqual([]);
    expect(later.tick(T0 + 87_300_000)).toHaveLength(1);
  });

  it("goes on under a changed rule, and closes what no rule watches any more", () => {
    const engine = new AlarmEngine(world([{ on_delay: "1m" }, { id: "gone" }]));
    engine.reading(at(0, 150));
    engine.configure(
      { ...world([{ on_delay: "30s", when: { type: "above", limit: 120 } }, { id: "gone" }]) },
      T0 + 10_000,
    );
    expect(told(engine.reading(at(31, 150)))).toEqual(["raised@30"]);
    const higher = { ...world([]), rules: [{ rule: rule({ when: { type: "above", limit: 200 } }), revision: 3 }] };
    expect(engine.configure(higher, T0 + 40_000).map(({ kind, alarm }) => `${kind} ${alarm.ruleId}`)).toEqual([
      "cleared gone",
      "closed gone",
    ]);
    expect(told(engine.reading(at(45, 150)))).toEqual(["cleared@45"]);
    expect(engine.alarms()).toMatchObject([{ ruleId: "high", active: false, acked: false }]);
    expect(told(engine.configure(world([{ enabled: false }]), T0 + 50_000))).toEqual(["closed@50"]);
    expect(engine.alarms()).toEqual([]);
  });

  it("adopts an alarm that it does not know, and goes on with it", () => {
    const engine = new AlarmEngine(world([{}]));
    const [raised] = engine.reading(at(0, 101));
    const other = new AlarmEngine(world([{}]));
    other.adopt(raised!.alarm);
    other.configure(world([{}]), T0 + 1000);
    expect(told(other.reading(at(10, 9)))).toEqual(["cleared@10"]);
    expect(told(other.command(command("acknowledge", raised!.alarm.id), T0 + 20_000))).toEqual([
      "acknowledged@20",
      "closed@20",
    ]);
    const third = new AlarmEngine(world([{ id: "else" }]));
    third.adopt(raised!.alarm);
    expect(told(third.configure(world([{ id: "else" }]), T0 + 1000))).toEqual(["cleared@1", "closed@1"]);
  });
});
