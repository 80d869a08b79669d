import { expect, it } from "vitest";
import type { RoomModel } from "#lib/metering/twin/room-model.ts";
import { calibrationRequest } from "./calibration-request.ts";

const room = (areaM2: number | null, twin: RoomModel | null = null) =>
  calibrationRequest("room5r1c", { metric: "temp_c", zone: "Asia/Seoul", areaM2, twin }) as RoomModel;

it("calibrationRequest() says which floor area it assumes where none is known, and nothing where one is", () => {
  expect(room(null)).toMatchObject({ assumedFloorM2: 60, room: { floorM2: 60 } });
  expect(room(45).room.floorM2).toBe(45);
  expect(room(45)).not.toHaveProperty("assumedFloorM2");
});

it("calibrationRequest() starts from the twin that there is, but not from an area that was only assumed once one is known", () => {
  const [told, assumed] = [room(45), room(null)];
  expect(room(80, told)).toBe(told);
  expect(room(null, assumed)).toBe(assumed);
  expect(room(80, assumed).room.floorM2).toBe(80);
  expect(room(80, assumed)).not.toHaveProperty("assumedFloorM2");
});
