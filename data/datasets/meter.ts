import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "meter",
  rowIs: "meter",
  columns: {
    device_id: { type: "VARCHAR", meaning: "Meter, as its readings name it." },
    building: { type: "VARCHAR", meaning: "Short name of the building." },
    name_en: { type: "VARCHAR", meaning: "The building's name in English." },
    name_ko: { type: "VARCHAR", meaning: "The building's name in Korean." },
    use: { type: "VARCHAR", meaning: "What the building is for: library, teaching, laboratory, dormitory …" },
    circuit: { type: "VARCHAR", meaning: "What the meter feeds: lighting, outlets, cooling and heating …" },
    quality: { type: "VARCHAR", meaning: "measured, or synthetic where the meter is invented." },
  },
  key: ["device_id"],
  sort: ["building", "device_id"],
};
