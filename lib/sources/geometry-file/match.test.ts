import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Region, regions } from "../regions.ts";
import { boardFeatures } from "./map-fixture.ts";
import { matchFeatures } from "./match.ts";
import type { MapFeature } from "./read.ts";

function featuresOf(propertiesOf: (region: Region) => Record<string, unknown>): MapFeature[] {
  return boardFeatures(propertiesOf).map(({ properties }, i) => ({
    label: `feature ${i + 1}`,
    properties,
    polygons: [],
  }));
}

const codes = regions.map(({ code }) => code);

describe("matchFeatures()", () => {
  it.each<[string, (region: Region) => Record<string, unknown>, string]>([
    ["official codes", ({ code }) => ({ sgg: code }), "official codes in sgg"],
    ["official codes as numbers", ({ code }) => ({ sgg: Number(code) }), "official codes in sgg"],
    ["codes of ten digits", ({ code }) => ({ adm_cd2: `${code}00000` }), "official codes in adm_cd2"],
    ["codes of an earlier year", ({ code, history }) => ({ sgg: history[0]?.code ?? code }), "official codes in sgg"],
    ["KOSTAT codes", ({ kostat }) => ({ code: kostat }), "KOSTAT codes in code"],
    ["names in two properties", ({ sido, sigungu }) => ({ a: sido, b: sigungu }), "names in a and b"],
    [
      "earlier names",
      ({ history, ...now }) => ({ a: (history[0] ?? now).sido, b: (history[0] ?? now).sigungu }),
      "names in a and b",
    ],
    ["full names", ({ sido, sigungu }) => ({ name: `${sido} ${sigungu}` }), "full names in name"],
  ])("tells municipalities by %s", (_, propertiesOf, by) => {
    const matching = matchFeatures(featuresOf(propertiesOf), "map.json");
    expect(matching).toEqual({ codes, by });
  });

  it("takes one code system for all features, whichever order they come in", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...regions.keys()], { minLength: regions.length }), (order) => {
        const features = featuresOf(({ kostat }) => ({ code: kostat }));
        const matching = matchFeatures(
          order.map((i) => features[i]!),
          "map.json",
        );
        expect(matching.codes).toEqual(order.map((i) => codes[i]));
      }),
      { numRuns: 5 },
    );
  });

  it("joins the wards of a city by code and by name", () => {
    const ward = (code: string, name: string): MapFeature => ({
      label: name,
      properties: { code, name },
      polygons: [],
    });
    const named = featuresOf(({ code, sido, sigungu }) => ({ code, name: `${sido} ${sigungu}` }));
    const wards = [ward("41111", "경기도 수원시 장안구"), ward("41113", "경기도 수원시 권선구")];
    const features = [...named.filter(({ properties }) => properties.code !== "41110"), ...wards];
    expect(matchFeatures(features, "map.json").codes.slice(-2)).toEqual(["41110", "41110"]);
    const withoutCodes = features.map(({ properties, ...rest }) => ({
      ...rest,
      properties: { name: properties.name },
    }));
    expect(matchFeatures(withoutCodes, "map.json").codes.slice(-2)).toEqual(["41110", "41110"]);
  });

  it.each<[string, (features: MapFeature[]) => MapFeature[], RegExp]>([
    [
      "an unknown code",
      (all) => all.with(4, { ...all[4]!, properties: { code: "99999" } }),
      /feature 5: code is "99999", expected one of the 229 municipalities of 2026-06-30 by official codes in code/,
    ],
    [
      "a missing code",
      (all) => all.with(0, { ...all[0]!, properties: {} }),
      /feature 1: code is null, expected one of/,
    ],
    [
      "a code of the other system",
      (all) => all.with(200, { ...all[200]!, properties: { code: "37430" } }),
      /feature 201: code is "37430"/,
    ],
    [
      "municipalities that are left out",
      (all) => all.slice(0, -2),
      /2 of 229 municipalities of 2026-06-30 have no feature \(read by official codes in code\): .+ 52\d{3}, .+ 52\d{3}$/,
    ],
    [
      "no property that tells",
      (all) => all.map((one) => ({ ...one, properties: { id: 1, area: 3.2 } })),
      /no property tells its municipalities, .*; it has id, area/,
    ],
    ["no properties at all", (all) => all.map((one) => ({ ...one, properties: {} })), /it has no properties/],
  ])("refuses %s in one line", (_, spoil, message) => {
    const features = spoil(featuresOf(({ code }) => ({ code })));
    expect(() => matchFeatures(features, "map.json")).toThrow(message);
  });

  it("refuses a code and a name that disagree", () => {
    const features = featuresOf(({ code, sido, sigungu }) => ({ code, sido, sigungu }));
    const swapped = features.with(0, {
      ...features[0]!,
      properties: { ...features[0]!.properties, sido: "부산광역시", sigungu: "중구" },
    });
    expect(() => matchFeatures(swapped, "map.json")).toThrow(
      /feature 1: code is "11110" \(서울특별시 종로구 11110\), but sido is "부산광역시" and sigungu is "중구" \(부산광역시 중구 26110\): one of them is wrong/,
    );
  });

  it("asks for the province where names repeat", () => {
    const features = featuresOf(({ sigungu }) => ({ name: sigungu }));
    expect(() => matchFeatures(features, "map.json")).toThrow(
      /name is "중구", a name that 서울특별시 중구 11140, .* share: add a property with the province/,
    );
  });
});
