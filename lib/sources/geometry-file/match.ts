import reference from "#data/reference/regions.json" with { type: "json" };
import { UserError } from "#lib/core/user-error.ts";
import { regions } from "../regions.ts";
import { byKostatCode, byOfficialCode, type Lookup } from "./codes.ts";
import { byFullName, byNames, byUniqueName, municipalitiesNamed } from "./names.ts";
import type { MapFeature } from "./read.ts";

/** One way to tell which municipality a feature is part of. */
interface Reading {
  readonly kind: "code" | "name";
  /** As messages say it: "official codes in sgg". */
  readonly label: string;
  readonly said: (feature: MapFeature) => string;
  readonly codes: readonly (string | undefined)[];
}

/** The municipality of each feature, and how it was told. */
export interface Matching {
  readonly codes: readonly string[];
  readonly by: string;
}

/**
 * Tells which municipality each feature is part of. Every property is tried as official code, KOSTAT code and name, and the
 * one reading that covers most municipalities serves for all features: the two code systems share digits and must not mix.
 *
 * @throws {UserError} If a feature cannot be told, code and name disagree, or a municipality has no feature.
 */
export function matchFeatures(features: readonly MapFeature[], fileName: string): Matching {
  const readings = allReadings(features).sort((a, b) => covered(b) - covered(a) || matched(b) - matched(a));
  const best = readings[0];
  const fail = (what: string): never => {
    throw new UserError(`Cannot import geometry from ${fileName}: ${what}`);
  };
  if (!best || covered(best) < regions.length / 2) {
    const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
    return fail(
      `no property tells its municipalities, expected official or KOSTAT codes or Korean names (시도 and 시군구); it has ${names.join(", ") || "no properties"}`,
    );
  }
  const codes = best.codes.map((code, i) => code ?? fail(unknown(features[i]!, best)));
  const second = readings.find(({ kind, codes }) => kind !== best.kind && codes.every((code) => code !== undefined));
  for (const [i, code] of codes.entries()) {
    if (second && second.codes[i] !== code) fail(disagreement(features[i]!, best, second, code, second.codes[i]!));
  }
  const missing = regions.filter(({ code }) => !codes.includes(code));
  if (missing.length > 0) {
    const some = missing.slice(0, 5).map(({ code }) => placeName(code));
    const rest = missing.length > 5 ? ` and ${missing.length - 5} more` : "";
    fail(
      `${missing.length} of ${regions.length} municipalities of ${reference.asOf} have no feature (read by ${best.label}): ${some.join(", ")}${rest}`,
    );
  }
  return { codes, by: best.label };
}

function allReadings(features: readonly MapFeature[]): Reading[] {
  const keys = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  const single = (kind: Reading["kind"], what: string, key: string, lookup: Lookup): Reading => ({
    kind,
    label: `${what} in ${key}`,
    said: (feature) => `${key} is ${quoted(feature, key)}`,
    codes: features.map((feature) => lookup(textOf(feature, key))),
  });
  const pairs = keys.flatMap((sido) => keys.filter((key) => key !== sido).map((sigungu) => [sido, sigungu] as const));
  return [
    ...keys.flatMap((key) => [
      single("code", "official codes", key, byOfficialCode),
      single("code", "KOSTAT codes", key, byKostatCode),
      single("name", "full names", key, byFullName),
    ]),
    ...pairs.map(
      ([sido, sigungu]): Reading => ({
        kind: "name",
        label: `names in ${sido} and ${sigungu}`,
        said: (feature) => `${sido} is ${quoted(feature, sido)} and ${sigungu} is ${quoted(feature, sigungu)}`,
        codes: features.map((feature) => byNames(textOf(feature, sido), textOf(feature, sigungu))),
      }),
    ),
    ...keys.map((key) => single("name", "names", key, byUniqueName)),
  ];
}

function covered({ codes }: Reading): number {
  return new Set(codes.filter((code) => code !== undefined)).size;
}

function matched({ codes }: Reading): number {
  return codes.filter((code) => code !== undefined).length;
}

function textOf({ properties }: MapFeature, key: string): string {
  const value = properties[key];
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}

function quoted({ properties }: MapFeature, key: string): string {
  return JSON.stringify(properties[key] ?? null);
}

function unknown(feature: MapFeature, reading: Reading): string {
  const several = Object.keys(feature.properties).map((key) => municipalitiesNamed(textOf(feature, key)));
  const named = several.find((codes) => codes.length > 1);
  const where = `${feature.label}: ${reading.said(feature)}`;
  if (reading.kind === "name" && named)
    return `${where}, a name that ${named.map(placeName).join(", ")} share: add a property with the province`;
  return `${where}, expected one of the ${regions.length} municipalities of ${reference.asOf} by ${reading.label}`;
}

function disagreement(feature: MapFeature, one: Reading, other: Reading, code: string, otherCode: string): string {
  return `${feature.label}: ${one.said(feature)} (${placeName(code)}), but ${other.said(feature)} (${placeName(otherCode)}): one of them is wrong`;
}

function placeName(code: string): string {
  const region = regions.find((candidate) => candidate.code === code);
  return `${region?.sido} ${region?.sigungu} ${code}`;
}
