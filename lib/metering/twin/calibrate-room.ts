import { UserError } from "#lib/core/user-error.ts";
import { leastSquares } from "#lib/forecast/arima/least-squares.ts";
import type { RoomModel } from "./room-model.ts";
import { openRoom } from "./room-twin.ts";
import { momentsOf, type TwinHistory } from "./twin-history.ts";

const DAY_MS = 86_400_000;
const LEAST_MS = 2 * DAY_MS;
/** Moments that the search looks at, evenly from the whole history; more tell hardly more. [count] */
const MOST_MOMENTS = 12_000;
/** What a parameter goes away from its plan costs: as much as an error of one standard deviation when it doubles. */
const PULL = 1 / Math.LN2;

/**
 * Fits the twin of a room to a history by least squares, by Levenberg and Marquardt's method [1]: how many times the plan's its heat
 * losses, its heat capacity and its solar aperture are, and how many watts are given inside at all times. Each is pulled a
 * little to its plan, so that what the history does not tell stays as planned. Where the sun is not measured it is in the heat given inside.
 *
 * @param planned The room as its plans and an inspection tell it.
 * @param history What was reported, and what moved it.
 * @returns The model, without the spread of its residuals and without figures: `calibrateTwin` adds them.
 * @throws {UserError} If the history is too short, lacks the temperature outside, or the twin cannot follow it.
 *
 * [1] J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed., Springer, 2006, section 10.3, doi:10.1007/978-0-387-40065-5.
 */
export function calibrateRoom(planned: RoomModel, history: TwinHistory): RoomModel {
  const { tempOutC, solarWPerM2 } = history.drivers;
  if (!tempOutC) {
    throw new UserError(
      `Cannot calibrate the twin of ${planned.metric} as the temperature outside is not known: a device of kind weather has to send temp_c`,
    );
  }
  const plan = solarWPerM2 ? planned : { ...planned, solarApertureM2: 0 };
  const moments = [...momentsOf(history)];
  const span = moments.length === 0 ? 0 : moments.at(-1)!.at - moments[0]!.at;
  if (span < LEAST_MS) {
    throw new UserError(
      `Cannot calibrate the twin of ${plan.metric} as it needs two days of readings with the weather outside, has ${(span / DAY_MS).toFixed(1)}: choose a longer range`,
    );
  }
  const thin = Math.max(1, Math.round(moments.length / MOST_MOMENTS));
  const told = moments.filter((_, i) => i % thin === 0);
  const scale = Math.max(plan.sigma, 1e-3);
  const residuals = (x: Float64Array, out: Float64Array) => {
    const twin = openRoom(roomAt(plan, x));
    for (const [i, moment] of told.entries()) {
      const { expected } = twin.step(moment);
      out[i] = expected === null || moment.reported === null ? 0 : (moment.reported - expected) / scale;
    }
    for (const [k, log] of x.entries()) out[told.length + k] = PULL * log;
  };
  const { x, value } = leastSquares(residuals, [0, 0, 0, 0], told.length + 4);
  if (!Number.isFinite(value)) {
    throw new UserError(
      `Cannot calibrate the twin of ${plan.metric} as its plan gives no temperature: check its areas`,
    );
  }
  return roomAt(plan, x);
}

/** The plan with its losses, capacity and aperture times e^x, and its inner heat moved by watts of 10 to the m². */
function roomAt(plan: RoomModel, x: ArrayLike<number>): RoomModel {
  const [losses, capacity, solar, inner] = [x[0]!, x[1]!, x[2]!, x[3]!];
  const { room } = plan;
  return {
    ...plan,
    solarApertureM2: plan.solarApertureM2 * Math.exp(solar),
    internalW: plan.internalW + 10 * room.floorM2 * inner,
    room: {
      ...room,
      windowsWPerK: room.windowsWPerK * Math.exp(losses),
      wallsWPerK: room.wallsWPerK * Math.exp(losses),
      airWPerK: room.airWPerK * Math.exp(losses),
      capacityJPerK: room.capacityJPerK * Math.exp(capacity),
    },
  };
}
