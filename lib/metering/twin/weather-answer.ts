import type { LoadOfDay } from "./meter-model.ts";
import { hinges, type MeterWeather } from "./meter-weather.ts";

/** What moves the weather term of a meter at a moment: its hinges, each from its usual value, by how busy the quarter is. */
export class WeatherAnswer {
  readonly #weather: Pick<MeterWeather, "heatC" | "coolC" | "usual">;
  readonly #busy: ReadonlyMap<string, Float64Array>;
  readonly #hinges: Float64Array;
  readonly #x: Float64Array;

  constructor(weather: Pick<MeterWeather, "heatC" | "coolC" | "usual">, profile: Readonly<Record<string, LoadOfDay>>) {
    this.#weather = weather;
    this.#busy = busyness(profile);
    this.#hinges = new Float64Array(weather.heatC.length + weather.coolC.length);
    this.#x = new Float64Array(2 * this.#hinges.length);
  }

  /** Two for each balance temperature, as the slopes have them. The array is the same each time. [K] */
  at(type: string, quarter: number, tempOutC: number): Float64Array {
    const busy = (this.#busy.get(type) ?? this.#busy.get("*"))?.[quarter] ?? 0;
    hinges(this.#weather, tempOutC, this.#hinges);
    for (let i = 0; i < this.#hinges.length; i++) {
      const beyond = this.#hinges[i]! - this.#weather.usual[i]![quarter]!;
      this.#x[2 * i] = (1 - busy) * beyond;
      this.#x[2 * i + 1] = busy * beyond;
    }
    return this.#x;
  }
}

/** From 0 where the load is least to 1 where it is most; of a load that is the same at all times 1. */
function busyness(profile: Readonly<Record<string, LoadOfDay>>): Map<string, Float64Array> {
  const mids = Object.values(profile).flatMap(({ mid }) => mid.filter((value) => value !== null));
  const [least, most] = [Math.min(...mids), Math.max(...mids)];
  return new Map(
    Object.entries(profile).map(([type, { mid }]) => [
      type,
      Float64Array.from(mid, (value) => (value === null || most === least ? 1 : (value - least) / (most - least))),
    ]),
  );
}
