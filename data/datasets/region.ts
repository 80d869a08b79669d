import type { Dataset } from "#lib/core/dataset.ts";

export const dataset: Dataset = {
  name: "region",
  rowIs: "level × region",
  columns: {
    level: { type: "VARCHAR", meaning: "municipality, province or nation." },
    region_code: { type: "VARCHAR", meaning: "Official code: five digits, two for a province, KR for the nation." },
    province_code: { type: "VARCHAR", meaning: "First two digits of the official code.", nullable: true },
    kostat_code: {
      type: "VARCHAR",
      meaning:
        "Code of the statistics office, edition of 2018: a system of its own, never to be joined with region_code.",
      nullable: true,
    },
    name_ko: { type: "VARCHAR", meaning: "Name, with the province where several municipalities share it." },
    name_en: { type: "VARCHAR", meaning: "Romanised name, with the province where several municipalities share it." },
    sigungu: { type: "VARCHAR", meaning: "Municipality, its official name.", nullable: true },
    province_ko: { type: "VARCHAR", meaning: "Province, its official name.", nullable: true },
    province_en: { type: "VARCHAR", meaning: "Province, its English name.", nullable: true },
  },
  key: ["level", "region_code"],
  sort: ["level", "region_code"],
};
