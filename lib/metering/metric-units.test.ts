import { expect, it } from "vitest";
import { METRIC_UNITS, metricUnit } from "./metric-units.ts";

it.each([
  ["power_w", "W"],
  ["interval_energy_kwh", "kWh"],
  ["wind_speed_m_per_s", "m/s"],
  ["poa_irradiance_w_per_m2", "W/m²"],
  ["pm2_5_ug_per_m3", "µg/m³"],
  ["power_l1_w", "W"],
  ["run_co2e_g", "g"],
  ["day_co2e_kg", "kg"],
  ["absolute_humidity_g_per_m3", "g/m³"],
])("metricUnit() reads the unit of %s", (metric, unit) => {
  expect(metricUnit(metric)).toBe(unit);
});

it.each([
  "w",
  "_w",
  "Power_w",
  "power__w",
  "power-w",
  "1_w",
  "power_W",
  "power_w ",
  "powerw",
  "speed",
  "전력_w",
  "__proto__",
  "",
  `${"x".repeat(63)}_w`,
])("metricUnit() knows none of %j", (metric) => {
  expect(metricUnit(metric)).toBeUndefined();
});

it("every unit can be the end of a metric's name, and is taken for itself", () => {
  const suffixes = Object.keys(METRIC_UNITS);
  expect(suffixes.length).toBeGreaterThan(40);
  for (const suffix of suffixes) expect(metricUnit(`x_${suffix}`)).toBe(METRIC_UNITS[suffix]);
});
