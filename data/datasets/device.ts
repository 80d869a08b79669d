import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "device",
  rowIs: "device",
  columns: {
    device_id: { type: "VARCHAR", meaning: "Device, as its readings name it." },
    kind: { type: "VARCHAR", meaning: "room, pc, pv, meter, weather, sensor, gateway or other." },
    role: {
      type: "VARCHAR",
      meaning: "load, submeter (behind a load), generation or none: power of the campus is the sum over load.",
    },
    building: { type: "VARCHAR", meaning: "Short name of the building.", nullable: true },
    building_en: { type: "VARCHAR", meaning: "The building's name in English.", nullable: true },
    building_ko: { type: "VARCHAR", meaning: "The building's name in Korean.", nullable: true },
    room: { type: "VARCHAR", meaning: "Number of the room.", nullable: true },
    floor: { type: "INTEGER", meaning: "Floor, 1 at the ground.", nullable: true },
    x_m: { type: "DOUBLE", unit: "m", meaning: "Place on the plan, east of its south-west corner.", nullable: true },
    y_m: { type: "DOUBLE", unit: "m", meaning: "Place on the plan, north of its south-west corner.", nullable: true },
    rated_w: { type: "DOUBLE", unit: "W", meaning: "Rated power.", nullable: true },
    quality: { type: "VARCHAR", meaning: "measured, or synthetic where the device is invented." },
    source: { type: "VARCHAR", meaning: "Who says so." },
  },
  key: ["device_id"],
  sort: ["building", "device_id"],
};
