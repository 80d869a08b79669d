import type { Language } from "#lib/notebook/language.ts";
import type { LiveRoom } from "./live-page.ts";

export interface PlanBuilding {
  readonly name: string;
  readonly title: string;
  readonly floors: readonly { readonly floor: number; readonly rooms: readonly LiveRoom[] }[];
}

/** Rooms by building and floor, in the order in which they come: top floor first, then from west to east. */
export function buildingsOf(rooms: readonly LiveRoom[], language: Language): PlanBuilding[] {
  const buildings = new Map<string, Map<number, LiveRoom[]>>();
  for (const room of rooms) {
    const name = room.building ?? "";
    const floors = buildings.get(name) ?? new Map<number, LiveRoom[]>();
    buildings.set(name, floors);
    const floor = room.floor ?? 1;
    floors.set(floor, [...(floors.get(floor) ?? []), room]);
  }
  return [...buildings].map(([name, floors]) => {
    const [first] = [...floors.values()].flat();
    const title = (language === "ko" ? first?.building_ko : first?.building_en) ?? name;
    return {
      name,
      title,
      floors: [...floors].sort(([a], [b]) => b - a).map(([floor, own]) => ({ floor, rooms: own })),
    };
  });
}
