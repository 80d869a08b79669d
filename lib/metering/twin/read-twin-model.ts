import { UserError } from "#lib/core/user-error.ts";
import type { TwinModel } from "./twin-model.ts";

/** The numbers of each kind, and whether one may be no less than 0, or must be above it. */
const NUMBERS: Readonly<Record<TwinModel["kind"], Readonly<Record<string, "any" | "least 0" | "above 0">>>> = {
  thermometer: {
    ...{ timeConstantH: "above 0", coupling: "any", baseC: "any", solarK: "any", powerK: "any", occupancyK: "any" },
    ...{ sigma: "least 0", "sensor.lagS": "least 0", "sensor.noise": "least 0", "sensor.resolution": "least 0" },
  },
  room5r1c: {
    ...{ solarApertureM2: "least 0", internalW: "any", occupantW: "least 0", powerShare: "least 0", sigma: "least 0" },
    ...{ copHeating: "above 0", copCooling: "above 0", "room.floorM2": "above 0", "room.insideM2": "above 0" },
    ...{ "room.windowsWPerK": "least 0", "room.wallsWPerK": "least 0", "room.airWPerK": "least 0" },
    ...{
      "room.massM2": "above 0",
      "room.capacityJPerK": "above 0",
      "room.heatingW": "least 0",
      "room.coolingW": "least 0",
    },
  },
  meter: { levelDays: "least 0", floor: "least 0" },
};

const QUARTERS = 96;
const HOURS_OF_WEEK = 168;

/**
 * Reads the model of a twin from plain JSON, as it comes from a database, a file or a reader.
 *
 * @param json What was stored.
 * @returns The model.
 * @throws {UserError} If it is none, or of another version; the message names the field.
 */
export function readTwinModel(json: unknown): TwinModel {
  const kind = at(json, "kind");
  if (typeof kind !== "string" || !Object.hasOwn(NUMBERS, kind)) {
    throw refused("kind", `must be one of ${Object.keys(NUMBERS).join(", ")}`);
  }
  if (at(json, "version") !== 1) throw refused("version", "must be 1: calibrate the twin again");
  if (typeof at(json, "metric") !== "string") throw refused("metric", "must name a metric");
  for (const [path, bound] of Object.entries(NUMBERS[kind as TwinModel["kind"]])) {
    const value = at(json, path);
    if (!isFiniteNumber(value)) throw refused(path, "must be a number");
    if (bound === "above 0" && value <= 0) throw refused(path, "must be above 0");
    if (bound === "least 0" && value < 0) throw refused(path, "must not be below 0");
  }
  if (kind === "thermometer") checkWeek(at(json, "week"));
  if (kind === "room5r1c") checkRoom(json);
  if (kind === "meter") checkMeter(json);
  checkCalibration(at(json, "calibration") ?? null);
  const model = json as TwinModel;
  return { ...model, calibration: model.calibration ?? null };
}

function checkCalibration(calibration: unknown): void {
  if (calibration === null) return;
  if (!isRecord(calibration)) throw refused("calibration", "must be its figures or null");
  for (const name of ["from", "to", "n", "at"]) {
    if (!isFiniteNumber(calibration[name])) throw refused(`calibration.${name}`, "must be a number");
  }
  for (const name of ["cvRmse", "nmbe", "rmse", "gathered"]) {
    const value = calibration[name] ?? null;
    if (value !== null && !isFiniteNumber(value)) throw refused(`calibration.${name}`, "must be a number or null");
  }
}

function checkWeek(week: unknown): void {
  if (week === null) return;
  checkZone(at(week, "zone"), "week.zone");
  if (!areTexts(at(week, "holidays"))) throw refused("week.holidays", "must be dates");
  const rise = at(week, "riseK");
  if (!Array.isArray(rise) || rise.length !== HOURS_OF_WEEK || !rise.every(isFiniteNumber)) {
    throw refused("week.riseK", `must be ${HOURS_OF_WEEK} numbers`);
  }
}

function checkRoom(json: unknown): void {
  const output = at(json, "output");
  if (output !== "tempAir" && output !== "hvacPower") throw refused("output", "must be tempAir or hvacPower");
  for (const path of ["room.heatSetC", "room.coolSetC"]) {
    const value = at(json, path);
    if (value !== null && !isFiniteNumber(value)) throw refused(path, "must be a number or null");
  }
}

function checkMeter(json: unknown): void {
  checkZone(at(json, "calendar.zone"), "calendar.zone");
  const week = at(json, "calendar.week");
  if (!areTexts(week) || week.length !== 7) throw refused("calendar.week", "must name the types of seven days");
  if (!isRecord(at(json, "calendar.days"))) throw refused("calendar.days", "must be types of days by date");
  const profile = at(json, "profile");
  if (!isRecord(profile)) throw refused("profile", "must be loads by type of day");
  for (const [type, load] of Object.entries(profile)) {
    for (const edge of ["low", "mid", "high"]) {
      const values = at(load, edge);
      const isWhole = Array.isArray(values) && values.length === QUARTERS;
      if (!isWhole || !values.every((value) => value === null || isFiniteNumber(value))) {
        throw refused(`profile.${type}.${edge}`, `must be ${QUARTERS} numbers or nulls`);
      }
    }
  }
  if ((at(json, "weather") ?? null) !== null) checkWeather(json);
}

function checkWeather(json: unknown): void {
  const [heat, cool] = ["weather.heatC", "weather.coolC"].map((path) => numbersAt(json, path, null).length);
  const count = heat! + cool!;
  for (let i = 0; i < count; i++) numbersAt(json, `weather.usual.${i}`, QUARTERS);
  numbersAt(json, "weather.slopes", 2 * count);
  numbersAt(json, "weather.covariance", 4 * count * count);
  const spread = at(json, "weather.spread");
  if (!isFiniteNumber(spread) || spread < 0) throw refused("weather.spread", "must be a number of at least 0");
  const hours = at(json, "weather.hours");
  if (!isFiniteNumber(hours) || hours <= 0) throw refused("weather.hours", "must be a number above 0");
}

function numbersAt(json: unknown, path: string, count: number | null): readonly number[] {
  const values = at(json, path);
  if (Array.isArray(values) && (count === null || values.length === count) && values.every(isFiniteNumber))
    return values;
  throw refused(path, `must be ${count === null ? "" : `${count} `}numbers`);
}

function checkZone(zone: unknown, path: string): void {
  try {
    if (typeof zone !== "string") throw new RangeError("no name");
    new Intl.DateTimeFormat("en", { timeZone: zone });
  } catch (cause) {
    throw new UserError(`Cannot read the model of a twin as ${path} must name a zone, such as Asia/Seoul`, { cause });
  }
}

function refused(path: string, must: string): UserError {
  return new UserError(`Cannot read the model of a twin as ${path} ${must}`);
}

function at(json: unknown, path: string): unknown {
  return path
    .split(".")
    .reduce(
      (value: unknown, key) => (isRecord(value) ? value[key] : Array.isArray(value) ? value[Number(key)] : undefined),
      json,
    );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function areTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}
