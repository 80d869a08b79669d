import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "regional_usage",
  rowIs: "municipality × month × contract type",
  columns: {
    month: { type: "DATE", meaning: "First day of the month, counted in Asia/Seoul." },
    sido: { type: "VARCHAR", meaning: "Province, its official name of today." },
    sigungu: { type: "VARCHAR", meaning: "Municipality, its official name of today." },
    region_code: {
      type: "VARCHAR",
      meaning: "Official five-digit code (법정동코드) of today; not the statistics office's.",
    },
    contract: {
      type: "VARCHAR",
      meaning: "residential, general, education, industrial, agricultural, streetlight or midnight.",
    },
    kwh: { type: "DOUBLE", unit: "kWh", meaning: "Use; missing where the source says so.", nullable: true },
    quality: { type: "VARCHAR", meaning: "measured or synthetic." },
    source: { type: "VARCHAR", meaning: "Who measured, and the file." },
    published: {
      type: "DATE",
      meaning: "First day of the month in which the value was published: as stated, or else the earliest possible.",
      nullable: true,
    },
    published_stated: { type: "BOOLEAN", meaning: "Whether somebody stated that month." },
  },
  key: ["month", "region_code", "contract"],
  sort: ["contract", "region_code", "month"],
};
