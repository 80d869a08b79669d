import type { FieldCheck } from "../field-checks.ts";
import { orNull, word } from "../field-checks.ts";
import { PARENT_KINDS, PLACE_KINDS, placeFields, placeId } from "../place-fields.ts";

/** Refuses a cell: says what it must be. */
export type Refuse = (column: string, must: string) => never;

/** A place as a line without a device tells it, by the names of JSON; what is undefined is left as it is. */
export interface PlaceRow {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly refuse: Refuse;
}

/** What a line without a device says of its place, by column: the field, and what judges it. */
const FIELDS: Readonly<Record<string, readonly [field: string, check: FieldCheck<unknown>]>> = {
  place_kind: ["kind", orNull(word(PLACE_KINDS))],
  parent_id: ["parent_id", placeFields.parent_id],
  place_en: ["name_en", placeFields.name_en],
  place_ko: ["name_ko", placeFields.name_ko],
  floor: ["floor", placeFields.floor],
  place_x_m: ["x_m", placeFields.x_m],
  place_y_m: ["y_m", placeFields.y_m],
  latitude: ["latitude", placeFields.latitude],
  longitude: ["longitude", placeFields.longitude],
  area_m2: ["area_m2", placeFields.area_m2],
  place_note: ["note", placeFields.note],
};

/** Reads a line without a device. */
export function readPlaceRow(given: ReadonlyMap<string, unknown>, refuse: Refuse): PlaceRow {
  const id = placeId(given.get("place_id"));
  if ("must" in id) refuse("place_id", id.must);
  const fields: Record<string, unknown> = {};
  for (const [column, value] of given) {
    const known = FIELDS[column];
    if (column === "device_id" || column === "place_id") continue;
    if (!known) {
      if (value !== null) refuse(column, "empty in a line without device_id, which tells of a place");
      continue;
    }
    const [field, check] = known;
    const result = check(value);
    if ("must" in result) refuse(column, result.must);
    if (field !== "kind" || result.value !== null) fields[field] = result.value;
  }
  return { id: id.value, fields, refuse };
}

/** Columns that only a line without a device may fill. */
export const PLACE_ONLY_COLUMNS = Object.keys(FIELDS).filter(
  (column) => !["place_en", "place_ko", "floor"].includes(column),
);

/** Those first that others may lie in. */
export function outerFirst(rows: readonly PlaceRow[]): PlaceRow[] {
  const height = ({ fields }: PlaceRow) => PLACE_KINDS.indexOf(fields.kind as (typeof PLACE_KINDS)[number]);
  return [...rows].sort((a, b) => height(a) - height(b));
}

/** Refuses a place that cannot lie where it is said to. */
export function requireOuter(
  kind: (typeof PLACE_KINDS)[number],
  parentId: unknown,
  parentKind: string | undefined,
  refuse: Refuse,
): void {
  const kinds = PARENT_KINDS[kind];
  if (parentId === null) {
    if (kind === "room") refuse("parent_id", "the building, or the campus, that the room is in");
  } else if (parentKind === undefined || !kinds.includes(parentKind)) {
    const must = kinds.length === 0 ? `empty, as a ${kind} lies in nothing` : `a ${kinds.join(" or ")} that there is`;
    refuse("parent_id", must);
  }
}
