import { UserError } from "#lib/core/user-error.ts";
import { readCsv } from "#lib/sources/table/csv-table.ts";
import type { SourceFile } from "#lib/sources/table/source-file.ts";
import type { ListedPlace, ListedRow } from "../apply-rows.ts";
import { isDeviceId } from "../device-fields.ts";
import type { FieldCheck } from "../field-checks.ts";
import { isMetric } from "../point-fields.ts";
import { COLUMN_CHECKS, cellValue, DEVICE_COLUMNS, POINT_COLUMNS, REGISTRY_COLUMNS } from "./columns.ts";
import { PLACE_ONLY_COLUMNS, type PlaceRow, type Refuse, readPlaceRow } from "./place-rows.ts";
import { readPlace } from "./read-place.ts";

/** Devices with their places and points, as a file of the registry says it. */
export interface RegistryList {
  /** Places that have a line of their own. */
  readonly placeRows: readonly PlaceRow[];
  readonly places: readonly ListedPlace[];
  readonly rows: readonly ListedRow[];
}

interface Device {
  readonly place: string;
  readonly fields: Record<string, unknown>;
  readonly points: Map<string, { readonly fields: Record<string, unknown>; readonly refuse: Refuse }>;
}

/**
 * Reads a registry's CSV (UTF-8 or CP949). A column that is left out leaves what there is; a blank cell empties it.
 *
 * @throws {UserError} At the first cell that cannot be taken: names line, column and value.
 */
export function readRegistryCsv(file: SourceFile, siteId: string): RegistryList {
  const table = readCsv(file);
  const [header = [], ...body] = table.rows.map((row) => row.map((cell) => cell.trim()));
  const unknown = header.find((name) => !REGISTRY_COLUMNS.includes(name));
  if (unknown !== undefined) {
    throw new UserError(
      `Cannot import ${file.name} (line 1) as no column is named ${unknown}: there are ${REGISTRY_COLUMNS.join(", ")}`,
    );
  }
  if (!header.includes("device_id"))
    throw new UserError(`Cannot import ${file.name} (line 1) as the column device_id is missing`);
  if (body.length === 0) throw new UserError(`Cannot import ${file.name} as it has a header and no line`);
  const places = new Map<string, ListedPlace>();
  const ownRows = new Map<string, PlaceRow>();
  const devices = new Map<string, Device>();
  // Lines of places first: those of devices lean on them.
  const isPlace = (i: number) => Number((body[i]![header.indexOf("device_id")] ?? "") === "");
  for (const i of [...body.keys()].sort((a, b) => isPlace(b) - isPlace(a))) {
    const cells = body[i]!;
    const where = table.place(i + 1);
    const value = (name: string) => cellValue(name, cells[header.indexOf(name)] ?? "");
    const refuse: Refuse = (column, must) => {
      const now = cells[header.indexOf(column)] || "empty";
      throw new UserError(
        `Cannot import ${file.name} (${where}, column ${column}) as it must be ${must}: current value is ${now.slice(0, 80)}`,
      );
    };
    const checked = (columns: readonly string[]) => {
      const fields: Record<string, unknown> = {};
      for (const name of columns) {
        if (!header.includes(name)) continue;
        const sent = value(name);
        // What is never empty is left as it is where a cell is blank.
        if (sent === null && ["status", "role", "calibration_gain", "calibration_offset"].includes(name)) continue;
        if (name === "status" && sent === "new") continue;
        const result = (COLUMN_CHECKS as Record<string, FieldCheck<unknown>>)[name]!(sent);
        if ("must" in result) refuse(name, result.must);
        fields[name] = result.value;
      }
      return fields;
    };
    const id = value("device_id");
    if (id === null && value("place_id") !== null) {
      const row = readPlaceRow(new Map(header.map((name) => [name, value(name)])), refuse);
      if (ownRows.has(row.id)) refuse("place_id", "named by one line without device_id");
      ownRows.set(row.id, row);
      continue;
    }
    const apart = PLACE_ONLY_COLUMNS.find((name) => header.includes(name) && value(name) !== null);
    if (apart) refuse(apart, "empty in the line of a device: a line with place_id and no device_id tells of a place");
    if (typeof id !== "string" || !isDeviceId(id))
      refuse("device_id", "1 to 64 letters, digits or signs other than + #");
    const fields = checked(DEVICE_COLUMNS);
    if (header.includes("place_id")) fields.place_id = readPlace(siteId, header, value, refuse, { places, ownRows });
    if (value("status") === "new") fields.status = "new";
    const known = devices.get(id);
    if (known) {
      const other = Object.keys(fields).find(
        (name) => JSON.stringify(fields[name]) !== JSON.stringify(known.fields[name]),
      );
      if (other)
        refuse(
          header.includes(other) ? other : "device_id",
          `the same in all lines of ${id}, and in ${known.place} it is another`,
        );
    }
    const own = known ?? { place: where, fields, points: new Map() };
    devices.set(id, own);
    const metric = value("metric");
    if (metric === null) continue;
    if (typeof metric !== "string" || !isMetric(metric))
      refuse("metric", "a name in snake case that ends in its unit, such as temp_c");
    if (own.points.has(metric)) refuse("metric", `named once for ${id}`);
    const point = checked(POINT_COLUMNS);
    own.points.set(metric, { fields: point, refuse });
  }
  const rows = [...devices].map(([id, { fields, points }]) => ({
    id,
    fields,
    points: [...points].map(([metric, own]) => ({ metric, ...own })),
  }));
  return { placeRows: [...ownRows.values()], places: [...places.values()], rows };
}
