import { regions } from "../regions.ts";

/** Finds the municipality a value names, or undefined. */
export type Lookup = (value: string) => string | undefined;

/** A code of five digits or longer (a town within a municipality), whose first five count. */
const CODE = /^(\d{5})(\d{2,5})?$/;

/** Reads official (행정표준) codes, of today and earlier; a ward of a city counts as the city. */
export const byOfficialCode = codeLookup(
  regions.flatMap(({ code, history }) => [code, ...history.map((before) => before.code)].map((at) => [at, code])),
);

/** Reads the codes of Statistics Korea (KOSTAT), which share digits with the official ones and mean other places. */
export const byKostatCode = codeLookup(regions.map(({ kostat, code }) => [kostat, code]));

function codeLookup(pairs: readonly (readonly string[])[]): Lookup {
  const codes = new Map(pairs.map(([at, code]) => [at!, code!]));
  const cities = new Set(regions.filter(({ sigungu }) => sigungu.endsWith("시")).map(({ code }) => code));
  return (value) => {
    const five = CODE.exec(value)?.[1];
    if (five === undefined) return undefined;
    const city = codes.get(`${five.slice(0, 4)}0`);
    return codes.get(five) ?? (city !== undefined && cities.has(city) ? city : undefined);
  };
}
