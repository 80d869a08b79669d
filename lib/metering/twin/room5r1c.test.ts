import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { roomStep } from "./room5r1c.ts";
import { standardRoom } from "./standard-room.ts";

// Oracle: the six cases of RC_BuildingSimulator's tests/testRCmodel.py (MIT), an office by ISO 13790's simple hourly method.
const OFFICE = {
  ...{ floorM2: 34.3, volumeM3: 106.33, insideM2: 142.38, windowM2: 13.5, windowU: 1.1, wallM2: 1.69, wallU: 0.2 },
  ...{ airChangesVentilation: 1.5, airChangesLeakage: 0.5, heatRecovery: 0, capacityJPerM2K: 165_000, maxWPerM2: 12 },
  ...{ heatSetC: 20, coolSetC: 26 },
};
const CASES = [
  { t_out: 10, t_m_prev: 22, internal: 10, solar: 2000, eta: 0, t_m: 22.33, E_W: 0 },
  { t_out: 25, t_m_prev: 24, internal: 10, solar: 4000, eta: 0, t_m: 25.15, E_W: -264.75 },
  { t_out: 10, t_m_prev: 20, internal: 10, solar: 2000, eta: 0, t_m: 20.46, E_W: 328.09 },
  { t_out: 30, t_m_prev: 25, internal: 10, solar: 5000, eta: 0, t_m: 26.49, E_W: -411.6 },
  { t_out: 5, t_m_prev: 19, internal: 10, solar: 2000, eta: 0, t_m: 19.39, E_W: 411.6 },
  { t_out: 10, t_m_prev: 22, internal: 10, solar: 2000, eta: 0.66, t_m: 22.44, E_W: 0 },
];
const FILE = path.resolve(import.meta.dirname, "../../../../shared/data/thermal/expected_5r1c_iso13790.json");
const room = standardRoom(OFFICE);
const step = roomStep(room);
const FREE = { heatSetC: null, coolSetC: null };

describe("roomStep()", () => {
  it.each(CASES)("reproduces the office at $t_out °C outside and $t_m_prev °C inside, heat recovery $eta", (each) => {
    const made = roomStep(standardRoom({ ...OFFICE, heatRecovery: each.eta }));
    const loads = { tempOut: each.t_out, internalW: each.internal, solarW: each.solar, heatSetC: 20, coolSetC: 26 };
    const { tempMass, hvacW } = made(each.t_m_prev, loads, 3600);
    expect(Math.abs(tempMass - each.t_m)).toBeLessThanOrEqual(0.005 + 1e-9);
    expect(Math.abs(hvacW - each.E_W)).toBeLessThanOrEqual(0.005 + 1e-9);
  });

  it.skipIf(!existsSync(FILE))(
    `has the cases as they stand in the file${existsSync(FILE) ? "" : " (skipped: no ../shared/data/thermal)"}`,
    () => expect(JSON.parse(readFileSync(FILE, "utf8")).cases).toEqual(CASES),
  );

  it("keeps the air at its set-point where its power suffices", () => {
    const heated = step(20, { tempOut: 10, internalW: 10, solarW: 2000, heatSetC: 20, coolSetC: 26 }, 3600);
    expect(heated.tempAir).toBeCloseTo(20, 9);
    const cooled = step(24, { tempOut: 25, internalW: 10, solarW: 4000, heatSetC: 20, coolSetC: 26 }, 3600);
    expect(cooled.tempAir).toBeCloseTo(26, 9);
  });

  it("loses in the steady state as much heat as it is given", () => {
    let tempMass = 15;
    let tempAir = Number.NaN;
    for (let hour = 0; hour < 5000; hour++) {
      ({ tempMassEnd: tempMass, tempAir } = step(tempMass, { tempOut: 0, internalW: 0, solarW: 800, ...FREE }, 3600));
    }
    // Surfaces lose through windows, mass through walls, air by ventilation: what is left of 800 W is the share that goes out
    // by the windows at once.
    const massShare = room.massM2 / room.insideM2;
    const atOnce = room.windowsWPerK / (9.1 * room.insideM2);
    const surfaces =
      (9.1 * room.massM2 * tempMass - massShare * 800 + room.wallsWPerK * tempMass) / (9.1 * room.massM2);
    const lost = room.wallsWPerK * tempMass + room.windowsWPerK * surfaces + room.airWPerK * tempAir;
    expect(lost).toBeCloseTo(800 * (1 - atOnce), 6);
  });

  it("holds for a room without a change of air", () => {
    const still = roomStep({ ...room, airWPerK: 0 });
    expect(still(20, { tempOut: 20, internalW: 0, solarW: 0, ...FREE }, 3600).tempAir).toBeCloseTo(20, 9);
  });

  it("tells nothing of a room whose weather is missing", () => {
    const { tempMass, tempAir } = step(20, { tempOut: Number.NaN, internalW: 0, solarW: 0, ...FREE }, 3600);
    expect([tempMass, tempAir]).toEqual([Number.NaN, Number.NaN]);
  });
});
