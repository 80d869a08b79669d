import { monthAt, monthIndex } from "#lib/core/month.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { regionPart } from "#lib/sources/region-part.ts";
import { tinyLake } from "#lib/sources/tiny-lake.ts";
import { FORECASTS } from "./forecasts-fixture.ts";

/**
 * Monthly use by municipality in kWh, residential and industrial: in every month before May 2024, in May, and from June on.
 * 11140 has no industry. 47940 uses nothing, which is a use of 0. 11680 is missing (null) in May.
 */
const USE: Readonly<Record<string, readonly (readonly (number | null)[])[]>> = {
  "11110": [
    [300, 100],
    [350, 150],
    [500, 100],
  ],
  "11140": [[200], [250], [250]],
  "11680": [
    [500, 100],
    [null, null],
    [500, 100],
  ],
  "47110": [
    [400, 1600],
    [400, 2100],
    [400, 2000],
  ],
  "47190": [
    [400, 600],
    [400, 400],
    [400, 500],
  ],
  "47940": [
    [0, 0],
    [0, 0],
    [0, 0],
  ],
};

const FIRST = monthIndex("2023-06");
const MAY = monthIndex("2024-05");

/** Fourteen months: June 2023 to August 2024 without December, of which nothing is known. */
export const MONTHS = Array.from({ length: 15 }, (_, i) => monthAt(FIRST + i)).filter((month) => month !== "2023-12");

/** The one missing cell before May. */
const MISSING = { month: "2024-01", code: "11680", contract: "residential" };

/** Six municipalities of two provinces, their use by month and contract type, and forecasts worked by hand. */
export async function fixtureLake(): Promise<{ snapshot: Snapshot; dispose: () => Promise<void> }> {
  const { lake, dispose } = await tinyLake();
  const provenance = { source: "worked by hand", quality: "measured" } as const;
  await lake.commit("fixture", () => ({
    put: [
      regionPart(),
      { dataset: "regional_usage", partition: "all", columns: columns(usageRows()), provenance },
      { dataset: "regional_forecast", partition: "all", columns: columns(FORECASTS), provenance },
      { dataset: "region_geometry", partition: "all", columns: columns(geometryRows()), provenance },
    ],
  }));
  return { snapshot: await lake.snapshot(), dispose };
}

function columns(rows: readonly Readonly<Record<string, unknown>>[]) {
  return Object.fromEntries(Object.keys(rows[0]!).map((name) => [name, rows.map((row) => row[name])]));
}

function usageRows() {
  return MONTHS.flatMap((month) => {
    const period = Math.max(0, Math.min(2, monthIndex(month) - MAY + 1));
    return Object.entries(USE).flatMap(([code, periods]) =>
      periods[period]!.map((kwh, i) => {
        const contract = i === 0 ? "residential" : "industrial";
        const isMissing = month === MISSING.month && code === MISSING.code && contract === MISSING.contract;
        return {
          month: `${month}-01`,
          sido: code.startsWith("11") ? "서울특별시" : "경상북도",
          sigungu: code,
          region_code: code,
          contract,
          kwh: isMissing ? null : kwh,
          ...sourceOf(code, period),
        };
      }),
    );
  });
}

/** Gyeongsangbuk-do is synthetic; what 11680 had in May came in a file of which every cell was missing. */
function sourceOf(code: string, period: number) {
  if (code.startsWith("47"))
    return { source: "sample", quality: "synthetic", published: null, published_stated: false };
  const late = code === "11680" && period === 1;
  return late
    ? { source: "late file", quality: "measured", published: "2024-11-01", published_stated: true }
    : { source: "first file", quality: "measured", published: "2024-10-01", published_stated: false };
}

const PLACES = {
  municipality: {
    "11110": [126.9, 37.6],
    "11140": [127.0, 37.5],
    "11680": [127.1, 37.4],
    "47110": [129.3, 36.0],
    "47190": [128.3, 36.1],
    "47940": [130.8, 37.4],
  },
  province: { "11": [126.9, 37.5], "47": [128.6, 36.3] },
} as const;

function geometryRows() {
  return Object.entries(PLACES).flatMap(([level, places]) =>
    Object.entries(places).map(([code, [lon, lat]]) => ({
      level,
      region_code: code,
      geometry: JSON.stringify({ type: "MultiPolygon", coordinates: [[square(lon, lat)]] }),
      centroid_lon: lon + 0.05,
      centroid_lat: lat + 0.05,
      kind: level === "municipality" ? "cell" : "boundary",
      source: "worked by hand",
      quality: level === "municipality" ? "estimated" : "measured",
    })),
  );
}

/** Clockwise, as d3-geo reads an outer ring. */
function square(west: number, south: number): number[][] {
  const [east, north] = [west + 0.1, south + 0.1];
  return [
    [west, south],
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
}
