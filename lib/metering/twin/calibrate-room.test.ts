import { expect, it } from "vitest";
import { calibrateRoom } from "./calibrate-room.ts";
import type { RoomModel } from "./room-model.ts";
import { openRoom } from "./room-twin.ts";
import { standardRoom } from "./standard-room.ts";
import { testWeather } from "./weather-fixture.ts";

const PLAN: RoomModel = {
  ...{ kind: "room5r1c", version: 1, metric: "temp_c", output: "tempAir", solarApertureM2: 3, internalW: 200 },
  ...{ occupantW: 0, powerShare: 0, copHeating: 3, copCooling: 3, sigma: 0.5, calibration: null },
  room: standardRoom({
    ...{ floorM2: 60, volumeM3: 180, insideM2: 270, windowM2: 15, windowU: 1.6, wallM2: 24, wallU: 0.35 },
    ...{ airChangesVentilation: 0.8, airChangesLeakage: 0.3, heatRecovery: 0.5, capacityJPerM2K: 165_000 },
    ...{ maxWPerM2: 80, heatSetC: 20, coolSetC: 26 },
  }),
};
const { at, drivers } = testWeather(4);
const reported = at.map((_, i) => 21 + Math.sin(i / 15));

it("calibrateRoom() leaves the sun to the heat inside where nobody measures it, and expects something all the same", () => {
  const { tempOutC } = drivers;
  const model = calibrateRoom(PLAN, { at, reported, drivers: { tempOutC: tempOutC! } });
  expect(model.solarApertureM2).toBe(0);
  const twin = openRoom(model);
  const expected = [...at].map((each, i) =>
    twin.step({ at: each, reported: reported[i]!, drivers: { tempOutC: tempOutC![i]! } }),
  );
  expect(expected.at(-1)?.expected).toBeGreaterThan(10);
});

it("calibrateRoom() refuses a history without the temperature outside", () => {
  expect(() => calibrateRoom(PLAN, { at, reported, drivers: {} })).toThrow(/temperature outside is not known/);
});
