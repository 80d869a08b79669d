import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "timetable_room",
  rowIs: "room of a timetable",
  columns: {
    timetable: { type: "VARCHAR", meaning: "Short name of the timetable." },
    room: { type: "VARCHAR", meaning: "Short name of the room." },
    name_en: { type: "VARCHAR", meaning: "Its name in English." },
    name_ko: { type: "VARCHAR", meaning: "Its name in Korean." },
    building: { type: "VARCHAR", meaning: "Short name of its building.", nullable: true },
    capacity: { type: "INTEGER", meaning: "Seats." },
    floor_m2: { type: "DOUBLE", unit: "m2", meaning: "Floor area.", nullable: true },
    kwh_per_lecture: {
      type: "DOUBLE",
      unit: "kWh",
      meaning: "Energy of a lecture, whoever comes: air conditioning and light.",
    },
    kwh_per_person: { type: "DOUBLE", unit: "kWh", meaning: "Energy that each who comes adds to a lecture." },
    kwh_per_pc: { type: "DOUBLE", unit: "kWh", meaning: "Energy of a PC in use over a lecture." },
    setup_kwh: {
      type: "DOUBLE",
      unit: "kWh",
      meaning: "Energy to bring the room to its temperature after an empty period.",
    },
    energy_basis: {
      type: "VARCHAR",
      meaning: "Where the four energies are from: assumed, or calibrated from readings.",
    },
    cv_rmse_pct: {
      type: "DOUBLE",
      unit: "%",
      meaning: "CV(RMSE) of the fit to readings by ASHRAE Guideline 14: up to 30 where it counts.",
      nullable: true,
    },
    nmbe_pct: { type: "DOUBLE", unit: "%", meaning: "NMBE of the same: within 10 where it counts.", nullable: true },
    fitted_periods: { type: "INTEGER", meaning: "Periods and nights that were fitted.", nullable: true },
    hvac_conductance_scale: {
      type: "DOUBLE",
      unit: "1",
      meaning:
        "Heat through windows, walls and air against the standard room of 5R1C, fitted to readings; else that room's.",
      nullable: true,
    },
    hvac_gain_scale: {
      type: "DOUBLE",
      unit: "1",
      meaning: "Light and appliances against those of the standard room of 5R1C, fitted to readings; else that room's.",
      nullable: true,
    },
    hvac_cv_rmse_pct: { type: "DOUBLE", unit: "%", meaning: "CV(RMSE) of the fit of 5R1C.", nullable: true },
    hvac_nmbe_pct: { type: "DOUBLE", unit: "%", meaning: "NMBE of the fit of 5R1C.", nullable: true },
    hvac_fitted_periods: {
      type: "INTEGER",
      meaning: "Periods and nights that the fit of 5R1C rests on.",
      nullable: true,
    },
    quality: { type: "VARCHAR", meaning: "measured, or synthetic where the timetable is invented." },
    source: { type: "VARCHAR", meaning: "Who says so." },
  },
  key: ["timetable", "room"],
  sort: ["timetable", "room"],
};
