import type { Language } from "#lib/notebook/language.ts";
import type { PlaceRow } from "#lib/state/read/place-rows.ts";
import { nameOf } from "./device-text.ts";

/** Buildings with their rooms, to be chosen from. */
export function PlaceOptions({ places, language }: { places: readonly PlaceRow[]; language: Language }) {
  return places
    .filter(({ kind }) => kind === "building")
    .map((building) => {
      const name = nameOf(building, language);
      return (
        <optgroup key={building.id} label={name}>
          <option value={building.id}>{name}</option>
          {places
            .filter(({ parentId }) => parentId === building.id)
            .map((room) => (
              <option key={room.id} value={room.id}>
                {name} {nameOf({ ...room, id: room.id.split("/").at(-1) ?? room.id }, language)}
              </option>
            ))}
        </optgroup>
      );
    });
}
