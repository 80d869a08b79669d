import type { Estimate } from "./estimate.ts";
import { times } from "./estimate.ts";

/** A machine over an interval: what it used, and whose processor time it was. */
export interface MachineInterval {
  /** Energy of the machine, graphics cards left out. [J] */
  readonly energy: Estimate;
  /** What it would have used with nothing to do, by the same source. [J] */
  readonly idle: Estimate;
  /** Processor time of all that ran. [s] */
  readonly busySeconds: number;
  /** Processor time there was: threads by time. [s] */
  readonly capacitySeconds: number;
}

/** A program's part of a machine's energy. [J] */
export interface AttributedEnergy {
  /** What the machine used beyond idle, by the program's share of the processor time that was used. */
  readonly dynamic: Estimate;
  /** What idling costs, by its share of the processor time there was; the rest of idling stays with the machine. */
  readonly idle: Estimate;
}

/**
 * Attributes a machine's energy to a program by processor time:
 *
 *     E = (E_machine − E_idle)·t / t_busy + E_idle·t / t_capacity
 *
 * so that what all programs get adds up to what the machine used, less the idling of the threads that nobody used. It serves as the energy E of the Software Carbon Intensity [1].
 *
 * @param machine The machine over the interval.
 * @param cpuSeconds Processor time t of the program and all it started. [s]
 * @returns Its part. Zero where it did not run; NaN where the machine's energy is. [J]
 *
 * [1] Green Software Foundation, "Software Carbon Intensity (SCI) Specification," ISO/IEC 21031:2024,
 *     https://github.com/Green-Software-Foundation/sci.
 */
export function attributedEnergy(machine: MachineInterval, cpuSeconds: number): AttributedEnergy {
  const { energy, idle, busySeconds, capacitySeconds } = machine;
  // Clocks of processes and of the machine tick apart: a share is never above 1.
  const ofBusy = cpuSeconds > 0 ? Math.min(1, cpuSeconds / Math.max(busySeconds, cpuSeconds)) : 0;
  const ofCapacity = cpuSeconds > 0 ? Math.min(1, cpuSeconds / Math.max(capacitySeconds, cpuSeconds)) : 0;
  const kept = {
    value: Math.min(idle.value, energy.value),
    low: Math.min(idle.low, energy.low),
    high: Math.min(idle.high, energy.high),
  };
  const beyond = { value: energy.value - kept.value, low: energy.low - kept.low, high: energy.high - kept.high };
  return { dynamic: times(beyond, ofBusy), idle: times(kept, ofCapacity) };
}
