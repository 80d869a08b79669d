import type { Read } from "#lib/core/derivation.ts";
import type { Weather } from "#lib/pv/weather.ts";

/** One weather: all that its sweep needs. */
export interface OrientationTask {
  /** Short name of the weather. */
  readonly partition: string;
  readonly weather: Weather;
  /** Global light of its year; null where it holds no whole year: a sum over it would be no yield of a year. [kWh/m2] */
  readonly yearGhi: number | null;
  readonly quality: "estimated" | "synthetic";
  readonly [key: string]: unknown;
}

interface PlaceRow {
  readonly weather: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly elevation_m: number;
  readonly utc_offset_h: number;
  readonly step_min: number;
  readonly minute: number | null;
  readonly ghi_kwh_m2: number | null;
  readonly quality: string;
}

type Column = readonly (number | null)[];

interface ColumnsRow {
  readonly start: Column;
  readonly ghi: Column;
  readonly dni: Column;
  readonly dhi: Column;
  readonly temp: Column;
  readonly wind: Column;
  readonly pressure: Column;
  readonly albedo: Column;
}

/** A task for each weather that has rows. */
export async function orientationTasks(read: Read): Promise<OrientationTask[]> {
  const places = await read<PlaceRow>(
    `SELECT weather, latitude, longitude, elevation_m, utc_offset_h, step_min, minute, ghi_kwh_m2, quality
     FROM weather_place WHERE weather IN (SELECT DISTINCT weather FROM weather) ORDER BY weather`,
  );
  const tasks: OrientationTask[] = [];
  for (const place of places) {
    const list = (column: string) => `list(${column} ORDER BY position)`;
    const [columns] = await read<ColumnsRow>(
      `SELECT ${list("epoch_ms(interval_start)::DOUBLE")} AS start, ${list("ghi_w_m2")} AS ghi, ${list("dni_w_m2")} AS dni,
              ${list("dhi_w_m2")} AS dhi, ${list("temp_air_c")} AS temp, ${list("wind_m_s")} AS wind,
              ${list("pressure_mbar")} AS pressure, ${list("albedo")} AS albedo
       FROM weather WHERE weather = $weather`,
      { weather: place.weather },
    );
    tasks.push({
      partition: place.weather,
      weather: weatherOfColumns(place, columns as ColumnsRow),
      yearGhi: place.ghi_kwh_m2,
      quality: place.quality === "synthetic" ? "synthetic" : "estimated",
    });
  }
  return tasks;
}

function weatherOfColumns(place: PlaceRow, columns: ColumnsRow): Weather {
  const column = (values: Column) => Float64Array.from(values, (value) => value ?? Number.NaN);
  return {
    site: {
      latitude: place.latitude,
      longitude: place.longitude,
      utcOffset: place.utc_offset_h,
      elevation: place.elevation_m,
    },
    start: column(columns.start),
    step: place.step_min,
    ...(place.minute === null ? {} : { minute: place.minute }),
    ghi: column(columns.ghi),
    dni: column(columns.dni),
    dhi: column(columns.dhi),
    tempAir: column(columns.temp),
    wind: column(columns.wind),
    pressure: column(columns.pressure),
    albedo: column(columns.albedo),
  };
}
