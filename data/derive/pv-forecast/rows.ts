import type { Columns } from "#lib/core/columns.ts";
import { forecastBands } from "#lib/pv/forecast/forecast-bands.ts";
import { measuredPart } from "#lib/pv/forecast/measured-part.ts";
import type { PvForecast, PvSeries } from "#lib/pv/forecast/pv-series.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const LEVELS = [0.8, 0.95] as const;
/** Hours that are kept of each forecast: to the end of tomorrow. [h] */
const NEAR = 48;
/** On every so many days, and of the newest forecast, the whole week is kept: the same days tomorrow, so that links to one stay good. [d] */
const WHOLE_EVERY = 7;

/** Forecasts of one model. */
export interface ModelForecasts {
  readonly model: "weather" | "clear-sky" | "persistence";
  readonly forecasts: readonly PvForecast[];
}

/** What rows are made of. */
export interface ForecastRows {
  readonly array: string;
  readonly series: PvSeries;
  readonly models: readonly ModelForecasts[];
  /** First hour at which a forecast that is kept was made; intervals rest on earlier ones too. */
  readonly from: number;
  readonly quality: "forecast" | "synthetic";
}

/** Rows of dataset `pv_forecast` as columns: each forecast to the end of tomorrow, those of every seventh day to their end. */
export function forecastColumns({ array, series, models, from, quality }: ForecastRows): Columns {
  const newest = Math.max(...models.flatMap(({ forecasts }) => forecasts.at(-1)?.origin ?? []));
  const parts = models.flatMap(({ model, forecasts }) => {
    const bands = forecastBands(series, forecasts, LEVELS);
    return forecasts.flatMap((forecast, k) => {
      if (forecast.origin < from) return [];
      const day = Math.floor((series.start + forecast.origin * HOUR_MS) / DAY_MS);
      const isWhole = forecast.origin === newest || day % WHOLE_EVERY === 0;
      const kept = Math.min(forecast.yHat.length, isWhole ? Number.POSITIVE_INFINITY : NEAR);
      return [{ model, forecast, bands: bands[k]!, kept }];
    });
  });
  const count = parts.reduce((sum, { kept }) => sum + kept, 0);
  const column = () => new Float64Array(count);
  const columns = {
    ...{ array: new Array<string>(count).fill(array), model: new Array<string>(count) },
    ...{ origin: new BigInt64Array(count), interval_start: new BigInt64Array(count), lead_h: new Int32Array(count) },
    ...{ energy_kwh: column(), lo80_kwh: column(), hi80_kwh: column(), lo95_kwh: column(), hi95_kwh: column() },
    ...{ actual_kwh: column(), compared_kwh: column(), measured_share: column() },
    ...{ quality: new Array<string>(count).fill(quality) },
  };
  const microsAt = (hour: number) => BigInt(series.start + hour * HOUR_MS) * 1000n;
  let row = 0;
  for (const { model, forecast, bands, kept } of parts) {
    const origin = microsAt(forecast.origin);
    const [of80, of95] = [bands[0]!, bands[1]!];
    for (let lead = 0; lead < kept; lead++, row++) {
      columns.model[row] = model;
      columns.origin[row] = origin;
      columns.interval_start[row] = microsAt(forecast.origin + lead);
      columns.lead_h[row] = lead;
      columns.energy_kwh[row] = forecast.yHat[lead]!;
      columns.lo80_kwh[row] = of80.lower[lead]!;
      columns.hi80_kwh[row] = of80.upper[lead]!;
      columns.lo95_kwh[row] = of95.lower[lead]!;
      columns.hi95_kwh[row] = of95.upper[lead]!;
      const [t, part] = [forecast.origin + lead, measuredPart(series, forecast, lead)];
      const isMeasured = !Number.isNaN(series.output[t]!);
      columns.actual_kwh[row] = series.output[t]!;
      columns.compared_kwh[row] = isMeasured ? part.yHat : Number.NaN;
      columns.measured_share[row] = !isMeasured
        ? Number.NaN
        : series.clear[t] === 0
          ? 1
          : part.clear / series.clear[t]!;
    }
  }
  return columns;
}
