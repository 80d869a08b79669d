import { describe, expect, it } from "vitest";
import { heardEnergy } from "./heard-energy.ts";
import { QUARTER_MS, type QuarterEnergy, startOfDay, todaySoFar } from "./today.ts";

const quarter = (i: number, loadKwh: number | null, pvKwh: number | null = 0, coverage = 1): QuarterEnergy => ({
  at: i * QUARTER_MS,
  loadKwh,
  pvKwh,
  coverage,
});

describe("todaySoFar()", () => {
  it("sums what was bought: what the sun gave too much in one quarter lowers no other", () => {
    const today = todaySoFar([quarter(0, 10, 4), quarter(1, 10, 25)], [], 0, 2 * QUARTER_MS);
    expect(today).toMatchObject({ loadKwh: 20, gridKwh: 6, coverage: 1, peakKw: 24, peakAt: 0 });
  });

  it("takes each quarter once, from whoever knows more of it", () => {
    const stored = [quarter(0, 10)];
    const heard = [quarter(0, 9.5, 0, 0.95), quarter(1, 5, 0, 0.5)];
    const today = todaySoFar(stored, heard, 0, 2 * QUARTER_MS);
    expect(today).toMatchObject({ loadKwh: 15, coverage: 0.75 });
  });

  it("nothing known is null, and covers nothing; a quarter of which half is known makes no peak", () => {
    expect(todaySoFar([], [], 0, QUARTER_MS)).toEqual({
      loadKwh: null,
      gridKwh: null,
      coverage: 0,
      peakKw: null,
      peakAt: null,
    });
    expect(todaySoFar([], [quarter(0, 5, 0, 0.5)], 0, QUARTER_MS).peakKw).toBeNull();
  });

  it("leaves out yesterday", () => {
    expect(todaySoFar([quarter(0, 10), quarter(1, 20)], [], QUARTER_MS, 2 * QUARTER_MS).loadKwh).toBe(20);
  });
});

describe("startOfDay()", () => {
  it("is midnight in the site's zone, on the day that clocks go forward too", () => {
    const seoul = startOfDay(Date.parse("2026-11-27T07:00:00Z"), "Asia/Seoul");
    expect(new Date(seoul).toISOString()).toBe("2026-11-26T15:00:00.000Z");
    const berlin = startOfDay(Date.parse("2026-03-29T12:00:00Z"), "Europe/Berlin");
    expect(new Date(berlin).toISOString()).toBe("2026-03-28T23:00:00.000Z");
  });
});

describe("heardEnergy()", () => {
  const frame = (at: number, w: number | null, known = 10) => ({
    at,
    isStarting: false,
    load: { w, known, listed: 10 },
    pv: { w: 0, known: 1, listed: 1 },
  });

  it("is power over time by trapezoids: 1 kW to 3 kW over an hour's quarter of frames", () => {
    const energy = heardEnergy();
    for (let at = 0; at <= QUARTER_MS; at += 1000) energy.take(frame(at, 1000 + (2000 * at) / QUARTER_MS));
    const [first] = energy.quarters();
    expect(first?.loadKwh).toBeCloseTo(0.5, 6);
    expect(first?.coverage).toBeCloseTo(1, 3);
  });

  it("a pause, unknown power and too few meters cover nothing", () => {
    const energy = heardEnergy();
    energy.take(frame(0, 1000));
    energy.take(frame(60_000, 1000));
    energy.take(frame(61_000, null));
    energy.take(frame(62_000, 1000, 5));
    expect(energy.quarters()).toEqual([]);
  });
});
