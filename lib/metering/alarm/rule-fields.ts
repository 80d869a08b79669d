import { UserError } from "../../core/user-error.ts";
import { parseDuration } from "./duration.ts";
import type { Words } from "./rule.ts";

/** Reads the fields of one object of a rule, and tells afterwards which ones nobody asked for. */
export class RuleFields {
  readonly #path: string;
  readonly #of: Readonly<Record<string, unknown>>;
  readonly #asked = new Set<string>();

  /** Takes an object; `path` is empty for the rule itself. */
  constructor(path: string, value: unknown) {
    this.#path = path;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new UserError(
        `Cannot use ${path || "the rule"} as it must be an object with fields: current value is ${shown(value)}`,
      );
    }
    this.#of = value as Readonly<Record<string, unknown>>;
  }

  /** Full name of a field. */
  name(field: string): string {
    return this.#path ? `${this.#path}.${field}` : field;
  }

  /** What stands there; undefined also for null. */
  value(field: string): unknown {
    this.#asked.add(field);
    return this.#of[field] ?? undefined;
  }

  has(field: string): boolean {
    return this.value(field) !== undefined;
  }

  refuse(field: string, expected: string): never {
    throw new UserError(
      `Cannot use ${this.name(field)} as it must be ${expected}: current value is ${shown(this.#of[field])}`,
    );
  }

  text(field: string, pattern: RegExp, expected: string): string {
    const value = this.value(field);
    return typeof value === "string" && pattern.test(value) ? value : this.refuse(field, expected);
  }

  number(field: string, least = -Infinity, most = Infinity): number {
    const value = this.value(field);
    if (typeof value === "number" && Number.isFinite(value) && value >= least && value <= most) return value;
    const range = least === -Infinity ? "" : most === Infinity ? ` of at least ${least}` : ` from ${least} to ${most}`;
    return this.refuse(field, `a number${range}`);
  }

  numberOrNull(field: string): number | null {
    return this.has(field) ? this.number(field) : null;
  }

  flag(field: string, otherwise: boolean): boolean {
    const value = this.value(field) ?? otherwise;
    return typeof value === "boolean" ? value : this.refuse(field, "true or false");
  }

  oneOf<T extends string>(field: string, choices: readonly T[], otherwise?: T): T {
    const value = this.value(field) ?? otherwise;
    return choices.find((choice) => choice === value) ?? this.refuse(field, `one of ${choices.join(", ")}`);
  }

  /** A duration; without `otherwise` it has to be there, and be longer than nothing. [ms] */
  duration(field: string, otherwise?: number): number {
    if (otherwise !== undefined && !this.has(field)) return otherwise;
    const ms = parseDuration(this.name(field), this.value(field));
    return otherwise === undefined && ms === 0 ? this.refuse(field, "longer than nothing, such as 5m") : ms;
  }

  /** A text in both languages; one text stands for both. */
  words(field: string, longest: number): Words {
    const value = this.value(field);
    const { en, ko } = typeof value === "string" ? { en: value, ko: value } : ((value ?? {}) as Partial<Words>);
    const fits = (text: unknown): text is string =>
      typeof text === "string" && /\S/.test(text) && text.length <= longest;
    return fits(en) && fits(ko)
      ? { en, ko }
      : this.refuse(field, `a text of ${longest} letters at most, or one in each language as en and ko`);
  }

  /** Refuses the first field that is not known. */
  end(): void {
    const unknown = Object.keys(this.#of).find((field) => !this.#asked.has(field));
    if (unknown === undefined) return;
    throw new UserError(
      `Cannot use ${this.name(unknown)} as it is not known here: leave it out, or use one of ${[...this.#asked].join(", ")}`,
    );
  }
}

function shown(value: unknown): string {
  const text = value === undefined || value === null ? "missing" : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
