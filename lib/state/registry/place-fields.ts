import { type FieldCheck, number, orNull, text, wholeNumber, word } from "./field-checks.ts";

export const PLACE_KINDS = ["campus", "building", "room"] as const;

/** A place's id: words with a slash between, such as `engineering/402`. */
export const placeId: FieldCheck<string> = (sent) =>
  typeof sent === "string" &&
  sent.length <= 128 &&
  /^[\p{L}\p{N}][\p{L}\p{N} ._-]*(\/[\p{L}\p{N}][\p{L}\p{N} ._-]*)*$/u.test(sent) &&
  sent.trim() === sent
    ? { value: sent }
    : { must: "a place's id: letters, digits, - _ . with / between, such as engineering/402" };

/** What a person may say of a place, by the names of JSON. */
export const placeFields = {
  kind: word(PLACE_KINDS),
  parent_id: orNull(placeId),
  name_en: text(120),
  name_ko: text(120),
  floor: wholeNumber(-20, 200),
  x_m: number(-1e6, 1e6, "a number of metres, or null"),
  y_m: number(-1e6, 1e6, "a number of metres, or null"),
  latitude: number(-90, 90, "degrees from -90 to 90, or null"),
  longitude: number(-180, 180, "degrees from -180 to 180, or null"),
  area_m2: number(0, 1e9, "square metres from 0, or null"),
  note: text(4000, { lines: true }),
};

export const newPlaceFields = { id: placeId, ...placeFields };

/** What a place of each kind may lie in. */
export const PARENT_KINDS: Readonly<Record<(typeof PLACE_KINDS)[number], readonly string[]>> = {
  campus: [],
  building: ["campus"],
  room: ["building", "campus"],
};
