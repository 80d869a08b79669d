import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AlarmCommand, AlarmEvent } from "./alarm.ts";
import type { AlarmWorld } from "./alarm-world.ts";
import { AlarmEngine } from "./engine.ts";
import { at, T0, told, world } from "./engine-fixture.ts";

interface Steps {
  readonly gaps: readonly number[];
  readonly values: readonly number[];
  readonly onS: number;
  readonly offS: number;
  readonly deadband: number;
}

const steps = fc
  .record({
    readings: fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 90, max: 110 })), {
      minLength: 1,
      maxLength: 40,
    }),
    onS: fc.integer({ min: 0, max: 20 }),
    offS: fc.integer({ min: 0, max: 20 }),
    deadband: fc.integer({ min: 0, max: 8 }),
  })
  .map(
    ({ readings, ...rest }): Steps => ({
      gaps: readings.map(([gap]) => gap),
      values: readings.map(([, v]) => v),
      ...rest,
    }),
  );

const timesOf = ({ gaps }: Steps) =>
  gaps.map(
    (
      (t) => (gap: number) =>
        (t += gap)
    )(0),
  );

/** The definition, second by second: raised when it was beyond without a break for the on delay, cleared likewise. */
function byDefinition(of: Steps, end: number): string[] {
  const times = timesOf(of);
  const beyond: boolean[] = [];
  let now = false;
  for (let t = times[0]!; t <= end; t++) {
    const i = times.indexOf(t);
    if (i >= 0) now = now ? of.values[i]! > 100 - of.deadband : of.values[i]! > 100;
    beyond[t] = now;
  }
  const without = (t: number, length: number, what: boolean) =>
    Array.from({ length: length + 1 }, (_, back) => beyond[t - back]).every((b) => b === what);
  const events: string[] = [];
  let raised = false;
  for (let t = times[0]!; t <= end; t++) {
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

const ruleOf = ({ onS, offS, deadband }: Steps) => ({ on_delay: `${onS}s`, off_delay: `${offS}s`, deadband });
const again = (engine: AlarmEngine, of: AlarmWorld) => new AlarmEngine(of, JSON.parse(JSON.stringify(engine.save())));
const END = 420;

describe("AlarmEngine, laws", () => {
  it("raises and clears by the definition of its delays, however often time is looked at, it is restarted, or readings come twice", () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.integer({ min: 0, max: 9 })), (of, chance) => {
        const judged = world([{ acknowledge: false, ...ruleOf(of) }]);
        let engine = new AlarmEngine(judged);
        const dice = () => chance.next().value as number;
        const times = timesOf(of);
        const events: AlarmEvent[] = [];
        times.forEach((t, i) => {
          if (dice() < 3) engine = again(engine, judged);
          if (dice() < 5) events.push(...engine.tick(T0 + t * 1000 - 1));
          events.push(...engine.reading(at(t, of.values[i]!)));
          if (dice() < 3) events.push(...engine.reading(at(t, 90 + dice() * 2)));
          if (dice() < 3 && i > 0) events.push(...engine.reading(at(times[i - 1]!, 90 + dice() * 2)));
        });
        events.push(...engine.tick(T0 + (END + 2) * 1000));
        expect(told(events)).toEqual(byDefinition(of, END));
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  const action = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant("read" as const), value: fc.integer({ min: 90, max: 110 }) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("tick" as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("restart" as const) }) },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constantFrom("acknowledge", "confirm", "comment", "unshelve", "shelve" as const),
        until: fc.option(fc.integer({ min: 1, max: 60 })),
      }),
    },
  );
  type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

  function play(
    engine: AlarmEngine,
    judged: AlarmWorld,
    actions: readonly [number, Action][],
    restarts: boolean,
  ): AlarmEvent[] {
    let t = 0;
    return actions.flatMap(([gap, what]) => {
      t += gap;
      const now = T0 + t * 1000;
      if (what.do === "read") return engine.reading(at(t, what.value));
      if (what.do === "tick") return engine.tick(now);
      if (what.do === "restart") {
        if (restarts) engine = again(engine, judged);
        return [];
      }
      const alarmId = engine.alarms()[0]?.id;
      if (alarmId === undefined) return [];
      const until = what.until === null ? null : now + what.until * 1000;
      const command: AlarmCommand = { alarmId, kind: what.do, until, by: "kim", comment: "x" };
      try {
        return engine.command(command, now);
      } catch (error) {
        expect((error as Error).name).toBe("UserError");
        return [];
      }
    });
  }

  const plays = fc.tuple(
    fc.record({
      latch: fc.boolean(),
      confirm: fc.boolean(),
      on: fc.integer({ min: 0, max: 8 }),
      off: fc.integer({ min: 0, max: 8 }),
      again: fc.boolean(),
    }),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), action), { minLength: 5, maxLength: 80 }),
  );
  const worldOf = ({
    latch,
    confirm,
    on,
    off,
    again: remind,
  }: {
    latch: boolean;
    confirm: boolean;
    on: number;
    off: number;
    again: boolean;
  }) => world([{ latch, confirm, on_delay: `${on}s`, off_delay: `${off}s`, ...(remind ? { re_alarm: "1m" } : {}) }]);

  it("never raises twice without a clear between, clears what latches only once acknowledged, and closes last and for good", () => {
    let raises = 0;
    fc.assert(
      fc.property(plays, ([fields, actions]) => {
        const judged = worldOf(fields);
        const events = play(new AlarmEngine(judged), judged, actions, true);
        const closed = new Set<string>();
        let [active, acked, open] = [false, false, ""];
        let [ordinal, last] = [0, 0];
        for (const event of events) {
          const { kind, alarm } = event;
          expect(closed).not.toContain(alarm.id);
          if (alarm.id !== open) [ordinal, last, open] = [0, 0, alarm.id];
          expect(event.ordinal).toBe(++ordinal);
          expect(event.at).toBeGreaterThanOrEqual(last);
          last = event.at;
          if (kind === "raised") {
            raises++;
            expect(active).toBe(false);
            [active, acked] = [true, false];
          }
          if (kind === "acknowledged") acked = true;
          if (kind === "reminded") acked = false;
          if (kind === "cleared") {
            expect(active).toBe(true);
            if (fields.latch) expect(acked).toBe(true);
            active = false;
          }
          if (kind === "closed") {
            expect([active, alarm.acked, alarm.confirmed]).toEqual([false, true, true]);
            closed.add(alarm.id);
          }
          expect(alarm.active).toBe(active);
        }
      }),
      { seed: 7, numRuns: 300 },
    );
    expect(raises).toBeGreaterThan(300);
  });

  it("gives the same events when it is saved and opened again anywhere", () => {
    fc.assert(
      fc.property(plays, ([fields, actions]) => {
        const judged = worldOf(fields);
        const through = play(new AlarmEngine(judged), judged, actions, false);
        expect(play(new AlarmEngine(judged), judged, actions, true)).toEqual(through);
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
