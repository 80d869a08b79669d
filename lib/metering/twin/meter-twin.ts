import { DayClock } from "./day-clock.ts";
import { HeldDrivers } from "./held-drivers.ts";
import type { LoadOfDay, MeterModel } from "./meter-model.ts";
import { MeterWeatherTerm } from "./meter-weather-term.ts";
import { BAND_Z, type Expectation, NOTHING_EXPECTED, type Twin, type TwinInput, type TwinState } from "./twin.ts";

const DAY_MS = 86_400_000;
/** After a longer silence one value counts for no more than this. [ms] */
const LONGEST_SPAN_MS = 3_600_000;
/** Loads below this share of the highest say little about the level. [1] */
const LEAST_SHARE = 0.1;
/** How far the level may go from where it was learned. [1] */
const LEVEL_BOUNDS = [0.2, 5] as const;

type Bands = Readonly<Record<"low" | "mid" | "high", Float64Array>>;

/**
 * Opens the twin of a meter. Its level is a mean of earlier ratios reported / mid, what the weather adds taken off, that forgets
 * within `levelDays`; each ratio counts no further than the edge of the band, so that a fault moves it slowly.
 *
 * @param model What the meter's load is typically.
 * @param state What an earlier twin of this model saved; absent: it starts at level 1.
 * @returns The twin.
 */
export function openMeter(model: MeterModel, state: TwinState = {}): Twin {
  return new MeterTwin(model, state);
}

class MeterTwin implements Twin {
  readonly #clock: DayClock;
  readonly #levelMs: number;
  readonly #floor: number;
  readonly #bands: ReadonlyMap<string, Bands>;
  readonly #least: number;
  readonly #drivers: HeldDrivers;
  readonly #weather: MeterWeatherTerm | null;
  #type = "";
  #today: Bands | undefined;
  #last: number;
  #level: number;
  #span = Number.NaN;
  #weight = 0;

  constructor(model: MeterModel, state: TwinState) {
    this.#clock = new DayClock(model.calendar);
    this.#levelMs = model.levelDays * DAY_MS;
    this.#floor = model.floor;
    this.#bands = new Map(Object.entries(model.profile).map(([type, load]) => [type, bandsOf(load)]));
    this.#least = LEAST_SHARE * largest([...this.#bands.values()].map(({ mid }) => mid));
    this.#drivers = new HeldDrivers(state);
    this.#weather = model.weather ? new MeterWeatherTerm(model.weather, model.profile, state) : null;
    this.#last = state.last ?? Number.NEGATIVE_INFINITY;
    this.#level = state.level ?? 1;
  }

  step({ at, reported, drivers, driversAt }: TwinInput): Expectation {
    if (!(at >= this.#last)) return NOTHING_EXPECTED;
    const span = Math.min(at - this.#last, LONGEST_SPAN_MS);
    this.#last = at;
    if (this.#weather && drivers) this.#drivers.tell(at, drivers, driversAt);
    const clock = this.#clock;
    clock.tell(at);
    if (clock.type !== this.#type) {
      this.#type = clock.type;
      this.#today = this.#bands.get(clock.type) ?? this.#bands.get("*");
    }
    if (this.#today === undefined) return NOTHING_EXPECTED;
    const mid = this.#today.mid[clock.quarter]!;
    if (Number.isNaN(mid)) return NOTHING_EXPECTED;
    const low = this.#today.low[clock.quarter]!;
    const high = this.#today.high[clock.quarter]!;
    const usual = this.#level * mid;
    let [expected, below, above] = [usual, this.#level * (mid - low), this.#level * (high - mid)];
    const weather = this.#weather;
    if (weather) {
      weather.tell(clock.type, clock.quarter, this.#drivers.tempOutC(at));
      expected += weather.term;
      // A load that the weather has doubled wanders twice as far.
      const wider = usual === 0 ? 1 : Math.max(1, expected / usual);
      below = weather.widened(wider * below);
      above = weather.widened(wider * above);
    }
    below = Math.max(below, this.#floor);
    above = Math.max(above, this.#floor);
    if (reported !== null) {
      const within = Math.max(expected - below, Math.min(expected + above, reported));
      weather?.learn(reported - expected, (below + above) / (2 * BAND_Z), span);
      if (this.#levelMs > 0 && Math.abs(mid) > this.#least) {
        this.#follow((within - (expected - usual)) / mid, span);
      }
    }
    return { expected, low: expected - below, high: expected + above };
  }

  save(): TwinState {
    const weather = this.#weather ? { ...this.#drivers.save(), ...this.#weather.save() } : {};
    const last = Number.isFinite(this.#last) ? { last: this.#last } : {};
    return { ...last, level: this.#level, ...weather };
  }

  #follow(ratio: number, span: number): void {
    if (span !== this.#span) {
      this.#span = span;
      this.#weight = 1 - Math.exp(-span / this.#levelMs);
    }
    const next = this.#level + this.#weight * (ratio - this.#level);
    this.#level = Math.max(LEVEL_BOUNDS[0], Math.min(LEVEL_BOUNDS[1], next));
  }
}

function bandsOf({ low, mid, high }: LoadOfDay): Bands {
  const column = (values: readonly (number | null)[]) => Float64Array.from(values, (value) => value ?? Number.NaN);
  return { low: column(low), mid: column(mid), high: column(high) };
}

function largest(columns: readonly Float64Array[]): number {
  let most = 0;
  for (const column of columns) for (const value of column) if (Math.abs(value) > most) most = Math.abs(value);
  return most;
}
