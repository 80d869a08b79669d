import type { ReadingsHealth } from "#lib/metering/detect/device-health.ts";
import type { State } from "../open-state.ts";
import { DEVICE_COLUMNS, DEVICE_TABLES } from "./device-sql.ts";

/** A device as lists show it, with where it is, its main point, and how many alarms it has. Times in ms since 1970. */
export interface DeviceRow {
  readonly id: string;
  readonly status: "new" | "known" | "retired";
  readonly kind: string | null;
  readonly nameEn: string | null;
  readonly nameKo: string | null;
  readonly placeId: string | null;
  readonly building: string | null;
  readonly buildingEn: string | null;
  readonly buildingKo: string | null;
  /** Name of the room; null for what is nowhere, or in a building as a whole. */
  readonly room: string | null;
  readonly floor: number | null;
  readonly quality: "measured" | "synthetic";
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
  /** The metric that stands for the device. */
  readonly metric: string | null;
  readonly unit: string | null;
  /** Its last value, calibrated. */
  readonly value: number | null;
  readonly valueAt: number | null;
  /** Metrics whose last value is outside the range that they should be in. */
  readonly outside: readonly string[];
  /** Since when it differs from its twin, and what its readings say of it, as a worker last judged; null where none did. */
  readonly partedSince: number | null;
  readonly readings: ReadingsHealth | null;
  /** Alarms that are active and not shelved, those among them that nobody acknowledged, and the highest severity. */
  readonly alarms: number;
  readonly unacked: number;
  readonly worst: number | null;
}

/** All devices of the registry: new ones first, then by name. */
export async function deviceRows(state: State): Promise<DeviceRow[]> {
  const { rows } = await state.pool.query<DeviceRow>(
    `SELECT ${DEVICE_COLUMNS} FROM ${DEVICE_TABLES} ORDER BY d.status <> 'new', d.id COLLATE "C"`,
  );
  return rows;
}
