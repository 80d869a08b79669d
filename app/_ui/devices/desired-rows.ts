/** One property that somebody wants, and what the device says of it. */
export interface DesiredRow {
  readonly name: string;
  readonly wanted: string;
  /** Null where it says nothing. */
  readonly reported: string | null;
  readonly agrees: boolean;
}

/** Properties that are wanted beside what was last reported by that name; numbers agree within a thousandth of themselves. */
export function desiredRows(
  desired: Readonly<Record<string, unknown>> | null,
  reported: Readonly<Record<string, number | null>>,
): DesiredRow[] {
  return Object.entries(desired ?? {}).map(([name, wanted]) => {
    const is = reported[name] ?? null;
    const agrees =
      is !== null &&
      (typeof wanted === "number" ? Math.abs(wanted - is) <= 1e-3 * Math.max(1, Math.abs(wanted)) : wanted === is);
    return {
      name,
      wanted: typeof wanted === "string" ? wanted : JSON.stringify(wanted),
      reported: is === null ? null : String(is),
      agrees,
    };
  });
}
