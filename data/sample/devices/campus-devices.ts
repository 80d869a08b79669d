import type { ListedDevice } from "#lib/metering/listed-device.ts";
import type { BuildingUse } from "../campus-meters.ts";
import { uniform } from "../random.ts";

/** A device of the invented campus. Columns of dataset `device` have the same names. */
export interface CampusDevice extends Omit<ListedDevice, "quality"> {
  readonly kind: "room" | "pc" | "pv" | "weather";
  readonly role: "load" | "submeter" | "generation" | "none";
  readonly use: BuildingUse;
  /** What tells its random numbers from those of others. */
  readonly key: number;
  /** The computers of a room. */
  readonly computers: readonly CampusDevice[];
}

/** Buildings with rooms: short name, names, use, letter of its rooms, floors, rooms a floor, south-west corner [m], computers. */
const BUILDINGS = [
  ["engineering-1", "Engineering Hall 1", "제1공학관", "laboratory", "E", 2, 12, 0, 120, 96],
  ["science", "Science Hall", "자연과학관", "laboratory", "S", 2, 9, 160, 120, 54],
  ["humanities", "Humanities Hall", "인문관", "teaching", "H", 2, 5, 0, 40, 20],
  ["library", "Central Library", "중앙도서관", "library", "L", 2, 4, 100, 40, 30],
] as const;

const ROOM_WIDTH_M = 10;
const ROOM_DEPTH_M = 9;
const INVERTERS = 12;
const STATIONS = 2;

/** Sixty rooms, their two hundred computers, twelve inverters and two weather stations: the same for the same seed. */
export function campusDevices(seed: number): CampusDevice[] {
  const rooms = BUILDINGS.flatMap((building) => roomsOf(seed, building));
  const inverters = Array.from({ length: INVERTERS }, (_, i): CampusDevice => {
    const [building, building_en, building_ko, , , , , x, y] = BUILDINGS[i % BUILDINGS.length]!;
    const device_id = `pv-${String(i + 1).padStart(2, "0")}`;
    const place = { x_m: x + 20 * Math.floor(i / BUILDINGS.length), y_m: y };
    return {
      ...NOWHERE,
      ...place,
      device_id,
      kind: "pv",
      role: "generation",
      building,
      building_en,
      building_ko,
      rated_w: 5000 + 1000 * Math.floor(4 * uniform(seed, device_id, "size")),
      key: keyOf(seed, device_id),
    };
  });
  const stations = Array.from({ length: STATIONS }, (_, i): CampusDevice => {
    const device_id = `weather-${String(i + 1).padStart(2, "0")}`;
    return { ...NOWHERE, device_id, kind: "weather", role: "none", key: keyOf(seed, device_id) };
  });
  return [...rooms, ...inverters, ...stations, ...rooms.flatMap(({ computers }) => computers)];
}

const NOWHERE = {
  building: null,
  building_en: null,
  building_ko: null,
  room: null,
  floor: null,
  x_m: null,
  y_m: null,
  rated_w: null,
  use: "office",
  computers: [],
} as const;

function keyOf(seed: number, device_id: string): number {
  return Math.floor(uniform(seed, device_id) * 0xffff_ffff) | 0;
}

function roomsOf(seed: number, building: (typeof BUILDINGS)[number]): CampusDevice[] {
  const [name, building_en, building_ko, use, letter, floors, perFloor, x, y, computers] = building;
  const count = floors * perFloor;
  return Array.from({ length: count }, (_, i): CampusDevice => {
    const floor = 1 + Math.floor(i / perFloor);
    const column = i % perFloor;
    const room = `${letter}${floor}${String(column + 1).padStart(2, "0")}`;
    const device_id = `room-${room}`;
    const about = { building: name, building_en, building_ko, room, floor, use } as const;
    const place = { x_m: x + column * ROOM_WIDTH_M, y_m: y + (floor - 1) * ROOM_DEPTH_M };
    const own = Math.floor(((i + 1) * computers) / count) - Math.floor((i * computers) / count);
    return {
      ...about,
      ...place,
      device_id,
      kind: "room",
      role: "load",
      rated_w: 3000 + 500 * Math.floor(9 * uniform(seed, device_id, "size")),
      key: keyOf(seed, device_id),
      computers: Array.from({ length: own }, (_, j): CampusDevice => {
        const id = `pc-${room}-${j + 1}`;
        return {
          ...about,
          ...place,
          device_id: id,
          kind: "pc",
          role: "submeter",
          rated_w: 120 + 20 * Math.floor(6 * uniform(seed, id, "size")),
          key: keyOf(seed, id),
          computers: [],
        };
      }),
    };
  });
}
