const COMPARISON = /^\s*(<=|>=|<|>|=)\s*(-?[\d.]+(?:e-?\d+)?)\s*$/i;
const RANGE = /^\s*(-?[\d.]+)\s*\.\.\s*(-?[\d.]+)\s*$/;

/** True where a cell is what a filter asks: `>5`, `1..9` of numbers, else a part of its text; a missing cell is `null`. */
export function cellMatches(value: unknown, filter: string): boolean {
  const asked = filter.trim();
  if (asked === "") return true;
  if (value === null || value === undefined) return asked.toLowerCase() === "null";
  if (typeof value === "number") {
    const [, sign, bound] = COMPARISON.exec(asked) ?? [];
    if (sign && bound) return compares(value, sign, Number(bound));
    const [, low, high] = RANGE.exec(asked) ?? [];
    if (low && high) return value >= Number(low) && value <= Number(high);
  }
  return cellText(value).toLowerCase().includes(asked.toLowerCase());
}

function compares(value: number, sign: string, bound: number): boolean {
  if (sign === "<") return value < bound;
  if (sign === ">") return value > bound;
  if (sign === "<=") return value <= bound;
  return sign === ">=" ? value >= bound : value === bound;
}

/** A cell that is there, as a text without a language. */
export function cellText(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return JSON.stringify(value, (_, each) =>
    typeof each === "bigint" ? String(each) : ArrayBuffer.isView(each) ? Array.from(each as Uint8Array) : each,
  );
}
