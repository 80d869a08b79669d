import type { PartWrite } from "#lib/lake/store/part-write.ts";
import { provinces, type Region, regions } from "./regions.ts";

interface Row {
  readonly level: "municipality" | "province" | "nation";
  readonly region_code: string;
  readonly province_code: string | null;
  readonly kostat_code: string | null;
  readonly name_ko: string;
  readonly name_en: string;
  readonly sigungu: string | null;
  readonly province_ko: string | null;
  readonly province_en: string | null;
}

const NATION: Row = {
  level: "nation",
  region_code: "KR",
  province_code: null,
  kostat_code: null,
  name_ko: "전국",
  name_en: "Korea",
  sigungu: null,
  province_ko: null,
  province_en: null,
};

/** The whole dataset `region`: the reference of names and codes, the same for every lake. */
export function regionPart(): PartWrite {
  const rows: Row[] = [...regions.map(municipality), ...provinces.map(province), NATION];
  return {
    dataset: "region",
    partition: "all",
    columns: Object.fromEntries(Object.keys(NATION).map((name) => [name, rows.map((row) => row[name as keyof Row])])),
    provenance: { source: "Wattbook, data/reference/regions.json", quality: "measured" },
  };
}

function municipality(region: Region): Row {
  const province = provinces.find(({ code }) => code === region.province)!;
  const sharedKo = regions.filter(({ sigungu }) => sigungu === region.sigungu).length > 1;
  const sharedEn = regions.filter(({ sigunguEn }) => sigunguEn === region.sigunguEn).length > 1;
  return {
    level: "municipality",
    region_code: region.code,
    province_code: region.province,
    kostat_code: region.kostat,
    name_ko: sharedKo ? `${province.short} ${region.sigungu}` : region.sigungu,
    name_en: sharedEn ? `${region.sigunguEn}, ${region.sidoEn}` : region.sigunguEn,
    sigungu: region.sigungu,
    province_ko: region.sido,
    province_en: region.sidoEn,
  };
}

function province({ code, kostat, name, nameEn }: (typeof provinces)[number]): Row {
  return {
    level: "province",
    region_code: code,
    province_code: code,
    kostat_code: kostat,
    name_ko: name,
    name_en: nameEn,
    sigungu: null,
    province_ko: name,
    province_en: nameEn,
  };
}
