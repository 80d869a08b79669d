/** What kind of place a municipality is, and how large. */
export interface Place {
  readonly kind: "ward" | "city" | "county";
  /** Relative size: 1 is a city or ward like most. */
  readonly size: number;
  /** A large city, or Jeju: the heat wave's victims. */
  readonly hot: boolean;
  /** Industrial use in a mean month, where the place is known for it. [GWh] */
  readonly industrialGwh?: number | undefined;
  /** Share of industrial use lost to maintenance in May 2024. */
  readonly maintenance: number;
}

/**
 * Places known for their industry. The first eleven from KEPCO's table of January 2023 (화성 1,927 GWh, 76 % industrial,
 * …), rounded; 용인, 창원, 당진, 광양 and every maintenance share are invented.
 */
const INDUSTRIAL: Readonly<Record<string, readonly [gwh: number, maintenance: number]>> = {
  "41590": [1450, 0.05],
  "41220": [1310, 0.17],
  "31140": [1240, 0.19],
  "46130": [1200, 0.07],
  "43110": [870, 0.03],
  "44200": [960, 0.04],
  "31710": [870, 0.08],
  "47110": [700, 0.24],
  "44210": [780, 0.08],
  "41460": [560, 0.02],
  "48120": [590, 0.03],
  "44270": [640, 0.26],
  "46230": [480, 0.3],
};

/** Cities above half a million people or near it, whose households and offices outweigh those of most others. */
const LARGE_CITIES: Readonly<Record<string, number>> = {
  "41110": 3.2,
  "41130": 2.8,
  "41150": 1.3,
  "41170": 1.7,
  "41190": 2.2,
  "41270": 2,
  "41280": 2.9,
  "41360": 2,
  "41390": 1.6,
  "41460": 2.8,
  "41590": 2.6,
  "41220": 1.8,
  "43110": 2.5,
  "44130": 2.1,
  "47110": 1.7,
  "47190": 1.4,
  "48120": 2.9,
  "48250": 1.7,
  "50110": 2.6,
  "50130": 1.3,
  "52110": 1.9,
};

/** Wards with the offices of a whole city (강남, 서초, 송파, 영등포, 강서), and islands with few people (옹진, 울릉). */
const OTHER_SIZES: Readonly<Record<string, number>> = {
  "11680": 2.6,
  "11650": 1.9,
  "11710": 1.8,
  "11560": 1.7,
  "11500": 1.5,
  "28720": 0.2,
  "47940": 0.12,
};

/** Seoul, the six metropolitan cities and Sejong. */
const SPECIAL_CITY = /^(11|26|27|28|29|30|31|36)/;

export function placeOf(code: string, sigungu: string): Place {
  const kind = sigungu.endsWith("구") ? "ward" : sigungu.endsWith("시") ? "city" : "county";
  const [industrialGwh, maintenance = 0] = INDUSTRIAL[code] ?? [];
  const large = LARGE_CITIES[code] ?? OTHER_SIZES[code];
  const size = large ?? (kind === "ward" ? 1.15 : kind === "city" ? 0.75 : 0.5);
  const hot = code in LARGE_CITIES || (kind !== "county" && SPECIAL_CITY.test(code));
  return { kind, size, hot, industrialGwh, maintenance };
}
