import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { WeatherDay } from "#lib/timetable/energy/hvac-run.ts";
import type { RoomQuestion } from "./measured-rooms.ts";

/** Temperature and sun by the hour of the site's clock: of its own stations, else of the weather in the lake that has most of the days. */
const HOURS = `WITH station AS (
  SELECT timezone($zone, interval_start) AS local, metric, mean FROM readings_15min
  SEMI JOIN (FROM device WHERE kind = 'weather') AS stations USING (device_id)
  WHERE metric IN ('temp_c', 'irradiance_w_per_m2') AND ($isInvented OR quality <> 'synthetic')
), file AS (
  SELECT weather, timezone($zone, interval_start) AS local, temp_air_c, ghi_w_m2 FROM weather
  SEMI JOIN (FROM weather_place WHERE kind = 'actual' AND ($isInvented OR quality <> 'synthetic')) AS places USING (weather)
  WHERE timezone($zone, interval_start)::DATE BETWEEN $from::DATE AND $to::DATE
), fullest AS (SELECT weather FROM file GROUP BY weather ORDER BY count(*) DESC, weather LIMIT 1), hours AS (
  SELECT 0 AS place, local::DATE::VARCHAR AS date, hour(local)::INTEGER AS hour,
    avg(mean) FILTER (metric = 'temp_c') AS temp, avg(mean) FILTER (metric <> 'temp_c') AS ghi
  FROM station WHERE local::DATE BETWEEN $from::DATE AND $to::DATE GROUP BY ALL
  UNION ALL
  SELECT 1, local::DATE::VARCHAR, hour(local)::INTEGER, avg(temp_air_c), avg(ghi_w_m2)
  FROM file SEMI JOIN fullest USING (weather) GROUP BY ALL
)
SELECT place, date, hour, temp, ghi FROM hours WHERE temp IS NOT NULL AND ghi IS NOT NULL ORDER BY ALL`;

const DAY_HOURS = 24;
const MOST_ROWS = 2_000_000;

interface HourRow {
  readonly place: number;
  readonly date: string;
  readonly hour: number;
  readonly temp: number;
  readonly ghi: number;
}

/** Weather of the days of a span of which every hour is known, by local date. */
export async function measuredWeather(
  snapshot: Snapshot,
  { isInvented }: RoomQuestion,
  span: { readonly from: string; readonly to: string },
): Promise<Map<string, WeatherDay>> {
  const parameters = { isInvented, zone: snapshot.zone, ...span };
  const rows = (await snapshot.query(HOURS, parameters, { maxRows: MOST_ROWS })).rows<HourRow>();
  const days = new Map<string, WeatherDay>();
  for (const own of Map.groupBy(rows, ({ place, date }) => `${place} ${date}`).values()) {
    const { date } = own[0]!;
    if (own.length < DAY_HOURS || days.has(date)) continue;
    const day = { tempOut: new Float64Array(DAY_HOURS), ghi: new Float64Array(DAY_HOURS) };
    for (const { hour, temp, ghi } of own) {
      day.tempOut[hour] = temp;
      day.ghi[hour] = ghi;
    }
    days.set(date, day);
  }
  return days;
}
