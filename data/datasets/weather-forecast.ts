import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "weather_forecast",
  rowIs: "place × time of issue × hour",
  columns: {
    place: { type: "VARCHAR", meaning: "Short name of the place." },
    latitude: { type: "DOUBLE", unit: "deg", meaning: "Degrees north." },
    longitude: { type: "DOUBLE", unit: "deg", meaning: "Degrees east." },
    elevation_m: { type: "DOUBLE", unit: "m", meaning: "Height above the sea." },
    issued_at: { type: "TIMESTAMPTZ", meaning: "When the forecast was fetched or made: it may be used from then on." },
    interval_start: { type: "TIMESTAMPTZ", meaning: "Start of the hour it is for." },
    ghi_w_m2: { type: "DOUBLE", unit: "W/m2", meaning: "Mean global horizontal irradiance.", nullable: true },
    dni_w_m2: { type: "DOUBLE", unit: "W/m2", meaning: "Mean direct normal irradiance.", nullable: true },
    dhi_w_m2: { type: "DOUBLE", unit: "W/m2", meaning: "Mean diffuse horizontal irradiance.", nullable: true },
    temp_air_c: { type: "DOUBLE", unit: "deg C", meaning: "Air temperature.", nullable: true },
    wind_m_s: { type: "DOUBLE", unit: "m/s", meaning: "Wind speed at 10 m.", nullable: true },
    quality: { type: "VARCHAR", meaning: "forecast, or synthetic where it is invented." },
    source: { type: "VARCHAR", meaning: "Whose forecast." },
  },
  key: ["place", "issued_at", "interval_start"],
  sort: ["place", "issued_at", "interval_start"],
};
