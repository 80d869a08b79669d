import { UserError } from "#lib/core/user-error.ts";
import { readCsv } from "#lib/sources/table/csv-table.ts";
import type { SourceFile } from "#lib/sources/table/source-file.ts";
import type { ListedPlace, ListedRow } from "../apply-rows.ts";
import { isDeviceId } from "../device-fields.ts";
import type { FieldCheck } from "../field-checks.ts";
import { placeId } from "../place-fields.ts";
import { isMetric } from "../point-fields.ts";
import { COLUMN_CHECKS, cellValue, DEVICE_COLUMNS, PLACE_COLUMNS, POINT_COLUMNS, REGISTRY_COLUMNS } from "./columns.ts";

/** Devices with their places and points, as a file of the registry says it. */
export interface RegistryList {
  readonly places: readonly ListedPlace[];
  readonly rows: readonly ListedRow[];
}

interface Device {
  readonly place: string;
  readonly fields: Record<string, unknown>;
  readonly points: Map<string, Record<string, unknown>>;
}

/**
 * Reads a registry's CSV (UTF-8 or CP949). A column that is left out leaves what there is; a blank cell empties it.
 *
 * @throws {UserError} At the first cell that cannot be taken: names line, column and value.
 */
export function readRegistryCsv(file: SourceFile, siteId: string): RegistryList {
  const table = readCsv(file);
  const [header = [], ...body] = table.rows.map((row) => row.map((cell) => cell.trim()));
  const unknown = header.find((name) => !REGISTRY_COLUMNS.includes(name as never));
  if (unknown !== undefined) {
    throw new UserError(
      `Cannot import ${file.name} (line 1) as no column is named ${unknown}: there are ${REGISTRY_COLUMNS.join(", ")}`,
    );
  }
  if (!header.includes("device_id"))
    throw new UserError(`Cannot import ${file.name} (line 1) as the column device_id is missing`);
  if (body.length === 0) throw new UserError(`Cannot import ${file.name} as it has a header and no device`);
  const places = new Map<string, ListedPlace>();
  const devices = new Map<string, Device>();
  body.forEach((cells, i) => {
    const where = table.place(i + 1);
    const value = (name: string) => cellValue(name, cells[header.indexOf(name)] ?? "");
    const refuse: (column: string, must: string) => never = (column, must) => {
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
    if (typeof id !== "string" || !isDeviceId(id))
      refuse("device_id", "1 to 64 letters, digits or signs other than + #");
    const fields = checked(DEVICE_COLUMNS);
    if (header.includes("place_id")) fields.place_id = readPlace(siteId, header, value, refuse, places);
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
    if (metric === null) return;
    if (typeof metric !== "string" || !isMetric(metric))
      refuse("metric", "a name in snake case that ends in its unit, such as temp_c");
    if (own.points.has(metric)) refuse("metric", `named once for ${id}`);
    const point = checked(POINT_COLUMNS);
    if (
      typeof point.range_min === "number" &&
      typeof point.range_max === "number" &&
      point.range_min >= point.range_max
    ) {
      refuse("range_max", "more than range_min");
    }
    own.points.set(metric, point);
  });
  const rows = [...devices].map(([id, { fields, points }]) => ({
    id,
    fields,
    points: [...points].map(([metric, own]) => ({ metric, fields: own })),
  }));
  return { places: [...places.values()], rows };
}

/** Where a line says that its device is; notes the places on the way, the campus first. */
function readPlace(
  siteId: string,
  header: readonly string[],
  value: (name: string) => unknown,
  refuse: (column: string, must: string) => never,
  places: Map<string, ListedPlace>,
): string | null {
  const given: Record<string, unknown> = Object.fromEntries(
    PLACE_COLUMNS.filter((name) => header.includes(name)).map((name) => [name, value(name)]),
  );
  const { place_id: id, building_id: building = null, floor = null } = given;
  if (id === null) return null;
  for (const name of ["place_id", "building_id"]) {
    if (given[name] === null || given[name] === undefined) continue;
    const result = placeId(given[name]);
    if ("must" in result) refuse(name, result.must);
  }
  if (floor !== null && !Number.isInteger(floor)) refuse("floor", "a whole number, or empty");
  const names = (of: string) => {
    const all: Record<string, string | null> = {};
    for (const language of ["en", "ko"]) {
      const name = given[`${of}_${language}`];
      if (name !== undefined) all[`name_${language}`] = name as string | null;
    }
    return all;
  };
  const note = (place: ListedPlace) => {
    const before = places.get(place.id) as Record<string, unknown> | undefined;
    // One line may say more of a place than another, but nothing else.
    const other = Object.entries(place).find(([name, said]) => before && name in before && before[name] !== said);
    if (other) refuse("place_id", `told in the same way in all lines of ${place.id}`);
    places.set(place.id, { ...before, ...place });
  };
  const own = { id: id as string, ...names("place"), ...("floor" in given ? { floor: floor as number | null } : {}) };
  if (id === siteId) note({ kind: "campus", parent_id: null, ...own });
  else {
    if (!places.has(siteId)) places.set(siteId, { id: siteId, kind: "campus", parent_id: null });
    const outer =
      (building as string | null) ??
      ((id as string).includes("/") ? (id as string).slice(0, (id as string).lastIndexOf("/")) : null);
    if (outer === id) note({ kind: "building", parent_id: siteId, ...own });
    else {
      if (outer !== null && outer !== siteId)
        note({ id: outer, kind: "building", parent_id: siteId, ...names("building") });
      note({ kind: "room", parent_id: outer ?? siteId, ...own });
    }
  }
  return own.id;
}
