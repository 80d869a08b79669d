import type { ListedPlace } from "../apply-rows.ts";
import { placeId } from "../place-fields.ts";
import { PLACE_COLUMNS } from "./columns.ts";
import type { PlaceRow, Refuse } from "./place-rows.ts";

/** Where a line says that its device is; notes the places on the way, the campus first, but those that have lines of their own. */
export function readPlace(
  siteId: string,
  header: readonly string[],
  value: (name: string) => unknown,
  refuse: Refuse,
  { places, ownRows }: { readonly places: Map<string, ListedPlace>; readonly ownRows: ReadonlyMap<string, PlaceRow> },
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
    const before = (ownRows.get(place.id)?.fields ?? places.get(place.id)) as Record<string, unknown> | undefined;
    // One line may say more of a place than another, but nothing else.
    const other = Object.entries(place).find(([name, said]) => before && name in before && before[name] !== said);
    if (other) refuse("place_id", `told in the same way in all lines of ${place.id}`);
    if (!ownRows.has(place.id)) places.set(place.id, { ...before, ...place });
  };
  const own = { id: id as string, ...names("place"), ...("floor" in given ? { floor: floor as number | null } : {}) };
  if (ownRows.has(own.id)) {
    const { kind: _, parent_id: __, ...told } = ownRows.get(own.id)!.fields;
    const other = Object.entries(own).find(([name, said]) => name in told && told[name] !== said);
    if (other) refuse("place_id", `told as the line of the place ${own.id} tells it: ${other[0]} is another`);
    return own.id;
  }
  if (id === siteId) note({ kind: "campus", parent_id: null, ...own });
  else {
    if (!places.has(siteId) && !ownRows.has(siteId))
      places.set(siteId, { id: siteId, kind: "campus", parent_id: null });
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
