import type { Weather } from "#lib/pv/weather.ts";
import type { WeatherFacts } from "./weather-facts.ts";

/** Weather of a file, and what the file says of itself: what cannot be computed from the columns. */
export interface FileWeather {
  readonly weather: Weather;
  readonly said: Pick<WeatherFacts, "format" | "kind" | "quality" | "title" | "source" | "notes"> & {
    /** Words of place and source, from which the short name is made. */
    readonly words: readonly string[];
  };
}
