import { pvPartWrites } from "#data/sample/pv/pv-parts.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { tinyLake } from "#lib/sources/tiny-lake.ts";
import { readWeather } from "#lib/sources/weather/read-weather.ts";
import { weatherParts } from "#lib/sources/weather/weather-parts.ts";
import { yearEpw } from "./epw-fixture.ts";
import { FORECAST_ROWS } from "./forecasts-fixture.ts";
import { columnsOf } from "./rows-fixture.ts";

/** Name of the weather that was imported from an EPW. */
export const IMPORTED = "invented-town";

const WANTED = ["weather_place", "weather", "pv_array"];
const provenance = { source: "worked by hand", quality: "synthetic" } as const;

/** The sample's two weathers and twelve arrays, an imported EPW of a year, a sweep by a formula, and forecasts worked by hand. */
export async function fixtureLake(
  forecasts = FORECAST_ROWS,
): Promise<{ snapshot: Snapshot; dispose: () => Promise<void> }> {
  const { lake, dispose } = await tinyLake();
  const { weather, facts } = readWeather(yearEpw(), "invented.epw");
  await lake.commit("fixture", () => ({
    put: [
      ...pvPartWrites().filter(({ dataset }) => WANTED.includes(dataset)),
      ...weatherParts(weather, facts, IMPORTED),
      { dataset: "pv_orientation", partition: "all", columns: columnsOf(sweptRows()), provenance },
      { dataset: "pv_forecast", partition: "all", columns: columnsOf(forecasts), provenance },
      { dataset: "device", partition: "all", columns: columnsOf(DEVICES), provenance },
    ],
  }));
  return { snapshot: await lake.snapshot(), dispose };
}

/** A hill around 30° to the south, of another height for each weather; the roof yields a fiftieth less. */
function sweptRows() {
  const tops = { "sample-seoul": 1250, "sample-seoul-2024": 1260, [IMPORTED]: 1500 };
  return Object.entries(tops).flatMap(([weather, top]) =>
    ["rack", "roof"].flatMap((mount) =>
      Array.from({ length: 240 }, (_, i) => {
        const [tilt_deg, azimuth_deg] = [10 * Math.floor(i / 24), 15 * (i % 24)];
        const away =
          ((tilt_deg - 30) / 90) ** 2 + (tilt_deg / 90) * (1 - Math.cos(((azimuth_deg - 180) * Math.PI) / 180));
        const kwh_kwp = top * (1 - 0.3 * away) * (mount === "roof" ? 0.98 : 1);
        return { weather, mount, tilt_deg, azimuth_deg, kwh_kwp, quality: "synthetic" };
      }),
    ),
  );
}

const DEVICES = [
  [0, 0],
  [40, 18],
].map(([x_m, y_m], i) => ({
  device_id: `room-${i}`,
  kind: "room",
  role: "load",
  building: "library",
  building_en: "Central Library",
  building_ko: "중앙도서관",
  room: null,
  floor: null,
  x_m,
  y_m,
  rated_w: null,
  quality: "synthetic",
  source: "worked by hand",
}));
