import { assumedBuildingEnergy, assumedFloor, assumedRoomEnergy } from "#lib/timetable/model/room-energy.ts";
import type { BuildingFacts, RoomFacts } from "#lib/timetable/model/timetable.ts";
import { type CampusDevice, campusDevices } from "../devices/campus-devices.ts";
import { LECTURE_MINUTES, PERIOD_MINUTES } from "./sample-week.ts";

/** A room of the sample campus that the timetable uses. */
export interface SampleRoom {
  /** Its number, as the device that measures it has it. */
  readonly id: string;
  readonly building: string;
  readonly capacity: number;
  readonly isLab: boolean;
  readonly facts: RoomFacts;
}

/** Seats by rated power of a room, from 3 kW in steps of 0.5 kW: what draws more is larger. */
const SEATS = [24, 30, 36, 40, 50, 60, 80, 100, 160] as const;

/** Rooms that have a PC at every seat, by building: so many of the second floor, neither small nor large. */
const LABS: Readonly<Record<string, number>> = { "engineering-1": 4, science: 2, library: 1 };
const LAB_SEATS = { least: 40, most: 80 };

/** The campus' sixty rooms as a timetable sees them: seats, PC labs and what a lecture in each uses. */
export function sampleRooms(seed: number): SampleRoom[] {
  const left: Record<string, number> = { ...LABS };
  return roomDevices(seed).map((device) => {
    const id = device.room!;
    const building = device.building!;
    const capacity = SEATS[Math.round((device.rated_w! - 3000) / 500)]!;
    const couldBeLab = device.floor === 2 && capacity >= LAB_SEATS.least && capacity <= LAB_SEATS.most;
    const isLab = couldBeLab && (left[building] ?? 0) > 0;
    if (isLab) left[building]! -= 1;
    const floor = assumedFloor(capacity);
    const name = isLab ? { en: `${id} (PC lab)`, ko: `${id} (PC실)` } : { en: id, ko: id };
    return { id, building, capacity, isLab, facts: { name, floor, energy: assumedRoomEnergy(floor, LECTURE_MINUTES) } };
  });
}

/** The buildings around these rooms. */
export function sampleBuildings(seed: number): BuildingFacts[] {
  const floors = new Map<string, number>();
  for (const { building, facts } of sampleRooms(seed)) {
    floors.set(building, (floors.get(building) ?? 0) + facts.floor);
  }
  const devices = new Map(roomDevices(seed).map((device) => [device.building!, device]));
  return [...floors].map(([id, floor]) => {
    const { building_en, building_ko } = devices.get(id)!;
    return {
      id,
      name: { en: building_en ?? id, ko: building_ko ?? id },
      baseKwh: assumedBuildingEnergy(floor, PERIOD_MINUTES),
    };
  });
}

function roomDevices(seed: number): CampusDevice[] {
  return campusDevices(seed).filter(({ kind }) => kind === "room");
}
