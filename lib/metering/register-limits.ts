/** What a register can do. */
export interface RegisterLimits {
  /** No device draws more than this. [W] */
  readonly maxPowerW: number;
  /** Coarsest step in which a register counts: so much more than its power explains may come at once. [Wh] */
  readonly resolutionWh: number;
  /** Values at which registers start again from zero. [Wh] */
  readonly moduliWh: readonly number[];
  /** A step over a longer gap is not spread: its energy is missing. [ms] */
  readonly longestStepMs: number;
}

/**
 * A campus meter of up to a megawatt; PZEM-004T v3 wraps after 9,999.99 kWh [1], counters of 32 bits after 4,294,967,296.
 *
 * [1] J. Mandula et al., PZEM-004T-v30, read 2026 at commit 0903cd2, https://github.com/mandulaj/PZEM-004T-v30: energy in steps of 1 Wh, 0
 *     to 9999.99 kWh.
 */
export const REGISTER_LIMITS: RegisterLimits = {
  maxPowerW: 1e6,
  resolutionWh: 1000,
  moduliWh: [9_999_990, 2 ** 32],
  longestStepMs: 86_400_000,
};

/**
 * The most that a register can count in a time.
 *
 * @param lengthMs The time. [ms]
 * @param limits What the register can do.
 * @returns Energy at the highest power, and one step of the register. [Wh]
 */
export function mostEnergy(lengthMs: number, { maxPowerW, resolutionWh }: RegisterLimits): number {
  return (maxPowerW * lengthMs) / 3.6e6 + resolutionWh;
}
