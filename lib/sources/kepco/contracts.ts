import file from "#data/reference/contracts.json" with { type: "json" };

/** Codes of KEPCO's contract types, in the order of its tables. */
export const contracts: readonly string[] = file.contracts.map(({ code }) => code);

const TOTALS = ["합계", "총계", "계"];
const byName = new Map(file.contracts.map(({ code, ko }) => [ko, code]));

/** The code of a contract type by its Korean name, `total` for the sum of all; nothing where it is neither. */
export function findContract(name: string): string | undefined {
  const squeezed = name.replace(/\s+/g, "");
  return TOTALS.includes(squeezed) ? "total" : byName.get(squeezed);
}

/** The names that {@link findContract} takes, for messages. */
export const contractNames = [...byName.keys(), TOTALS[0]].join(", ");
