import type { LoadOfDay } from "./meter-model.ts";
import type { MeterWeather } from "./meter-weather.ts";
import { SlopeFilter } from "./slope-filter.ts";
import { BAND_Z, type TwinState } from "./twin.ts";
import { WeatherAnswer } from "./weather-answer.ts";

const HOUR_MS = 3_600_000;
/** Residuals count no further than this. [standard deviations] */
const FURTHEST = 2;

/** What the temperature outside adds to a load, and how well that is known; it goes on learning where its history ended. */
export class MeterWeatherTerm {
  /** What it adds; 0 where the temperature is not known. [unit of the metric] */
  term = 0;
  readonly #weather: MeterWeather;
  readonly #answer: WeatherAnswer;
  readonly #filter: SlopeFilter;
  #x: Float64Array | null = null;
  #variance = 0;

  constructor(weather: MeterWeather, profile: Readonly<Record<string, LoadOfDay>>, state: TwinState) {
    this.#weather = weather;
    this.#answer = new WeatherAnswer(weather, profile);
    const kept = (name: string, values: readonly number[]) => values.map((value, i) => state[`${name}${i}`] ?? value);
    this.#filter = new SlopeFilter(kept("slope", weather.slopes), kept("covariance", weather.covariance));
  }

  /** Sets the term to that of a moment. */
  tell(type: string, quarter: number, tempOutC: number): void {
    if (Number.isNaN(tempOutC)) {
      this.#x = null;
      this.term = 0;
      this.#variance = this.#weather.spread ** 2;
      return;
    }
    this.#x = this.#answer.at(type, quarter, tempOutC);
    this.term = this.#filter.answer(this.#x);
    this.#variance = this.#filter.variance(this.#x);
  }

  /** Half a band, with what is not known of the term. */
  widened(half: number): number {
    return Math.sqrt(half ** 2 + BAND_Z ** 2 * this.#variance);
  }

  /** Takes how far the meter was from what was expected at the moment last told. */
  learn(error: number, sigma: number, spanMs: number): void {
    if (this.#x === null || spanMs === 0) return;
    const furthest = FURTHEST * sigma;
    const own = Math.max(0, sigma ** 2 - this.#variance);
    const noise = (own * this.#weather.hours * HOUR_MS) / spanMs;
    this.#filter.learn(Math.max(-furthest, Math.min(furthest, error)), this.#variance, noise);
  }

  save(): Record<string, number> {
    const all = (name: string, values: Float64Array) =>
      Object.fromEntries(Array.from(values, (value, i) => [`${name}${i}`, value]));
    return { ...all("slope", this.#filter.slopes), ...all("covariance", this.#filter.covariance) };
  }
}
