import { describe, expect, it } from "vitest";
import { deviceClock } from "./device-clock.ts";

describe("deviceClock()", () => {
  it("calls a device late after three of its usual pauses, and silent after six, but never before 30 and 90 seconds", () => {
    const clock = deviceClock();
    expect(clock.state(0)).toBe("unheard");
    for (let at = 0; at <= 100_000; at += 5000) clock.heard(at);
    expect(clock.state(129_000)).toBe("ok");
    expect(clock.state(131_000)).toBe("late");
    expect(clock.state(191_000)).toBe("silent");
  });

  it("gives a device that speaks every quarter of an hour its time, also after a long silence", () => {
    const clock = deviceClock();
    for (let i = 0; i < 20; i++) clock.heard(i * 900_000);
    clock.heard(19 * 900_000 + 86_400_000);
    const last = clock.lastTs as number;
    expect(clock.state(last + 2 * 900_000)).toBe("ok");
    expect(clock.state(last + 12 * 3_600_000)).toBe("silent");
  });

  it("takes no notice of what comes late", () => {
    const clock = deviceClock();
    clock.heard(100_000);
    clock.heard(50_000);
    expect(clock.lastTs).toBe(100_000);
  });
});
