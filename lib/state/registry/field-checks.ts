/** The value that a field is given, or what it must be. */
export type Checked<T> = { readonly value: T } | { readonly must: string };

/** Judges what was sent for a field. null empties it. */
export type FieldCheck<T> = (sent: unknown) => Checked<T>;

/** Judges several fields; those that were not sent are left out. `problems` says of each bad one what it must be. */
export function checkFields<T extends Readonly<Record<string, FieldCheck<unknown>>>>(
  checks: T,
  sent: unknown,
): {
  readonly values: { -readonly [K in keyof T]?: T[K] extends FieldCheck<infer V> ? V : never };
  readonly problems: Record<string, string>;
} {
  const values: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) {
    return { values: {}, problems: { body: "must be an object with fields by name" } };
  }
  for (const [name, value] of Object.entries(sent)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) {
      problems[name.slice(0, 80)] = `is no field here: there are ${Object.keys(checks).join(", ")}`;
      continue;
    }
    const checked = check(value);
    if ("must" in checked) problems[name] = `must be ${checked.must}: current value is ${shown(value)}`;
    else values[name] = checked.value;
  }
  return { values: values as never, problems };
}

function shown(value: unknown): string {
  if (value === undefined || value === "") return "empty";
  return (typeof value === "string" ? value : (JSON.stringify(value) ?? String(value))).slice(0, 80);
}

/** A text of so many letters at most, without control characters and blanks around; blank empties the field. */
export function text(longest: number, { lines = false } = {}): FieldCheck<string | null> {
  const must = `a text of at most ${longest} letters${lines ? "" : " in one line"}, or null`;
  const bad = lines ? /[^\P{Cc}\n\t]/u : /\p{Cc}/u;
  return (sent) => {
    if (sent === null) return { value: null };
    if (typeof sent !== "string") return { must };
    const value = sent.replaceAll("\r\n", "\n").trim().normalize("NFC");
    if (value.length > longest || bad.test(value) || !value.isWellFormed()) return { must };
    return { value: value === "" ? null : value };
  };
}

/** A finite number within bounds. */
export function number(least = -1e15, most = 1e15, must = "a number, or null"): FieldCheck<number | null> {
  return (sent) => {
    if (sent === null) return { value: null };
    return typeof sent === "number" && sent >= least && sent <= most ? { value: sent } : { must };
  };
}

export function wholeNumber(least: number, most: number): FieldCheck<number | null> {
  const must = `a whole number from ${least} to ${most}, or null`;
  return (sent) => {
    if (sent === null) return { value: null };
    return Number.isInteger(sent) && (sent as number) >= least && (sent as number) <= most
      ? { value: sent as number }
      : { must };
  };
}

export function word<W extends string>(words: readonly W[]): FieldCheck<W> {
  return (sent) => (words.includes(sent as W) ? { value: sent as W } : { must: `one of ${words.join(", ")}` });
}

/** The check, or null. */
export function orNull<T>(check: FieldCheck<T>): FieldCheck<T | null> {
  return (sent) => {
    if (sent === null) return { value: null };
    const checked = check(sent);
    return "must" in checked ? { must: `${checked.must}, or null` } : checked;
  };
}

/** A moment in ISO 8601 with its offset. */
export const moment: FieldCheck<Date | null> = (sent) => {
  if (sent === null) return { value: null };
  const isIso =
    typeof sent === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/.test(sent);
  const ms = isIso ? Date.parse(sent) : Number.NaN;
  return Number.isNaN(ms)
    ? { must: "a time with its offset, such as 2026-01-31T09:00:00+09:00, or null" }
    : { value: new Date(ms) };
};

const LONGEST_JSON = 16_384;

/** An object of JSON, of a bounded size. */
export const json: FieldCheck<Record<string, unknown> | null> = (sent) => {
  if (sent === null) return { value: null };
  const isObject = typeof sent === "object" && !Array.isArray(sent);
  return isObject && JSON.stringify(sent).length <= LONGEST_JSON
    ? { value: sent as Record<string, unknown> }
    : { must: `an object of at most ${LONGEST_JSON} letters of JSON, or null` };
};
