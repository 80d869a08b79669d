import { changedDeviceFields } from "../device-fields.ts";
import { pointFields } from "../point-fields.ts";
import { PLACE_ONLY_COLUMNS } from "./place-rows.ts";

/** Columns of the registry's CSV, in order: the device, where it is, one of its metrics; and what a line without a device tells of a place. */
export const DEVICE_COLUMNS = [
  "status",
  "kind",
  "role",
  "name_en",
  "name_ko",
  "model",
  "serial",
  "x_m",
  "y_m",
  "rated_w",
  "desired",
  "twin",
  "note",
] as const;
export const PLACE_COLUMNS = [
  "place_id",
  "place_en",
  "place_ko",
  "floor",
  "building_id",
  "building_en",
  "building_ko",
] as const;
export const POINT_COLUMNS = [
  "range_min",
  "range_max",
  "calibration_gain",
  "calibration_offset",
  "calibrated_at",
  "calibrated_by",
  "location",
] as const;
export const REGISTRY_COLUMNS = [
  "device_id",
  ...DEVICE_COLUMNS,
  ...PLACE_COLUMNS,
  "metric",
  "unit",
  ...POINT_COLUMNS,
  ...PLACE_ONLY_COLUMNS,
];

const NUMBERS = new Set<string>([
  "x_m",
  "y_m",
  "rated_w",
  "floor",
  "place_x_m",
  "place_y_m",
  "latitude",
  "longitude",
  "area_m2",
  "range_min",
  "range_max",
  "calibration_gain",
  "calibration_offset",
]);
const JSONS = new Set<string>(["desired", "twin"]);

/** What judges a column's values. */
export const COLUMN_CHECKS = { ...changedDeviceFields, ...pointFields };

/** A text that a spreadsheet would run, and what looks like one that was made harmless. */
const HARMFUL = /^['=+\-@\t\r]/;

/** A value as a cell: a text that a spreadsheet would run as a formula is preceded by an apostrophe. */
export function cellOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  const text =
    typeof value === "string"
      ? HARMFUL.test(value)
        ? `'${value}`
        : value
      : typeof value === "object" && !(value instanceof Date)
        ? JSON.stringify(value)
        : value instanceof Date
          ? value.toISOString()
          : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The value that a cell stands for; blank is missing. What cannot be read stays a text, for the check to refuse. */
export function cellValue(column: string, cell: string): unknown {
  const text = cell.replaceAll("\r\n", "\n").trim();
  if (text === "") return null;
  if (NUMBERS.has(column)) return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text) ? Number(text) : text;
  if (JSONS.has(column)) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  return HARMFUL.test(text.slice(1)) && text.startsWith("'") ? text.slice(1) : text;
}
