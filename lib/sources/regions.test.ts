import { describe, expect, it } from "vitest";
import file from "#data/reference/regions.json" with { type: "json" };
import { findRegion, provinces, regions, whyNoRegion } from "./regions.ts";

describe("regions", () => {
  it("regions are 229 in 17 provinces, each code once in both systems", () => {
    expect(regions).toHaveLength(229);
    expect(provinces).toHaveLength(17);
    expect(new Set(regions.map(({ code }) => code)).size).toBe(229);
    expect(new Set(regions.map(({ kostat }) => kostat)).size).toBe(229);
  });

  it("regions have codes of five digits that begin with their province's", () => {
    for (const { code, kostat, province } of regions) {
      expect(code).toMatch(/^\d{5}$/);
      expect(kostat).toMatch(/^\d{5}$/);
      expect(code.slice(0, 2)).toBe(province);
    }
  });

  // Oracle: 226 municipalities (자치구, 시, 군), the two cities of Jeju, and Sejong; counts as of 2024.
  it("regions are as many a province as Korea has", () => {
    const counts = provinces.map(({ short, code }) => [
      short,
      regions.filter((region) => region.province === code).length,
    ]);
    expect(Object.fromEntries(counts)).toEqual({
      서울: 25,
      부산: 16,
      대구: 9,
      인천: 10,
      광주: 5,
      대전: 5,
      울산: 5,
      세종: 1,
      경기: 31,
      충북: 11,
      충남: 15,
      전남: 22,
      경북: 22,
      경남: 18,
      제주: 2,
      강원: 18,
      전북: 14,
    });
  });

  it("regions of history name a known source, and no earlier code is a code of today", () => {
    const today = new Set(regions.map(({ code }) => code));
    const past = file.regions.flatMap(({ history }) => history);
    expect(past.length).toBeGreaterThan(30);
    for (const entry of past) {
      expect(Object.keys(file.sources)).toContain(entry.source);
      expect(entry.validTo).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(today.has(entry.code), entry.code).toBe(false);
    }
  });

  it("regions have romanised names with the suffix of their kind, each once in its province", () => {
    const suffix = { 시: "-si", 군: "-gun", 구: "-gu" };
    for (const { sigungu, sigunguEn } of regions) {
      expect(sigunguEn).toMatch(new RegExp(`^[A-Z][a-z]+${suffix[sigungu.at(-1) as keyof typeof suffix]}$`));
    }
    expect(new Set(regions.map(({ sidoEn, sigunguEn }) => `${sidoEn} ${sigunguEn}`)).size).toBe(229);
  });
});

describe("findRegion()", () => {
  it("findRegion() tells apart places of one name, by full and by short province", () => {
    expect(findRegion("서울특별시", "중구")?.code).toBe("11140");
    expect(findRegion("부산", "중구")?.code).toBe("26110");
    expect(findRegion(" 부산 광역시", " 중구 ")?.code).toBe("26110");
    expect(findRegion("", "중구")).toBeUndefined();
  });

  it("findRegion() knows Sejong without a municipality", () => {
    expect(findRegion("세종특별자치시", "")?.code).toBe("36110");
  });

  it("whyNoRegion() says of a unit that was merged away until when it was", () => {
    expect(whyNoRegion("충청북도", "청원군")).toMatch(/until 2014-07-01, and merged into 청주시$/);
  });
});
