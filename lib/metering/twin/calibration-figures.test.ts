import { describe, expect, it } from "vitest";
import { calibrationFigures } from "./calibration-figures.ts";
import { calibrationVerdicts } from "./calibration-verdict.ts";

describe("calibrationFigures()", () => {
  // By hand: e = 1, −2, 3, 0, so Σe = 2 and Σe² = 14; the mean of 10, 20, 30, 40 is 25, and n − p = 3.
  it("reproduces a case worked by hand", () => {
    const found = calibrationFigures(Float64Array.of(10, 20, 30, 40), Float64Array.of(9, 22, 27, 40));
    expect(found.n).toBe(4);
    expect(found.rmse).toBeCloseTo(Math.sqrt(14 / 3), 12);
    expect(found.cvRmse).toBeCloseTo((100 * 2.160247) / 25, 5);
    expect(found.nmbe).toBeCloseTo((100 * 2) / (3 * 25), 12);
  });

  it("has a positive bias where the simulation is too low", () => {
    expect(calibrationFigures(Float64Array.of(10, 12), Float64Array.of(8, 9)).nmbe).toBeGreaterThan(0);
    expect(calibrationFigures(Float64Array.of(10, 12), Float64Array.of(11, 13)).nmbe).toBeLessThan(0);
  });

  it("leaves out pairs of which one is missing, and counts the parameters of a regression", () => {
    const gaps = calibrationFigures(
      Float64Array.of(10, Number.NaN, 20, 30, 40),
      Float64Array.of(9, 5, 22, 27, Number.NaN),
      2,
    );
    expect(gaps.n).toBe(3);
    expect(gaps.rmse).toBeCloseTo(Math.sqrt(14), 12);
  });

  it("is undefined without enough pairs, and where the mean is 0", () => {
    expect(calibrationFigures(Float64Array.of(10), Float64Array.of(10)).cvRmse).toBeNaN();
    expect(calibrationFigures(Float64Array.of(-1, 1), Float64Array.of(0, 0)).nmbe).toBeNaN();
    expect(() => calibrationFigures(new Float64Array(2), new Float64Array(3))).toThrow(RangeError);
  });
});

describe("calibrationVerdicts()", () => {
  const verdicts = (cvRmse: number | null, nmbe: number | null, interval: "hour" | "month") =>
    Object.fromEntries(calibrationVerdicts({ cvRmse, nmbe }, interval).map((each) => [each.document, each.isMet]));

  it("holds hourly figures against 30 and 10 %, IPMVP's against 20 and 5 %", () => {
    expect(verdicts(30, -10, "hour")).toEqual({ "ASHRAE Guideline 14": true, FEMP: true, IPMVP: false });
    expect(verdicts(30.1, 0, "hour")).toEqual({ "ASHRAE Guideline 14": false, FEMP: false, IPMVP: false });
    expect(verdicts(20, 5, "hour")).toEqual({ "ASHRAE Guideline 14": true, FEMP: true, IPMVP: true });
  });

  it("holds monthly figures against 15 and 5 %", () => {
    expect(verdicts(15, 5, "month")).toEqual({ "ASHRAE Guideline 14": true, FEMP: true });
    expect(verdicts(10, -5.1, "month")).toEqual({ "ASHRAE Guideline 14": false, FEMP: false });
  });

  it("does not judge what is undefined", () => {
    expect(verdicts(null, 3, "hour")).toEqual({ "ASHRAE Guideline 14": null, FEMP: null, IPMVP: null });
  });
});
