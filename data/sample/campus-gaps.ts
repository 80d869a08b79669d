import { uniform } from "./random.ts";

/** What is known of an interval: read, estimated over a short gap, or missing. */
const READ = 0;
export const ESTIMATED = 1;
export const MISSING = 2;

/** Gaps up to this are filled with estimates; what is longer stays missing. [quarters of an hour] */
const LONGEST_FILLED = 12;

/** The state of each interval of a meter in a month: a few short gaps, now and then a long one, rarely one of all meters. */
export function gapsOf(seed: number, device: string, month: string, intervals: number): Uint8Array {
  const states = new Uint8Array(intervals).fill(READ);
  const cut = (name: string, of: string, chance: number, shortest: number, longest: number) => {
    if (uniform(seed, of, month, name) >= chance) return;
    const length = shortest + Math.floor(uniform(seed, of, month, name, "length") * (longest - shortest + 1));
    const start = Math.floor(uniform(seed, of, month, name, "start") * (intervals - length));
    states.fill(length > LONGEST_FILLED ? MISSING : ESTIMATED, start, start + length);
  };
  for (const turn of ["a", "b", "c"]) cut(`short ${turn}`, device, 0.7, 1, LONGEST_FILLED);
  cut("long", device, 0.14, 24, 480);
  cut("all", "campus", 0.12, 24, 144);
  return states;
}
