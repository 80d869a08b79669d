import { AnomalyScore } from "../detect/anomaly-score.ts";
import { type CalibrationRequest, calibrateTwin } from "./calibrate-twin.ts";
import { openTwin } from "./open-twin.ts";
import type { RoomModel } from "./room-model.ts";
import { simulateDevice } from "./simulate-device.ts";
import { standardRoom } from "./standard-room.ts";
import type { ThermometerModel } from "./thermometer-model.ts";
import type { TwinInput } from "./twin.ts";
import { momentsOf, type TwinHistory } from "./twin-history.ts";
import { testWeather } from "./weather-fixture.ts";
import { workingWeek } from "./week-calendar.ts";

const SENSOR = { lagS: 300, noise: 0.1, resolution: 0.1 };
const THERMOMETER: ThermometerModel = {
  ...{ kind: "thermometer", version: 1, metric: "temp_c", timeConstantH: 18, coupling: 1, baseC: 3, solarK: 0.012 },
  ...{ powerK: 0, occupancyK: 0, sigma: 0.1, calibration: null, sensor: SENSOR },
  week: { zone: "Asia/Seoul", holidays: [], riseK: Array.from({ length: 168 }, (_, hour) => (hour % 24) / 4) },
};
const ROOM: RoomModel = {
  ...{ kind: "room5r1c", version: 1, metric: "temp_c", output: "tempAir", solarApertureM2: 3, internalW: 50 },
  ...{ occupantW: 0, powerShare: 0, copHeating: 3, copCooling: 3, sigma: 0.3, calibration: null },
  room: standardRoom({
    ...{ floorM2: 60, volumeM3: 180, insideM2: 270, windowM2: 12, windowU: 1.4, wallM2: 20, wallU: 0.3 },
    ...{ airChangesVentilation: 1, airChangesLeakage: 0.3, heatRecovery: 0.5, capacityJPerM2K: 165_000 },
    ...{ maxWPerM2: 100, heatSetC: 20, coolSetC: 26 },
  }),
};

export default async function twinSpeed(
  report: (name: string, value: number, unit: string, target?: string) => void,
): Promise<void> {
  const { at, drivers } = testWeather(365);
  const history = simulateDevice(THERMOMETER, at, drivers, { start: 10, seed: 1 });
  const load: TwinHistory = { at, reported: history.reported.map((value) => 1000 + 20 * value), drivers: {} };
  const requests: readonly (readonly [CalibrationRequest, TwinHistory])[] = [
    [{ kind: "thermometer", metric: "temp_c", zone: "Asia/Seoul", sensor: SENSOR }, history],
    [{ kind: "meter", metric: "power_w", calendar: workingWeek("Asia/Seoul") }, load],
    [ROOM, simulateDevice(ROOM, at, drivers, { start: 20, seed: 1, sensor: SENSOR })],
  ];
  for (const [request, each] of requests) {
    let start = performance.now();
    const model = calibrateTwin(request, each, 0);
    report(`${model.kind}: calibrate on a year of quarters`, (performance.now() - start) / 1000, "s", "< 1");
    const moments = [...momentsOf(each)];
    stepAll(model, moments);
    start = performance.now();
    for (let i = 0; i < 20; i++) stepAll(model, moments);
    const rate = (20 * moments.length) / ((performance.now() - start) / 1000) / 1e6;
    report(`${model.kind}: steps a second`, rate, "M/s", model.kind === "room5r1c" ? "" : "> 1");
  }
  const start = performance.now();
  for (let i = 0; i < 20; i++) {
    const score = new AnomalyScore();
    for (let j = 0; j < at.length; j++) score.step(at[j]!, history.reported[j]!);
  }
  report("anomaly score: values a second", (20 * at.length) / ((performance.now() - start) / 1000) / 1e6, "M/s");
}

function stepAll(model: Parameters<typeof openTwin>[0], moments: readonly TwinInput[]): void {
  const twin = openTwin(model);
  for (const moment of moments) twin.step(moment);
}
