import { UserError } from "#lib/core/user-error.ts";

/** What can go wrong with a device: its name, and the share of devices that have it where nothing is said. */
const SHARES = { dropout: 0.05, drift: 0.05, stuck: 0.03, clock: 0.02, reset: 0.02, flood: 0.01 } as const;

export type FaultName = keyof typeof SHARES;

/** Shares of devices by fault. */
export type Faults = ReadonlyMap<FaultName, number>;

/** Reads `--fault dropout=0.1`, one or many. */
export function readFault(text: string, before: Faults = new Map()): Faults {
  const [name = "", share] = text.split("=");
  if (!Object.hasOwn(SHARES, name)) {
    throw new UserError(`Cannot simulate the fault ${name}: there are ${Object.keys(SHARES).join(", ")}`);
  }
  const value = share === undefined ? SHARES[name as FaultName] : Number(share);
  if (!(value > 0 && value <= 1)) {
    throw new UserError(`Cannot simulate ${text} as the share of devices must be above 0 and at most 1`);
  }
  return new Map([...before, [name as FaultName, value]]);
}
