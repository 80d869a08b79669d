import { expect, it } from "vitest";
import { sunTable } from "./sun-table.ts";
import type { Site } from "./weather.ts";
import { weatherOf } from "./weather-fixture.ts";

const DEG = 180 / Math.PI;
const SEOUL: Site = { latitude: 37.57, longitude: 126.97, utcOffset: 9, elevation: 87 };
const hours = (date: number, offset: number) =>
  Array.from({ length: 24 }, (_, hour) => ({ start: date + (hour - offset) * 3_600_000, tempAir: 10 }));

it("sunTable() looks at the middle of an hour, and at the middle of its sunny part where the sun rises or sets", () => {
  // 20 March 2024 in Seoul, by the almanac: sunrise 6:36, sunset 18:43.
  const means = sunTable(weatherOf(SEOUL, hours(Date.UTC(2024, 2, 20), 9)));
  expect(Array.from(means.up)).toEqual(Array.from({ length: 24 }, (_, hour) => (hour >= 6 && hour <= 18 ? 1 : 0)));
  const minute = (hour: number, at: number) =>
    sunTable(weatherOf(SEOUL, [hours(Date.UTC(2024, 2, 20), 9)[hour]!], at)).zenith[0]!;
  expect(means.zenith[12]).toBe(minute(12, 30));
  expect([47, 48, 49].map((at) => minute(6, at))).toContain(means.zenith[6]);
  expect([20, 21, 22].map((at) => minute(18, at))).toContain(means.zenith[18]);
});

it("sunTable() takes an instant as it is: before sunrise the sun is down", () => {
  const day = hours(Date.UTC(2024, 2, 20), 9);
  const early = sunTable(weatherOf(SEOUL, day, 0));
  expect([early.up[6], early.up[7], early.up[18], early.up[19]]).toEqual([0, 1, 1, 0]);
});

it("sunTable() gives sun, air mass and light above the atmosphere together", () => {
  const { zenith, cosZenith, airMass, extraHorizontal, east, north, up } = sunTable(
    weatherOf(SEOUL, hours(Date.UTC(2024, 5, 21), 9)),
  );
  expect(up[0]).toBe(0);
  expect(extraHorizontal[0]).toBe(0);
  expect(airMass[0]).toBeNaN();
  expect(zenith[12]! * DEG).toBeCloseTo(37.57 - 23.44, 0);
  expect(airMass[12]).toBeCloseTo(1 / Math.cos(zenith[12]!), 2);
  expect(extraHorizontal[12]).toBeCloseTo(1367 * (1 - 0.033) * cosZenith[12]!, -1);
  for (let i = 0; i < 24; i++) expect(Math.hypot(east[i]!, north[i]!, cosZenith[i]!)).toBeCloseTo(1, 12);
  expect(east[8]).toBeGreaterThan(0);
  expect(east[17]).toBeLessThan(0);
});

it("sunTable() has the sun up all day in the polar summer, and never in its winter", () => {
  const tromso = { latitude: 69.65, longitude: 18.96, utcOffset: 1, elevation: 0 };
  const summer = sunTable(weatherOf(tromso, hours(Date.UTC(2024, 5, 21), 1)));
  const winter = sunTable(weatherOf(tromso, hours(Date.UTC(2024, 11, 21), 1)));
  expect(summer.up.reduce((sum, up) => sum + up, 0)).toBe(24);
  expect(winter.up.reduce((sum, up) => sum + up, 0)).toBe(0);
});
