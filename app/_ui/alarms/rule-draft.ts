/** A rule as it is written: what the form and the YAML both change. */
export type RuleDraft = Readonly<Record<string, unknown>>;

export interface WhenField {
  readonly name: string;
  readonly kind: "number" | "duration" | "choice" | "flag";
  readonly options?: readonly string[];
}

const number = (name: string): WhenField => ({ name, kind: "number" });
const duration = (name: string): WhenField => ({ name, kind: "duration" });

/** What each kind of rule needs to know. */
export const WHEN_FIELDS: Readonly<Record<string, readonly WhenField[]>> = {
  above: [number("limit"), number("rated_pct")],
  below: [number("limit"), number("rated_pct")],
  outside: [number("low"), number("high")],
  range: [],
  residual: [number("limit")],
  silence: [duration("for")],
  rate: [duration("window"), number("above"), number("below")],
  budget: [
    { name: "period", kind: "choice", options: ["day", "month"] },
    number("kwh"),
    { name: "projected", kind: "flag" },
  ],
  forecast: [
    number("above"),
    number("below"),
    duration("horizon"),
    duration("window"),
    { name: "method", kind: "choice", options: ["trend", "typical"] },
  ],
};

/** A rule to begin with. */
export const NEW_RULE: RuleDraft = {
  id: "room-too-warm",
  name: { en: "Room too warm", ko: "강의실 과열" },
  severity: 500,
  on: { devices: { kind: "room" }, metric: "temp_c" },
  when: { type: "above", limit: 28 },
  on_delay: "5m",
  off_delay: "2m",
  deadband: 0.5,
};

/** The draft with a value at a path of names; an empty one takes the name away, and what then is empty too. */
export function withValue(draft: RuleDraft, path: readonly string[], value: unknown): RuleDraft {
  const [name = "", ...rest] = path;
  const next: Record<string, unknown> = { ...draft };
  if (rest.length === 0) {
    if (value === undefined || value === "") delete next[name];
    else next[name] = value;
    return next;
  }
  const inner = withValue(objectAt(draft, [name]), rest, value);
  if (Object.keys(inner).length === 0) delete next[name];
  else next[name] = inner;
  return next;
}

/** What stands at a path of names. */
export function valueAt(draft: RuleDraft, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, name) => (typeof at === "object" && at !== null ? (at as Record<string, unknown>)[name] : undefined),
    draft,
  );
}

function objectAt(draft: RuleDraft, path: readonly string[]): RuleDraft {
  const value = valueAt(draft, path);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as RuleDraft) : {};
}

/** Another kind of condition: what both kinds know is kept. Silence has no deadband. */
export function withWhenType(draft: RuleDraft, type: string): RuleDraft {
  const before = objectAt(draft, ["when"]);
  const kept = (WHEN_FIELDS[type] ?? []).flatMap(({ name }) => (name in before ? [[name, before[name]]] : []));
  const next = type === "silence" ? withValue(draft, ["deadband"], undefined) : draft;
  return { ...next, when: { type, ...Object.fromEntries(kept) } };
}

/** Which devices, as the form asks for them. */
export function deviceMode(draft: RuleDraft): "all" | "kind" | "building" | "list" {
  const devices = valueAt(draft, ["on", "devices"]);
  if (Array.isArray(devices)) return "list";
  if (typeof devices !== "object" || devices === null) return "all";
  return "building" in devices ? "building" : "kind";
}
