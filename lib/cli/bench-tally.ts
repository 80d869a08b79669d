/** Says one figure: its name, its value, the unit, and what it shall be, as `< 60`. */
export type BenchReport = (name: string, value: number, unit: string, target?: string) => void;

/** Says that a bench, or a part of it, was left out, and what is lacking. */
export type LeaveOut = (why: string) => void;

/** What benches have said so far. */
export interface BenchTally {
  readonly report: BenchReport;
  readonly leaveOut: LeaveOut;
  /** What was missed and left out, in words, and the exit code: 1 where a figure that is no time was missed or something was left out. */
  end(): { readonly lines: readonly string[]; readonly exitCode: 0 | 1 };
}

/** Units of what a machine that does other things too is slower in. */
const TIMES = /^(ms|s|Hz|×|% of a core)$|\/s$/;

/**
 * Counts what benches say. A time that was missed is said: on a shared machine it tells of the others. Any other figure that is not
 * what it shall be is a fault.
 *
 * @param say Takes each line.
 * @param mayLack Whether a bench may be left out for want of its data.
 */
export function createBenchTally(say: (line: string) => void, mayLack: boolean): BenchTally {
  const [missed, late, lacking]: [string[], string[], string[]] = [[], [], []];
  return {
    report(name, value, unit, target = "") {
      const isMissed = misses(value, target);
      const figure = `${value.toLocaleString("en", { maximumSignificantDigits: 4 })} ${unit}`;
      say(`  ${name.padEnd(60)} ${figure.padStart(16)}  ${target}${isMissed ? "  missed" : ""}`);
      if (isMissed) (TIMES.test(unit) ? late : missed).push(`${name}: ${figure.trim()}, wanted ${target}`);
    },
    leaveOut(why) {
      say(`  left out: ${why}`);
      lacking.push(why);
    },
    end: () => ({
      lines: [
        ...listed("missed", missed),
        ...listed("missed in time, which other work on the machine may explain", late),
        ...listed(mayLack ? "left out" : "left out, which --without-data allows", lacking),
      ],
      exitCode: missed.length > 0 || (lacking.length > 0 && !mayLack) ? 1 : 0,
    }),
  };
}

function misses(value: number, target: string): boolean {
  if (target === "") return false;
  const [, sign, bound] = /^([<>≤≥])\s*([\d.]+)$/.exec(target) ?? [];
  if (sign === undefined) throw new RangeError(`Cannot judge a figure by «${target}»: write < 60, ≤ 60, > 60 or ≥ 60`);
  const limit = Number(bound);
  return !{ "<": value < limit, "≤": value <= limit, ">": value > limit, "≥": value >= limit }[sign];
}

function listed(what: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${lines.length} ${what}:`, ...lines.map((line) => `  ${line}`)];
}
