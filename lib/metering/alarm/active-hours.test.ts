import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { siteHolidays } from "#lib/sources/site-holidays.ts";
import { type ActiveHours, HoursClock } from "./active-hours.ts";
import type { AlarmEvent } from "./alarm.ts";
import { AlarmEngine } from "./engine.ts";
import { at, rule, T0, told, world } from "./engine-fixture.ts";
import { parseRule } from "./parse-rule.ts";
import { replayRule } from "./replay-rule.ts";
import { ruleDefinition } from "./rule-definition.ts";

const SEOUL = "Asia/Seoul";

describe("HoursClock", () => {
  const lectures: ActiveHours = { from: "08:00", to: "18:00", days: [1, 2, 3, 4, 5], holidays: false };
  const night: ActiveHours = { from: "22:00", to: "06:00", days: [5], holidays: true };
  const weekend: ActiveHours = { from: "00:00", to: "00:00", days: [6, 7], holidays: true };
  it.each<readonly [string, ActiveHours, string, string, boolean, string]>([
    // 2026-11-27 is a Friday, 2026-12-25 a Friday and a holiday.
    ["a morning", lectures, "2026-11-27T08:00+09:00", SEOUL, true, "2026-11-27T18:00+09:00"],
    ["its end", lectures, "2026-11-27T18:00+09:00", SEOUL, false, "2026-11-30T08:00+09:00"],
    ["a holiday left out", lectures, "2026-12-25T12:00+09:00", SEOUL, false, "2026-12-28T08:00+09:00"],
    [
      "a holiday that counts",
      { ...lectures, holidays: true },
      "2026-12-25T12:00+09:00",
      SEOUL,
      true,
      "2026-12-25T18:00+09:00",
    ],
    ["the night of a Friday, on Saturday", night, "2026-11-28T05:59+09:00", SEOUL, true, "2026-11-28T06:00+09:00"],
    ["the night of a Saturday", night, "2026-11-28T23:00+09:00", SEOUL, false, "2026-12-04T22:00+09:00"],
    ["whole days", weekend, "2026-11-28T00:00+09:00", SEOUL, true, "2026-11-29T00:00+09:00"],
    [
      "a night that clocks make shorter",
      { ...night, days: [6] },
      "2026-03-28T23:00+01:00",
      "Europe/Berlin",
      true,
      "2026-03-29T06:00+02:00",
    ],
  ])("%s", (_, hours, instant, zone, isActive, next) => {
    const clock = new HoursClock(hours, zone, siteHolidays(zone));
    expect(clock.isActive(Date.parse(instant))).toBe(isActive);
    expect(clock.nextChange(Date.parse(instant))).toBe(Date.parse(next));
  });
});

const steps = fc.record({
  readings: fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 90, max: 110 })), {
    minLength: 1,
    maxLength: 30,
  }),
  ...{ onS: fc.integer({ min: 0, max: 40 }), offS: fc.integer({ min: 0, max: 40 }) },
  deadband: fc.integer({ min: 0, max: 8 }),
  /** Minutes after nine at which hours begin, and how many they last. */
  begin: fc.integer({ min: 0, max: 9 }),
  length: fc.integer({ min: 1, max: 9 }),
});
type Steps = typeof steps extends fc.Arbitrary<infer T> ? T : never;
const END = 1500;
/** The fixture's day begins at nine o'clock in Seoul. */
const clockOf = (minutes: number) => `09:${String(minutes).padStart(2, "0")}`;
const isOpen = ({ begin, length }: Steps, t: number) => t >= 60 * begin && t < 60 * (begin + length);

/** The definition, second by second: beyond the limit and within hours, without a break for the on delay; cleared likewise. */
function byDefinition(of: Steps): string[] {
  const counts: boolean[] = [];
  let beyond = false;
  let [i, next] = [0, of.readings[0]![0]];
  const first = next;
  for (let t = first; t <= END; t++) {
    if (i < of.readings.length && t === next) {
      beyond = of.readings[i]![1] > (beyond ? 100 - of.deadband : 100);
      i++;
      next += of.readings[i]?.[0] ?? 0;
    }
    counts[t] = beyond && isOpen(of, t);
  }
  const without = (t: number, length: number, what: boolean) =>
    Array.from({ length: length + 1 }, (_, back) => counts[t - back]).every((one) => one === what);
  const events: string[] = [];
  let raised = false;
  for (let t = first; t <= END; t++) {
    if (!raised && without(t, of.onS, true)) {
      raised = true;
      events.push(`raised@${t}`);
    } else if (raised && without(t, of.offS, false)) {
      raised = false;
      events.push(`cleared@${t}`, `closed@${t}`);
    }
  }
  return events;
}

const fieldsOf = ({ onS, offS, deadband, begin, length }: Steps) => ({
  ...{ on_delay: `${onS}s`, off_delay: `${offS}s`, deadband },
  active: { from: clockOf(begin), to: clockOf(begin + length) },
});

describe("AlarmEngine with active hours", () => {
  it("raises and clears by the definition, however often time is looked at or it is restarted, and so does a replay", () => {
    let [raises, atEnd] = [0, 0];
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.integer({ min: 0, max: 9 })), (of, chance) => {
        const judged = world([{ acknowledge: false, ...fieldsOf(of) }]);
        let engine = new AlarmEngine(judged);
        const dice = () => chance.next().value as number;
        const events: AlarmEvent[] = [];
        let t = 0;
        const readings = of.readings.map(([gap, value]) => {
          t += gap;
          return at(t, value);
        });
        for (const reading of readings) {
          if (dice() < 3) engine = new AlarmEngine(judged, JSON.parse(JSON.stringify(engine.save())));
          if (dice() < 5) events.push(...engine.tick(reading.ts - 1));
          events.push(...engine.reading(reading));
        }
        for (let s = t + 1; s < END; s += 1 + dice() * 20) {
          if (dice() < 2) engine = new AlarmEngine(judged, JSON.parse(JSON.stringify(engine.save())));
          events.push(...engine.tick(T0 + s * 1000));
        }
        events.push(...engine.tick(T0 + (END + 2) * 1000));
        expect(told(events)).toEqual(byDefinition(of));
        for (const { kind, at: when } of events) {
          const s = (when - T0) / 1000;
          if (kind === "raised") {
            raises++;
            expect(isOpen(of, s) && isOpen(of, s - of.onS)).toBe(true);
          }
          if (kind === "cleared" && s === 60 * (of.begin + of.length) + of.offS) atEnd++;
        }
        const replayed = replayRule(rule(fieldsOf(of)), readings, { world: judged, to: T0 + (END + 2) * 1000 });
        const raised = events.filter(({ kind }) => kind === "raised").map(({ at: when }) => when);
        expect(replayed.occurrences.map(({ activeAt }) => activeAt)).toEqual(raised);
      }),
      { seed: 5, numRuns: 60 },
    );
    expect(raises).toBeGreaterThan(10);
    expect(atEnd).toBeGreaterThan(3);
  });

  it("holds one that latches beyond its hours until somebody acknowledges it, and rises again when they begin", () => {
    const engine = new AlarmEngine(world([{ latch: true, active: { from: "09:00", to: "09:01" } }]));
    expect(told(engine.reading(at(10, 120)))).toEqual(["raised@10"]);
    expect(told(engine.tick(T0 + 300_000))).toEqual([]);
    const alarmId = engine.alarms()[0]!.id;
    const command = { alarmId, kind: "acknowledge", by: "kim", comment: null, until: null } as const;
    expect(told(engine.command(command, T0 + 400_000))).toEqual(["acknowledged@400", "cleared@400", "closed@400"]);
    expect(told(engine.tick(T0 + 86_500_000))).toEqual(["raised@86400"]);
  });

  it("knows silence within hours alone, and takes other hours while it runs", () => {
    const silent = { when: { type: "silence", for: "1m" }, on: { devices: "*" }, acknowledge: false };
    const engine = new AlarmEngine(world([{ ...silent, active: { from: "09:10", to: "09:20" } }]));
    engine.reading(at(0, 5));
    expect(told(engine.tick(T0 + 590_000))).toEqual([]);
    expect(told(engine.tick(T0 + 700_000))).toEqual(["raised@600"]);
    const later = world([{ ...silent, active: { from: "10:00", to: "11:00" } }]);
    engine.configure(later, T0 + 710_000);
    expect(told(engine.tick(T0 + 800_000)).map((each) => each.split("@")[0])).toEqual(["cleared", "closed"]);
    expect(told(engine.tick(T0 + 3_700_000))).toEqual(["raised@3600"]);
  });
});

describe("parseRule() of active", () => {
  const read = (active: unknown) => rule({ active }).active;
  it("fills in what is left out, and hours that limit nothing are none", () => {
    expect(read({ from: "08:00", to: "18:00" })).toEqual({ from: "08:00", to: "18:00", holidays: true });
    expect(read({ days: [5, 1, 5], holidays: false })).toEqual({
      from: "00:00",
      to: "00:00",
      days: [1, 5],
      holidays: false,
    });
    expect(read({ holidays: false })).toEqual({ from: "00:00", to: "00:00", holidays: false });
    for (const none of [undefined, {}, { holidays: true }, { days: [1, 2, 3, 4, 5, 6, 7] }])
      expect(read(none)).toBeNull();
  });

  it.each([
    [{ from: "8", to: "18:00" }, /active\.from as it must be a time/],
    [{ from: "08:00" }, /active\.to as it must be a time/],
    [{ from: "08:00", to: "08:00" }, /active\.to as it must be another time/],
    [{ days: [0] }, /active\.days as it must be a list of days/],
    [{ days: [] }, /active\.days/],
    [{ holidays: "no" }, /active\.holidays as it must be true or false/],
    [{ hours: 3 }, /active\.hours as it is not known/],
    ["weekdays", /active as it must be an object/],
  ])("refuses %j and names the field", (active, message) => {
    expect(() => read(active)).toThrow(message);
  });

  it("reads back what ruleDefinition() writes", () => {
    for (const active of [
      { from: "22:00", to: "06:00", days: [6], holidays: false },
      { days: [1] },
      { holidays: false },
    ]) {
      const known = rule({ active });
      expect(parseRule(JSON.parse(JSON.stringify(ruleDefinition(known))))).toEqual(known);
      expect(ruleDefinition(known).active).toEqual(active);
    }
  });
});
