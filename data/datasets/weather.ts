import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "weather",
  rowIs: "weather × interval",
  columns: {
    weather: { type: "VARCHAR", meaning: "Short name of the weather, see weather_place." },
    position: {
      type: "INTEGER",
      meaning: "Place of the interval in the file's order, from 0: months of a typical year follow one another.",
    },
    interval_start: { type: "TIMESTAMPTZ", meaning: "Start of the interval, as the file dates it." },
    ghi_w_m2: { type: "DOUBLE", unit: "W/m2", meaning: "Global horizontal irradiance.", nullable: true },
    dni_w_m2: { type: "DOUBLE", unit: "W/m2", meaning: "Direct normal irradiance.", nullable: true },
    dhi_w_m2: { type: "DOUBLE", unit: "W/m2", meaning: "Diffuse horizontal irradiance.", nullable: true },
    temp_air_c: { type: "DOUBLE", unit: "deg C", meaning: "Air temperature.", nullable: true },
    wind_m_s: { type: "DOUBLE", unit: "m/s", meaning: "Wind speed.", nullable: true },
    pressure_mbar: { type: "DOUBLE", unit: "mbar", meaning: "Air pressure at the site.", nullable: true },
    albedo: { type: "DOUBLE", unit: "1", meaning: "Albedo of the ground.", nullable: true },
    quality: { type: "VARCHAR", meaning: "measured, estimated or synthetic." },
  },
  key: ["weather", "position"],
  sort: ["weather", "position"],
};
