import { designPower } from "./design-power.ts";
import type { Estimate } from "./estimate.ts";
import { sumOf, times } from "./estimate.ts";
import { likelyServer, serverFamily } from "./server-family.ts";

/** What is known of a machine without measuring it. */
export interface MachineFacts {
  /** Name of the processor, as it gives it; blank where unknown. */
  readonly brand: string;
  /** Hardware threads that this system sees. */
  readonly threads: number;
  readonly form: "laptop" | "desktop" | "server" | "virtual" | "unknown";
}

/** Power of a whole machine at the socket, from idle to full load. The interval holds for nine machines of ten of its kind. */
export interface PowerCurve {
  readonly idle: Estimate;
  readonly full: Estimate;
  /** Share of the way from idle to full by utilisation: pairs of both, rising, from 0 to 1. */
  readonly shape: readonly (readonly [utilisation: number, share: number])[];
  /** What the figures are of, to be told to readers. */
  readonly basis: string;
}

const LINEAR: PowerCurve["shape"] = [
  [0, 0],
  [1, 1],
];

/** Processors draw more at half load than half: 12, 32, 75 and 102 % of the nominal power at 0, 10, 50 and 100 % [1]. */
const CONCAVE: PowerCurve["shape"] = [
  [0, 0],
  [0.1, 0.222],
  [0.5, 0.7],
  [1, 1],
];

const ofDesign = {
  idle: { value: 0.12, low: 0.04, high: 0.25 },
  // Turbo goes beyond the nominal power for as long as it stays cool; small machines throttle below it.
  full: { value: 1.02, low: 0.7, high: 1.6 },
};

// All but the processor, with the loss of the power supply; of a laptop also its screen. [W]
const REST = {
  laptop: { idle: { value: 6, low: 2.5, high: 14 }, full: { value: 8, low: 3, high: 18 } },
  desktop: { idle: { value: 22, low: 8, high: 60 }, full: { value: 28, low: 10, high: 80 } },
};

// Processor unknown: from the least 10 % to the largest 1 % of a minute's mean of seven laptops and eleven desktops, 2011-13, at
// the plug (tracebase, ODbL); the low ends halved, as newer ones need less.
const UNKNOWN = {
  laptop: { idle: { value: 15, low: 4, high: 25 }, full: { value: 46, low: 15, high: 79 } },
  desktop: { idle: { value: 66, low: 10, high: 108 }, full: { value: 107, low: 24, high: 209 } },
};

/**
 * The power curve of a machine that nobody measures: of servers from the results of SPECpower for its family, by hardware thread,
 * so that a virtual machine bears its threads' share of one; of PCs from the nominal power of the processor and a spread of the rest.
 *
 * @param machine What is known of it.
 * @returns Idle and full power with their intervals, at the socket. [W]
 *
 * [1] B. Davy, "Building an AWS EC2 carbon emissions dataset," 2021,
 *     https://www.apiscene.io/sustainability/building-an-aws-ec2-carbon-emissions-dataset/.
 */
export function powerCurve({ brand, threads, form }: MachineFacts): PowerCurve {
  const watts = designPower(brand);
  const isServer =
    (form !== "laptop" && serverFamily(brand) !== undefined) ||
    form === "server" ||
    // A virtual machine on a PC's processor, as WSL is, has the PC to itself.
    (form === "virtual" && watts === undefined);
  if (isServer) {
    const { name, idle, full } = likelyServer(brand);
    const part = form === "virtual" ? `${threads} threads' share of a server` : `a server with ${threads} threads`;
    const basis = `${part}, SPECpower results of ${name}`;
    return { idle: times(idle, threads), full: times(full, threads), shape: LINEAR, basis };
  }
  const kind = form === "laptop" ? "laptop" : "desktop";
  if (watts === undefined) {
    return { ...UNKNOWN[kind], shape: CONCAVE, basis: `a ${kind} with a processor that is not known` };
  }
  return {
    idle: sumOf([times(ofDesign.idle, watts), REST[kind].idle]),
    full: sumOf([times(ofDesign.full, watts), REST[kind].full]),
    shape: CONCAVE,
    basis: `a ${kind} whose processor is rated at ${watts} W`,
  };
}

/**
 * Power on a curve.
 *
 * @param curve Curve of the machine.
 * @param utilisation Share of all threads' time that is busy; limited to 0 and 1. [1]
 * @returns Power with its interval; NaN where utilisation is. [W]
 */
export function curvePower({ idle, full, shape }: PowerCurve, utilisation: number): Estimate {
  const u = Math.min(1, Math.max(0, utilisation));
  const share = Number.isNaN(u) ? Number.NaN : shareAt(shape, u);
  return sumOf([times(idle, 1 - share), times(full, share)]);
}

function shareAt(shape: PowerCurve["shape"], u: number): number {
  for (const [i, [x, y]] of shape.entries()) {
    const [beforeX, beforeY] = shape[i - 1] ?? [0, 0];
    if (u <= x) return x === beforeX ? y : beforeY + ((u - beforeX) / (x - beforeX)) * (y - beforeY);
  }
  return 1;
}
