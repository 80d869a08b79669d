import { campusDay } from "../campus-calendar.ts";
import { SAMPLE_SOURCE } from "../regional-usage.ts";
import { CAMPUS_SITE, type CampusHours, lightOf } from "./campus-site.ts";
import { dayAndHour, hourTemperature, tenth } from "./sample-weather.ts";
import { nearlyNormal, type Sky, usualClearness } from "./sky.ts";

const FORECAST_PLACE = "sample-campus";

/** Hours that a forecast reaches ahead. */
const REACH = 168;
/** Issued at 09:00 in Seoul, in time for offers of the next day. */
const ISSUE_HOUR = 9;
const SEED_OF_ERRORS = 104_729;

/**
 * Rows of dataset `weather_forecast` as columns: a forecast a day for seven days on. It knows the day's clouds the less the further
 * ahead they are (what it does not know it fills with the usual), never the hours' within the day, and temperature to 0.7 °C at
 * first and 3 °C at the end.
 *
 * @param days Days of issue, counted from the first of the hours.
 */
export function sampleForecasts(seed: number, hours: CampusHours, clouds: Sky, days: { from: number; to: number }) {
  const issues = Math.max(0, days.to - days.from);
  const rows = issues * REACH;
  const column = () => new Float64Array(rows);
  const [ghi, dni, dhi, temp, wind] = [column(), column(), column(), column(), column()];
  const issued_at = new BigInt64Array(rows);
  const interval_start = new BigInt64Array(rows);
  const means = new Map<number, number>();
  const meanOf = (day: number) => {
    const mean = means.get(day) ?? campusDay(seed, day).tempC;
    means.set(day, mean);
    return mean;
  };
  let row = 0;
  for (let issue = days.from; issue < days.to; issue++) {
    const begin = issue * 24 + ISSUE_HOUR;
    const issuedAt = BigInt(hours.start[begin]!) * 1000n;
    let [known, clearness, warmth, tempC] = [Number.NaN, 0, 0, 0];
    for (let lead = 0; lead < REACH; lead++, row++) {
      const i = begin + lead;
      const [day, hour] = dayAndHour(hours.start[i]!);
      if (day !== known) {
        known = day;
        const ahead = lead / 24;
        const knows = 0.97 - 0.085 * ahead;
        const error = (0.035 + 0.022 * ahead) * nearlyNormal(seed + SEED_OF_ERRORS, issue, day % 512);
        clearness = knows * clouds.ofDay(day) + (1 - knows) * usualClearness(day) + error;
        warmth = (0.7 + 0.33 * ahead) * nearlyNormal(seed + 2 * SEED_OF_ERRORS, issue, day % 512);
        tempC = meanOf(day);
      }
      const light = lightOf(hours, i, Math.min(1, Math.max(0.06, clearness)));
      issued_at[row] = issuedAt;
      interval_start[row] = BigInt(hours.start[i]!) * 1000n;
      ghi[row] = light.ghi;
      dni[row] = light.dni;
      dhi[row] = light.dhi;
      temp[row] = tenth(hourTemperature(tempC, hour) + warmth);
      wind[row] = tenth(2.2 + 0.9 * Math.cos((2 * Math.PI * (hour - 15)) / 24));
    }
  }
  const { latitude, longitude, elevation } = CAMPUS_SITE;
  const same = <T>(value: T) => new Array<T>(rows).fill(value);
  return {
    place: same(FORECAST_PLACE),
    latitude: column().fill(latitude),
    longitude: column().fill(longitude),
    elevation_m: column().fill(elevation),
    issued_at,
    interval_start,
    ghi_w_m2: ghi,
    dni_w_m2: dni,
    dhi_w_m2: dhi,
    temp_air_c: temp,
    wind_m_s: wind,
    quality: same("synthetic"),
    source: same(SAMPLE_SOURCE),
  };
}
