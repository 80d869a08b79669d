import { findRegion, regions } from "../regions.ts";
import type { Lookup } from "./codes.ts";

/** Reads a province and a municipality apart, as in 경기도 and 수원시장안구; a ward of a city counts as the city. */
export function byNames(sido: string, sigungu: string): string | undefined {
  const ward = /^(.+시)\s*\S+구$/.exec(sigungu.trim());
  return (findRegion(sido, sigungu) ?? (ward ? findRegion(sido, ward[1]!) : undefined))?.code;
}

/** Reads a full name, as in 경기도 수원시 장안구 or 세종특별자치시 조치원읍. */
export const byFullName: Lookup = (value) => {
  const [sido = "", sigungu = ""] = value.trim().split(/\s+/);
  return byNames(sido, sigungu) ?? findRegion(sido, "")?.code;
};

/** Reads the name of a municipality that no other has. */
export const byUniqueName: Lookup = (value) => {
  const found = municipalitiesNamed(value);
  return found.length === 1 ? found[0] : undefined;
};

/** Every municipality of a name: six have the name 중구. */
export function municipalitiesNamed(name: string): string[] {
  const sigungu = /^(.+시)\s*\S+구$/.exec(name)?.[1] ?? name;
  return regions.filter((region) => region.sigungu === sigungu).map(({ code }) => code);
}
