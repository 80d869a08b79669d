import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "weather_place",
  rowIs: "weather",
  columns: {
    weather: { type: "VARCHAR", meaning: "Short name of the weather, as dataset weather names it." },
    name_en: { type: "VARCHAR", meaning: "Place and source in English." },
    name_ko: { type: "VARCHAR", meaning: "Place and source in Korean." },
    kind: { type: "VARCHAR", meaning: "typical: months of several years; actual: as it was." },
    format: {
      type: "VARCHAR",
      meaning: "Layout of the file: epw, tmy2, tmy3, nsrdb, sam, pvwatts, asos-hourly, asos-daily, sample.",
    },
    latitude: { type: "DOUBLE", unit: "deg", meaning: "Degrees north." },
    longitude: { type: "DOUBLE", unit: "deg", meaning: "Degrees east." },
    elevation_m: { type: "DOUBLE", unit: "m", meaning: "Height above the sea." },
    utc_offset_h: { type: "DOUBLE", unit: "h", meaning: "Offset of its clock from UTC, standard time." },
    step_min: { type: "INTEGER", unit: "min", meaning: "Length of an interval." },
    minute: {
      type: "INTEGER",
      unit: "min",
      meaning: "Minute after the start that values stand for; NULL where they are means over the interval.",
      nullable: true,
    },
    ghi_kwh_m2: {
      type: "DOUBLE",
      unit: "kWh/m2",
      meaning: "Global horizontal irradiation of the year that it holds; NULL where it holds no whole year.",
      nullable: true,
    },
    quality: { type: "VARCHAR", meaning: "measured, estimated (of a model or satellite), or synthetic." },
    source: { type: "VARCHAR", meaning: "Who made it, and the file." },
  },
  key: ["weather"],
  sort: ["weather"],
};
