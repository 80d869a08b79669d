import { InvalidArgumentError } from "commander";

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Reads an option such as 500ms, 5s or 1m within bounds. [ms] */
export function duration(leastMs: number, mostMs: number): (text: string) => number {
  return (text) => {
    const [, number, unit = "s"] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(text) ?? [];
    const ms = Number(number) * (UNITS[unit] as number);
    if (number !== undefined && ms >= leastMs && ms <= mostMs) return ms;
    throw new InvalidArgumentError(`It must be a time such as 5s, from ${leastMs / 1000} s to ${mostMs / 1000} s.`);
  };
}
