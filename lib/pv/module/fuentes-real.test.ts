import { describe, expect, it } from "vitest";
import { PV_FILES_PRESENT, pvFile, WHERE } from "../weather-fixture.ts";
import { FuentesCell } from "./fuentes.ts";

/** Cells are warmer than the back of the module, where it is measured, by this at 1000 W/m2 (King et al., SAND2004-3535). [K] */
const CELL_ABOVE_BACK = 3;
const BRIGHT = 100;

// Data: NREL's RSF II, 2 to 6 January 2022, quarters of an hour (pvlib/pvanalytics, ../shared/data/pv): irradiance on the plane, air,
// wind and the back of a module. Snow lies on the modules until noon of the 2nd and on the 6th.
describe.skipIf(!PV_FILES_PRESENT)(`FuentesCell on a roof in winter, as measured${WHERE}`, () => {
  it("follows the modules of days without snow with half the error of the air, colder than they by 6 °C", () => {
    const [header = "", ...lines] = pvFile("pvanalytics_nrel_RSF_II.csv").trimEnd().split("\n");
    const names = header.split(",");
    const of = (row: string[], name: string) => Number(row[names.findIndex((each) => each.startsWith(name))]);
    const cells = new FuentesCell(49, 0.25);
    let [count, error, bias, errorOfAir] = [0, 0, 0, 0];
    for (const row of lines.map((line) => line.split(","))) {
      const poa = of(row, "poa_irradiance__1055");
      const air = of(row, "ambient_temp");
      const back = cells.step(poa, of(row, "wind_speed"), air) - (CELL_ABOVE_BACK * poa) / 1000;
      if (!(poa > BRIGHT) || !/^1\/[345]\//.test(row[0]!)) continue;
      const measured = of(row, "module_temp");
      count++;
      error += Math.abs(back - measured);
      bias += back - measured;
      errorOfAir += Math.abs(air - measured);
    }
    expect(count).toBe(79);
    expect(error / errorOfAir).toBeLessThan(0.5);
    expect(bias / count).toBeCloseTo(-6.3, 0);
  });
});
