import type { ListedPlace } from "./apply-rows.ts";

/** What a list of devices tells of where one is. */
export interface Whereabouts {
  readonly building: string | null;
  readonly building_en: string | null;
  readonly building_ko: string | null;
  readonly room: string | null;
  readonly floor: number | null;
}

/** The places on the way to a device, the campus first, and the id of the last. null where the list says nothing of it. */
export function placesOf(
  siteId: string,
  { building, building_en, building_ko, room, floor }: Whereabouts,
): ListedPlace[] | null {
  if (building === null && room === null) return null;
  const campus: ListedPlace = { id: idPart(siteId), kind: "campus", parent_id: null };
  const places = [campus];
  let parent = campus.id;
  if (building !== null) {
    const id = idPart(building);
    places.push({ id, kind: "building", parent_id: campus.id, name_en: building_en, name_ko: building_ko });
    parent = id;
  }
  if (room !== null) {
    const id = `${parent}/${idPart(room)}`;
    places.push({ id, kind: "room", parent_id: parent, floor, ...(idPart(room) === room ? {} : { name_en: room }) });
  }
  return places;
}

/** The room's number: what its id ends in. */
export function roomNumber(id: string): string {
  return id.slice(id.lastIndexOf("/") + 1);
}

/** A word that may stand in a place's id. */
function idPart(text: string): string {
  const word = text
    .normalize("NFC")
    .replace(/[^\p{L}\p{N} ._-]+/gu, "-")
    .trim()
    .slice(0, 60);
  return /^[\p{L}\p{N}]/u.test(word) ? word : `p${word}`;
}
