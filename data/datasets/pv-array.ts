import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "pv_array",
  rowIs: "array of modules",
  columns: {
    array: { type: "VARCHAR", meaning: "Short name of the array." },
    name_en: { type: "VARCHAR", meaning: "Its name in English." },
    name_ko: { type: "VARCHAR", meaning: "Its name in Korean." },
    device_id: { type: "VARCHAR", meaning: "Inverter or meter whose readings are its output.", nullable: true },
    building: { type: "VARCHAR", meaning: "Short name of the building whose roof it is on.", nullable: true },
    x_m: { type: "DOUBLE", unit: "m", meaning: "Place on the plan, east of its south-west corner.", nullable: true },
    y_m: { type: "DOUBLE", unit: "m", meaning: "Place on the plan, north of its south-west corner.", nullable: true },
    kwp: { type: "DOUBLE", unit: "kWp", meaning: "Rated DC power." },
    tilt_deg: { type: "DOUBLE", unit: "deg", meaning: "Tilt from the horizontal." },
    azimuth_deg: { type: "DOUBLE", unit: "deg", meaning: "Direction it faces, clockwise from north." },
    mount: { type: "VARCHAR", meaning: "rack, roof, 1axis, backtrack or 2axis." },
    module: { type: "VARCHAR", meaning: "standard, premium or thinfilm." },
    losses_pct: { type: "DOUBLE", unit: "%", meaning: "DC losses." },
    dc_ac: { type: "DOUBLE", unit: "1", meaning: "Rated DC over rated AC power." },
    quality: { type: "VARCHAR", meaning: "measured, or synthetic where the array is invented." },
    source: { type: "VARCHAR", meaning: "Who says so." },
  },
  key: ["array"],
  sort: ["array"],
};
