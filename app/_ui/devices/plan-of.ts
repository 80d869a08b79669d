import type { PlaceRow } from "#lib/state/read/place-rows.ts";

interface PlannedBuilding<D> {
  readonly building: PlaceRow;
  readonly floors: readonly {
    readonly floor: number | null;
    readonly rooms: readonly { readonly room: PlaceRow; readonly devices: readonly D[] }[];
  }[];
}

/** Rooms with their devices, by building and floor, in the order in which the places come; buildings without rooms are left out. */
export function planOf<D extends { readonly placeId: string | null }>(
  places: readonly PlaceRow[],
  devices: readonly D[],
): PlannedBuilding<D>[] {
  const inPlace = new Map<string, D[]>();
  for (const device of devices) {
    if (device.placeId === null) continue;
    const own = inPlace.get(device.placeId);
    if (own) own.push(device);
    else inPlace.set(device.placeId, [device]);
  }
  const rooms = places.filter(({ kind }) => kind === "room");
  return places
    .filter(({ kind }) => kind === "building")
    .flatMap((building) => {
      const own = rooms.filter(({ parentId }) => parentId === building.id);
      const floors = [...new Set(own.map(({ floor }) => floor))];
      return own.length === 0
        ? []
        : [
            {
              building,
              floors: floors.map((floor) => ({
                floor,
                rooms: own
                  .filter((room) => room.floor === floor)
                  .map((room) => ({ room, devices: inPlace.get(room.id) ?? [] })),
              })),
            },
          ];
    });
}
