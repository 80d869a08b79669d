import { expect, it } from "vitest";
import { deltaT } from "./delta-t.ts";
import { type GeocentricSun, geocentricSun } from "./geocentric-sun.ts";
import { type SolarPosition, solarPosition } from "./solar-position.ts";
import { sunHours } from "./sun-hours.ts";

const DEG = Math.PI / 180;
// Oracle: pvlib-python @6382338, tests/test_spa.py and test_solarposition.py, after NREL's report on SPA.
const GOLDEN = { latitude: 39.742476, longitude: -105.1786, utcOffset: -7, elevation: 1830.14 };

it("solarPosition() stands within 0.008° of SPA on 2003-10-17, as far as ssc's constants let it", () => {
  const position: SolarPosition = { zenith: 0, azimuth: 0 };
  solarPosition(GOLDEN)(Date.UTC(2003, 9, 17, 19, 30, 30), 67, { pressure: 820, tempAir: 11 }, position);
  expect(Math.abs(position.zenith / DEG - 50.11162)).toBeLessThan(0.008);
  expect(Math.abs(position.azimuth / DEG - 194.340241)).toBeLessThan(0.008);
});

it("geocentricSun() has SPA's right ascension and declination to a hundredth of a degree", () => {
  const sun: GeocentricSun = { rightAscension: 0, declination: 0, siderealTime: 0 };
  geocentricSun(Date.UTC(2003, 9, 17, 19, 30, 30) / 86_400_000 + 2_440_587.5, 67, sun);
  const ascension = (((sun.rightAscension / DEG) % 360) + 360) % 360;
  expect(Math.abs(ascension - 202.227408)).toBeLessThan(0.01);
  expect(Math.abs(sun.declination / DEG + 9.31434)).toBeLessThan(0.01);
});

it("sunHours() stands symmetric about SPA's transit to half a minute", () => {
  const { rise } = sunHours(Date.UTC(2003, 9, 17), GOLDEN);
  const { set } = sunHours(Date.UTC(2003, 9, 17), GOLDEN);
  expect(Math.abs((rise + set) / 2 - 11.768045) * 60).toBeLessThan(0.5);
});

it("solarPosition() lifts the sun by refraction, and not where the temperature is missing", () => {
  const at = (tempAir: number) => {
    const position: SolarPosition = { zenith: 0, azimuth: 0 };
    solarPosition(GOLDEN)(Date.UTC(2003, 9, 17, 19, 30, 30), 67, { pressure: 820, tempAir }, position);
    return position.zenith / DEG;
  };
  expect(at(Number.NaN) - at(11)).toBeCloseTo(50.127954 - 50.11162, 4);
});

it("solarPosition() looks north at noon in Sydney, and south in Seoul", () => {
  const azimuth = (latitude: number, longitude: number, hour: number) => {
    const position: SolarPosition = { zenith: 0, azimuth: 0 };
    const site = { latitude, longitude, utcOffset: 0, elevation: 0 };
    solarPosition(site)(Date.UTC(2024, 2, 20) + hour * 3_600_000, 69, { pressure: 1013, tempAir: 15 }, position);
    return position.azimuth / DEG;
  };
  expect(Math.cos(azimuth(-33.87, 151.21, 2) * DEG)).toBeGreaterThan(0.99);
  expect(azimuth(37.57, 126.97, 3.66)).toBeGreaterThan(170);
  expect(azimuth(37.57, 126.97, 3.66)).toBeLessThan(190);
});

it("sunHours() gives sunrise and sunset of SPA to a tenth of a minute", () => {
  // SPA's sunset of a UT day is that of the evening before, west of Greenwich.
  const { rise } = sunHours(Date.UTC(2003, 9, 17), GOLDEN);
  const { set } = sunHours(Date.UTC(2003, 9, 16), GOLDEN);
  expect(Math.abs(rise - 6.212067) * 60).toBeLessThan(0.1);
  expect(Math.abs(set - 17.338667) * 60).toBeLessThan(0.1);
});

it("sunHours() knows the day without night, the night without day, and a sun that sets after midnight", () => {
  const tromso = { latitude: 69.65, longitude: 18.96, utcOffset: 1, elevation: 0 };
  const midsummer = sunHours(Date.UTC(2024, 5, 21), tromso);
  expect([midsummer.rise, midsummer.set]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  const midwinter = sunHours(Date.UTC(2024, 11, 21), tromso);
  expect([midwinter.rise, midwinter.set]).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  // 21 May 2024 in Reykjavik, by almanacs: sunrise 3:55, sunset 22:57; three hours on by the clock, it sets on the next day.
  const reykjavik = { latitude: 64.147, longitude: -21.94, utcOffset: 0, elevation: 0 };
  const here = sunHours(Date.UTC(2024, 4, 21), reykjavik);
  expect(here.rise).toBeCloseTo(3.92, 1);
  expect(here.set).toBeCloseTo(22.93, 1);
  const ahead = sunHours(Date.UTC(2024, 4, 21), { ...reykjavik, utcOffset: 3 });
  expect(ahead.rise).toBeCloseTo(6.92, 1);
  expect(ahead.set).toBeCloseTo(1.93, 0);
});

it("deltaT() follows its polynomials, and is 66.7 s outside of them", () => {
  // Oracle: NASA's table of observed values, https://eclipse.gsfc.nasa.gov/SEhelp/deltaT.html: 54.1 s in 1985, 63.8 s in 2000.
  expect(deltaT(1985)).toBeCloseTo(54.3, 0);
  expect(deltaT(2000)).toBeCloseTo(63.8, 0);
  expect(deltaT(2019)).toBeCloseTo(71.06, 2);
  expect(deltaT(1950)).toBe(66.7);
});
