import { UserError } from "#lib/core/user-error.ts";
import type { PvArray } from "./pv-array.ts";
import { MODULES, MOUNTS } from "./pv-array.ts";

/** An array as a reader names and places it; what PVWatts needs beside that is stated once for all of them. */
export interface PlacedArray extends Pick<PvArray, "kwp" | "tilt" | "azimuth" | "mount" | "module"> {
  /** Name in any language; no two arrays have the same. */
  readonly name: string;
  /** Place of its middle on the plan, east and north of the plan's south-west corner; undefined where it has none. [m] */
  readonly at?: { readonly x: number; readonly y: number } | undefined;
}

/** Bounds of the numbers of an array, and the decimals that its text keeps. */
export const ARRAY_BOUNDS = {
  kwp: { min: 0.1, max: 100_000, decimals: 2 },
  tilt: { min: 0, max: 90, decimals: 1 },
  azimuth: { min: 0, max: 360, decimals: 1 },
  x: { min: -20_000, max: 20_000, decimals: 1 },
  y: { min: -20_000, max: 20_000, decimals: 1 },
} as const;

/** Most arrays that one text lists. */
export const MOST_ARRAYS = 100;

/** Most characters of an array's name. */
export const LONGEST_NAME = 60;

/** A sign that a URL keeps as it is, so that the text stays readable there. */
const BETWEEN_ARRAYS = "*";
const BETWEEN_FIELDS = "_";

const FIELDS = "name_kwp_tilt_azimuth_mount_module_x_y";

/**
 * Reads a text that lists arrays: `name_kwp_tilt_azimuth_mount_module_x_y` each, `*` between them, such as
 * `library-roof_120_15_180_roof_standard_100_40`. An array without a place ends with its module. In a name `%`, `_` and `*`
 * are written `%25`, `%5F` and `%2A`. The empty text lists none.
 *
 * @param text The text.
 * @returns The arrays in its order; numbers with the decimals that {@link ARRAY_BOUNDS} keeps.
 * @throws {UserError} If it cannot be read, a number is out of bounds, or a name comes twice: says which array and why.
 */
export function parseArrays(text: string): PlacedArray[] {
  if (text === "") return [];
  const arrays = text.split(BETWEEN_ARRAYS).map((each, i) => parseArray(each, i + 1));
  const fault = listFault(arrays);
  if (fault) throw new UserError(`Cannot read the arrays as ${fault}`);
  return arrays;
}

/**
 * Writes arrays as the text that {@link parseArrays} reads: the same arrays give the same text.
 *
 * @param arrays The arrays.
 * @returns Their text; numbers rounded to the decimals of {@link ARRAY_BOUNDS}.
 * @throws {UserError} If an array is out of bounds, or a name comes twice.
 */
export function arraysText(arrays: readonly PlacedArray[]): string {
  const fault = arrays.map((array, i) => arrayFault(array, i + 1)).find(Boolean) ?? listFault(arrays);
  if (fault) throw new UserError(`Cannot write the arrays as ${fault}`);
  return arrays.map(arrayText).join(BETWEEN_ARRAYS);
}

/** What is wrong with one array, in words that follow "as". */
function arrayFault(array: PlacedArray, place: number): string | undefined {
  const { name, mount, module, at } = array;
  const which = `array ${place}`;
  if (name !== name.trim() || name === "") return `${which} needs a name without spaces around it`;
  if ([...name].length > LONGEST_NAME) return `the name of ${which} is longer than ${LONGEST_NAME} letters`;
  if (/\p{Cc}/u.test(name) || !name.isWellFormed()) return `the name of ${which} holds signs that cannot be shown`;
  for (const [field, value] of Object.entries({ kwp: array.kwp, tilt: array.tilt, azimuth: array.azimuth, ...at })) {
    const { min, max } = ARRAY_BOUNDS[field as keyof typeof ARRAY_BOUNDS];
    if (!(value >= min && value <= max)) return `${field} of ${name} must be from ${min} to ${max}: it is ${value}`;
  }
  if (!MOUNTS.includes(mount)) return `the mount of ${name} must be one of ${MOUNTS.join(", ")}: it is ${mount}`;
  if (!MODULES.includes(module)) return `the module of ${name} must be one of ${MODULES.join(", ")}: it is ${module}`;
  return undefined;
}

function listFault(arrays: readonly PlacedArray[]): string | undefined {
  if (arrays.length > MOST_ARRAYS) return `there are ${arrays.length} of them, of at most ${MOST_ARRAYS}`;
  const names = arrays.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) < i);
  return twice === undefined ? undefined : `two of them are called ${twice}`;
}

function parseArray(text: string, place: number): PlacedArray {
  const fields = text.split(BETWEEN_FIELDS);
  if (fields.length !== 6 && fields.length !== 8) {
    throw new UserError(`Cannot read the arrays as array ${place} is not of the form ${FIELDS}: it is “${text}”`);
  }
  const [name = "", kwp, tilt, azimuth, mount, module, x, y] = fields;
  const number = (field: keyof typeof ARRAY_BOUNDS, value = "") => parseNumber(field, value, place);
  const array = {
    name: unescaped(name, place),
    kwp: number("kwp", kwp),
    tilt: number("tilt", tilt),
    azimuth: number("azimuth", azimuth),
    mount: mount as PlacedArray["mount"],
    module: module as PlacedArray["module"],
    ...(x === undefined ? {} : { at: { x: number("x", x), y: number("y", y) } }),
  };
  const fault = arrayFault(array, place);
  if (fault) throw new UserError(`Cannot read the arrays as ${fault}`);
  return array;
}

function parseNumber(field: keyof typeof ARRAY_BOUNDS, text: string, place: number): number {
  if (!/^-?\d{1,9}(\.\d{1,15})?$/.test(text)) {
    throw new UserError(`Cannot read the arrays as ${field} of array ${place} is no plain number: it is “${text}”`);
  }
  return rounded(field, Number(text));
}

/** Rounded as its text is, and never minus zero. */
function rounded(field: keyof typeof ARRAY_BOUNDS, value: number): number {
  return Number(value.toFixed(ARRAY_BOUNDS[field].decimals)) + 0;
}

function arrayText({ name, kwp, tilt, azimuth, mount, module, at }: PlacedArray): string {
  const numbers = [rounded("kwp", kwp), rounded("tilt", tilt), rounded("azimuth", azimuth)];
  const place = at ? [rounded("x", at.x), rounded("y", at.y)] : [];
  return [escaped(name), ...numbers, mount, module, ...place].join(BETWEEN_FIELDS);
}

function escaped(name: string): string {
  return name.replace(/[%_*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function unescaped(name: string, place: number): string {
  const strange = name.replace(/%(25|5F|2A)/g, "").includes("%");
  if (strange) throw new UserError(`Cannot read the arrays as the name of array ${place} holds a % that is not %25`);
  return name.replace(/%(25|5F|2A)/g, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}
