import { expect, it } from "vitest";
import { metricUnit } from "#lib/metering/metric-units.ts";
import { meaningOf, snakeCase } from "./quantity.ts";

it.each([
  ["temperature", "", "temp_c", 1],
  ["kitchen_plug_power", "kitchen_plug", "power_w", 1],
  ["plug_apparent_power", "plug", "apparent_power_va", 1],
  ["plug_power_kw", "plug", "power_w", 1000],
  ["total_energy_kwh", "", "energy_wh", 1000],
  ["meter_energy_wh", "meter", "energy_wh", 1],
  ["battery_voltage_mv", "battery", "voltage_v", 0.001],
  ["room_co2", "room", "co2_ppm", 1],
  ["air_pm2_5", "air", "pm2_5_ug_per_m3", 1],
])("meaningOf() takes %s for what it says", (name, prefix, metric, factor) => {
  expect(meaningOf(name)).toEqual({ prefix, metric, factor });
  expect(metricUnit(metric)).toBeDefined();
});

it.each(["phase_a", "energy", "total_energy", "power_phase_b", "zone_c", "superpower", "temperature_f", "", "speed"])(
  "meaningOf() does not guess what %j is",
  (name) => {
    expect(meaningOf(name)).toBeUndefined();
  },
);

it("meaningOf() goes by a unit that is said beside the name, and by no other", () => {
  expect(meaningOf("energy", "kwh")).toEqual({ prefix: "", metric: "energy_wh", factor: 1000 });
  expect(meaningOf("power", "kwh")).toBeUndefined();
  expect(meaningOf("energy_wh", "kwh")).toBeUndefined();
});

it("snakeCase() writes names as ours are written", () => {
  expect(["LivingRoom/Power", "SI7021", "DS18B20-1", "  __a  ", "전력"].map(snakeCase)).toEqual([
    "living_room_power",
    "si7021",
    "ds18b20_1",
    "a",
    "",
  ]);
});
