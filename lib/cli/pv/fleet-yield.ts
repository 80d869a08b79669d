import type { PvYield } from "#lib/pv/pv-yield.ts";
import type { NamedArray } from "./array-chunk.ts";
import type { YieldReport } from "./yield-report.ts";

/** Sums the yields of the arrays of a site; a total of which a part is missing is missing. */
export function fleetYield(
  arrays: readonly NamedArray[],
  { yields }: { readonly yields: readonly PvYield[] },
): Pick<YieldReport, "what" | "sum" | "arrays"> {
  const total = (of: (each: PvYield, kwp: number) => number) =>
    yields.reduce((sum, each, i) => sum + of(each, arrays[i]!.array.kwp), 0);
  const kwp = total((_, size) => size);
  const year = total((each) => each.year_kwh);
  const lit = total((each, size) => size * each.poa_kwh_m2);
  return {
    what: `${arrays.length} array${arrays.length === 1 ? "" : "s"}, ${Number(kwp.toFixed(3))} kWp`,
    sum: {
      year_kwh: year,
      months_kwh: Array.from({ length: 12 }, (_, month) => total((each) => each.months_kwh[month]!)),
      specific_kwh_kwp: year / kwp,
      capacityFactor: total((each, size) => size * each.capacityFactor) / kwp,
      performanceRatio: year / lit,
      poa_kwh_m2: lit / kwp,
      ghi_kwh_m2: yields[0]!.ghi_kwh_m2,
      coverage: Math.min(...yields.map(({ coverage }) => coverage)),
    },
    arrays: yields.map(({ year_kwh, specific_kwh_kwp }, i) => {
      const { id, array } = arrays[i]!;
      return { array: id, kwp: array.kwp, year_kwh, specific_kwh_kwp };
    }),
  };
}
