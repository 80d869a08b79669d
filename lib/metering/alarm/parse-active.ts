import type { ActiveHours } from "./active-hours.ts";
import { RuleFields } from "./rule-fields.ts";

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const MIDNIGHT = "00:00";

/**
 * Reads the hours in which a rule is in force: `{days, from, to, holidays}`, each of which may be left out: all days, whole days,
 * holidays like other days.
 *
 * @param value The field `active` of a rule.
 * @returns The hours; null where there is no such field, or it limits nothing.
 * @throws {UserError} If it cannot be used: names the field and what was expected.
 */
export function parseActive(value: unknown): ActiveHours | null {
  if (value === undefined) return null;
  const fields = new RuleFields("active", value);
  const hasTime = fields.has("from") || fields.has("to");
  const time = (name: string) => (hasTime ? fields.text(name, TIME, "a time such as 08:00") : MIDNIGHT);
  const [from, to] = [time("from"), time("to")];
  if (hasTime && from === to && from !== MIDNIGHT) fields.refuse("to", "another time than active.from");
  const days = daysOf(fields);
  const holidays = fields.flag("holidays", true);
  fields.end();
  if (from === to && days === undefined && holidays) return null;
  return { from, to, ...(days ? { days } : {}), holidays };
}

function daysOf(fields: RuleFields): readonly number[] | undefined {
  const value = fields.value("days");
  if (value === undefined) return undefined;
  const fits =
    Array.isArray(value) && value.length > 0 && value.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  if (!fits) return fields.refuse("days", "a list of days from 1, Monday, to 7, Sunday");
  const days = [...new Set(value as number[])].sort();
  return days.length === 7 ? undefined : days;
}
