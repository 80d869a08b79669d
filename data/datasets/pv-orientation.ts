import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "pv_orientation",
  rowIs: "weather × mount × tilt × azimuth: what a kWp yields in that weather's year",
  columns: {
    weather: { type: "VARCHAR", meaning: "Short name of the weather, see weather_place." },
    mount: { type: "VARCHAR", meaning: "rack or roof." },
    tilt_deg: { type: "DOUBLE", unit: "deg", meaning: "Tilt from the horizontal." },
    azimuth_deg: { type: "DOUBLE", unit: "deg", meaning: "Direction it faces, clockwise from north." },
    kwh_kwp: {
      type: "DOUBLE",
      unit: "kWh/kWp",
      meaning:
        "AC energy by rated DC power: PVWatts v5, standard module, losses of 14.08 %, DC over AC 1.2; hours that are missing made up for as the light of the year is; NULL without a year.",
      nullable: true,
    },
    quality: { type: "VARCHAR", meaning: "That of the weather: estimated, or synthetic where it is invented." },
  },
  key: ["weather", "mount", "tilt_deg", "azimuth_deg"],
  sort: ["weather", "mount", "tilt_deg", "azimuth_deg"],
};
