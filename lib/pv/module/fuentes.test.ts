import { expect, it } from "vitest";
import { FuentesCell } from "./fuentes.ts";

it("FuentesCell warms up over three hours as pvlib's fuentes() does", () => {
  // Oracle: pvlib-python @6382338, tests/test_temperature.py: NOCT 45 °C, 1000 W/m2, 20 °C, 1 m/s, hourly.
  const cells = new FuentesCell(45, 1);
  const temps = [1, 2, 3].map(() => cells.step(1000, 1, 20));
  [48.042, 51.845, 51.846].forEach((expected, hour) => {
    expect(Math.abs(temps[hour]! - expected)).toBeLessThan(0.001);
  });
});

it("FuentesCell remembers: ssc's single step, called again, has its DC power", () => {
  // Oracle: NREL/ssc, test/ssc_test/cmod_pvwattsv5_test.cpp @e97a19f, singleTS: 720 kWp, cells of 13.36 ± 0.1 °C, 107826 ± 1 W. The second
  // call goes on from the first and steps twice: first in light that rows shade a second time.
  const [poa, unshaded, transmitted] = [142.0492, 150.1767, 142.0341];
  const cells = new FuentesCell(45, 1);
  const [, , again = Number.NaN] = [poa, (poa * poa) / unshaded, poa].map((light) => cells.step(light, 1.45, 10.79));
  expect(Math.abs(again - 13.36)).toBeLessThan(0.1);
  expect(Math.abs(720 * transmitted * (1 - 0.0047 * (again - 25)) - 107826)).toBeLessThan(1);
});

it("FuentesCell has its nominal temperature in nominal conditions", () => {
  for (const nominal of [45, 49]) {
    const cells = new FuentesCell(nominal, 1);
    // Its own balance takes the sky of 20 °C as 282.21 K, and the wind at 1 m/s at the height of the modules.
    const wind = 1 / (5 / 9.144) ** 0.2;
    for (let hour = 0; hour < 5; hour++) cells.step(800, wind, 20);
    expect(cells.step(800, wind, 20)).toBeCloseTo(nominal, 0);
  }
});

it("FuentesCell has the temperature of the air in the dark, forgets the day, and leaves missing weather out", () => {
  const cells = new FuentesCell(45, 1);
  const fresh = new FuentesCell(45, 1);
  cells.step(900, 2, 25);
  expect(cells.step(0, 2, 12)).toBe(12);
  fresh.step(0, 2, 12);
  expect(cells.step(300, 2, 14)).toBe(fresh.step(300, 2, 14));
  expect(cells.step(300, Number.NaN, 14)).toBeNaN();
  expect(cells.step(300, 2, 14)).toBe(fresh.step(300, 2, 14));
});
