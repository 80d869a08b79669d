import { UserError } from "../../core/user-error.ts";
import type { When } from "./rule.ts";
import { RuleFields } from "./rule-fields.ts";

const TYPES = ["above", "below", "outside", "range", "residual", "silence", "rate", "budget", "forecast"] as const;

/**
 * Reads what has to be so.
 *
 * @param value The field `when` of a rule.
 * @returns The condition, complete.
 * @throws {UserError} If it cannot be used: names the field and what was expected.
 */
export function parseWhen(value: unknown): When {
  const fields = new RuleFields("when", value);
  const when = whenOf(fields);
  fields.end();
  return when;
}

function whenOf(fields: RuleFields): When {
  const type = fields.oneOf("type", TYPES);
  switch (type) {
    case "above":
    case "below": {
      const ratedPct = fields.has("rated_pct") ? fields.number("rated_pct", 1, 1000) : null;
      if (fields.has("limit") && ratedPct !== null) {
        throw new UserError("Cannot use when.limit as when.rated_pct is there too: leave one of them out");
      }
      return { type, limit: ratedPct === null ? fields.number("limit") : null, ratedPct };
    }
    case "outside": {
      const low = fields.number("low");
      const high = fields.number("high");
      return low < high ? { type, low, high } : fields.refuse("high", `greater than when.low, which is ${low}`);
    }
    case "range":
      return { type };
    case "residual":
      return { type, limit: fields.has("limit") ? fields.number("limit", Number.MIN_VALUE) : null };
    case "silence":
      return { type, forMs: fields.duration("for") };
    case "rate":
      return { type, windowMs: fields.duration("window"), ...sides(fields) };
    case "budget":
      return {
        type,
        period: fields.oneOf("period", ["day", "month"]),
        kwh: fields.number("kwh", Number.MIN_VALUE),
        projected: fields.flag("projected", false),
      };
    case "forecast": {
      const horizonMs = fields.duration("horizon");
      const windowMs = fields.duration("window", horizonMs);
      const method = fields.oneOf("method", ["trend", "typical"], "trend");
      return { type, ...sides(fields), horizonMs, windowMs: windowMs || horizonMs, method };
    }
  }
}

function sides(fields: RuleFields): { readonly above: number | null; readonly below: number | null } {
  const above = fields.numberOrNull("above");
  const below = fields.numberOrNull("below");
  if (above === null && below === null) return fields.refuse("above", "a number, or there must be one as below");
  if (above !== null && below !== null && below >= above)
    return fields.refuse("below", `less than above, which is ${above}`);
  return { above, below };
}
