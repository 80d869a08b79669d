import { describe, expect, it } from "vitest";
import { calibrateTwin } from "./calibrate-twin.ts";
import { changedDrivers } from "./changed-drivers.ts";
import type { RoomModel } from "./room-model.ts";
import { runAhead } from "./run-ahead.ts";
import { simulateDevice } from "./simulate-device.ts";
import { standardRoom } from "./standard-room.ts";
import { testWeather } from "./weather-fixture.ts";

const ROOM: RoomModel = {
  ...{ kind: "room5r1c", version: 1, metric: "temp_c", output: "tempAir", solarApertureM2: 3, internalW: 50 },
  ...{ occupantW: 80, powerShare: 0, copHeating: 3, copCooling: 3, sigma: 0.3, calibration: null },
  room: standardRoom({
    ...{ floorM2: 60, volumeM3: 180, insideM2: 270, windowM2: 12, windowU: 1.4, wallM2: 20, wallU: 0.3 },
    ...{ airChangesVentilation: 1, airChangesLeakage: 0.3, heatRecovery: 0.5, capacityJPerM2K: 165_000 },
    ...{ maxWPerM2: 100, heatSetC: 20, coolSetC: 26 },
  }),
};
const HOURS = Array.from({ length: 96 }, (_, i) => i * 3_600_000);
const WINTER = { tempOutC: -5, solarWPerM2: 0, occupancy: 0 };
const energy = (model: RoomModel, drivers: typeof WINTER, heatSetC?: number) =>
  runAhead(model, 20, HOURS, () => changedDrivers(drivers, heatSetC === undefined ? {} : { heatSetC }))
    .slice(1)
    .reduce((sum, { hvacW }) => sum + hvacW!, 0);

describe("runAhead() of a room", () => {
  it("heats less to a lower set-point, in milder weather, and with people in it", () => {
    const now = energy(ROOM, WINTER);
    expect(now).toBeGreaterThan(0);
    expect(energy(ROOM, WINTER, 18)).toBeLessThan(0.95 * now);
    expect(energy(ROOM, { ...WINTER, tempOutC: 2 })).toBeLessThan(0.8 * now);
    expect(energy(ROOM, { ...WINTER, occupancy: 10 })).toBeLessThan(now);
  });

  it("tells the electric power of its heating where that is what the device reports", () => {
    const [, first] = runAhead({ ...ROOM, metric: "power_w", output: "hvacPower" }, {}, HOURS, () => WINTER);
    expect(first!.expected).toBeCloseTo(first!.hvacW! / 3, 9);
  });

  it("cannot tell without the temperature outside", () => {
    const ahead = runAhead(ROOM, 20, HOURS, () => ({ solarWPerM2: 0, occupancy: 0 }));
    expect(new Set(ahead.map(({ expected }) => expected))).toEqual(new Set([null]));
  });
});

describe("changedDrivers()", () => {
  it("changes what is known, and leaves unknown what is not", () => {
    const change = { tempOutAddC: 2, solarFactor: 0.5, occupancyFactor: 0, heatSetC: null };
    expect(changedDrivers({ tempOutC: 1, solarWPerM2: 300, powerW: null }, change)).toEqual({
      ...{ tempOutC: 3, solarWPerM2: 150, powerW: null, occupancy: null, heatSetC: null },
    });
  });
});

describe("calibrateTwin() of a room", () => {
  it("recovers losses, capacity, sun and inner heat of a simulated room from a plan that is off", () => {
    const { at, drivers } = testWeather(40, 3, 3_600_000);
    const free = { ...ROOM, occupantW: 0, room: { ...ROOM.room, heatSetC: null, coolSetC: null } };
    const history = simulateDevice(free, at, drivers, { start: 12, seed: 5, sensor: { noise: 0.1, resolution: 0.1 } });
    const { room } = free;
    const off: RoomModel = {
      ...{ ...free, internalW: 150, solarApertureM2: 1.8 },
      room: {
        ...{ ...room, windowsWPerK: 1.5 * room.windowsWPerK, wallsWPerK: 1.5 * room.wallsWPerK },
        ...{ airWPerK: 1.5 * room.airWPerK, capacityJPerK: 0.6 * room.capacityJPerK },
      },
    };
    const found = calibrateTwin(off, history, 0) as RoomModel;
    expect(
      Math.abs(found.room.capacityJPerK / found.room.airWPerK / (room.capacityJPerK / room.airWPerK) - 1),
    ).toBeLessThan(0.1);
    expect(Math.abs(found.solarApertureM2 / found.room.airWPerK / (3 / room.airWPerK) - 1)).toBeLessThan(0.1);
    expect(found.calibration!.rmse).toBeLessThan(0.15);
    expect(found.sigma).toBeLessThan(0.2);
  });
});
