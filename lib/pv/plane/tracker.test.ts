import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { groundShare, shadedShare, skyShare } from "./row-shading.ts";
import { type TrackerAngles, tracker } from "./tracker.ts";

const DEG = Math.PI / 180;
const empty = (): TrackerAngles => ({ rotation: 0, facing: 0, cosIncidence: 0, cosTilt: 0, sinTilt: 0 });

function turned(zenith: number, azimuth: number, isBacktracking: boolean, gcr = 0.4): TrackerAngles {
  const into = empty();
  const sine = Math.sin(zenith * DEG);
  tracker({ tilt: 0, azimuth: 180, gcr, isBacktracking })(
    sine * Math.sin(azimuth * DEG),
    sine * Math.cos(azimuth * DEG),
    Math.cos(zenith * DEG),
    into,
  );
  return into;
}

describe("tracker()", () => {
  // Oracle: by hand. A flat axis to the south sees a sun in the west at its zenith angle.
  it("faces a sun in the west or east outright, within 45°", () => {
    expect(turned(30, 270, false).rotation / DEG).toBeCloseTo(30, 9);
    expect(turned(30, 90, false).rotation / DEG).toBeCloseTo(-30, 9);
    expect(turned(30, 270, false).cosIncidence).toBeCloseTo(1, 12);
    expect(turned(70, 270, false)).toMatchObject({ facing: expect.closeTo(70 * DEG, 9) });
    expect(turned(70, 270, false).rotation / DEG).toBeCloseTo(45, 9);
    expect(turned(70, 270, false).cosIncidence).toBeCloseTo(Math.cos(25 * DEG), 9);
  });

  // Oracle: pvlib-python, tests/test_tracking.py::test_backtrack: zenith 80°, azimuth 90°, gcr 2/7 give 27.42833° of rotation.
  it("turns back as pvlib does", () => {
    expect(Math.abs(turned(80, 90, true, 2 / 7).rotation / DEG)).toBeCloseTo(27.42833, 4);
    expect(turned(80, 90, false, 2 / 7).rotation / DEG).toBeCloseTo(-45, 9);
  });

  it("keeps rows out of each other's shade by backtracking, whatever the sun", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 89, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (zenith, azimuth) => {
          const { rotation, facing } = turned(zenith, azimuth, true);
          expect(shadedShare(rotation, facing, 0.4)).toBeLessThan(1e-9);
        },
      ),
    );
  });
});

describe("rows", () => {
  it("shadedShare() is none at noon, and grows to all as the sun sinks before rows that stand up", () => {
    expect(shadedShare(0, 0, 0.4)).toBe(0);
    const shares = [60, 70, 80, 89].map((facing) => shadedShare(45 * DEG, facing * DEG, 0.4));
    expect(shares[0]).toBe(0);
    for (let k = 1; k < shares.length; k++) expect(shares[k]).toBeGreaterThanOrEqual(shares[k - 1]!);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
  });

  it("skyShare() is all for flat rows, and falls with tilt and with closeness", () => {
    const of = (gcr: number, tilt: number) => skyShare(gcr, tilt)(tilt);
    expect(of(0.4, 0)).toBe(1);
    // By the arc tangents of ssc's own equation, over 250 points; over a thousand, as ssc had it before, it is 0.95010.
    expect(of(0.4, 34.015)).toBeCloseTo(0.9499216748649, 12);
    expect(of(0.4, 50)).toBeLessThan(of(0.4, 20));
    expect(of(0.6, 30)).toBeLessThan(of(0.3, 30));
  });

  it("skyShare() is the same within a degree: that of the first tilt that was asked for", () => {
    const share = skyShare(0.4, 20.5);
    expect(share(20.9)).toBe(share(20.5));
    expect(share(21.7)).toBe(skyShare(0.4, 21.7)(21.7));
    expect(share(21)).toBe(share(21.7));
    expect(share(21)).not.toBe(skyShare(0.4, 21)(21));
    expect(share(Number.NaN)).toBeNaN();
  });

  it("groundShare() is all for a single row, and the view of the ground between rows over all of it for many", () => {
    const light = { dni: 0, dhi: 100, cosZenith: 0.5 };
    const tilt = 34.01522551786025 * DEG;
    const of = (rows: number) => groundShare(Math.cos(tilt), Math.sin(tilt), 0.4, rows, light);
    expect(of(1)).toBe(1);
    // By crossed strings over a pitch of 2.5 rows: 0.0622175 of 0.0855556.
    expect(of(1e9)).toBeCloseTo(0.0622175 / 0.0855556, 5);
    expect(groundShare(1, 0, 0.4, 10, light)).toBe(1);
    expect(groundShare(0.8, 0.6, 0.4, 10, { dni: 0, dhi: 0, cosZenith: 0.5 })).toBe(1);
    expect(groundShare(0.8, 0.6, 0.4, 10, { dni: Number.NaN, dhi: 1, cosZenith: 0.5 })).toBeNaN();
  });
});
