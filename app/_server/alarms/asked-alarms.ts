import * as z from "zod/mini";
import type { AlarmFilter } from "#lib/state/alarms/list-alarms.ts";
import { problem } from "../problem.ts";

const STATES = ["open", "active", "unacked", "shelved", "closed", "all"] as const;

const instant = z.pipe(
  z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/)),
  z.transform((text) => Date.parse(text)),
);
const whole = (least: number, most: number) =>
  z
    .pipe(z.string().check(z.regex(/^\d{1,4}$/)), z.transform(Number))
    .check(z.refine((n: number) => n >= least && n <= most));

/** What the address of the list of alarms may say. */
export const alarmsQuery = z.strictObject({
  state: z._default(z.enum(STATES), "open"),
  rule: z.optional(z.string().check(z.maxLength(64))),
  device: z.optional(z.string().check(z.maxLength(128))),
  min_severity: z.optional(whole(1, 1000)),
  from: z.optional(instant),
  to: z.optional(instant),
  cursor: z.optional(z.string().check(z.regex(/^\d{1,15}\..{1,400}$/))),
  limit: z._default(whole(1, 500), 100),
});

const FORMS: Readonly<Record<string, string>> = {
  state: `one of ${STATES.join(", ")}`,
  rule: "a rule's id",
  device: "a device's id",
  min_severity: "a whole number from 1 to 1000",
  from: "a time with its offset, as 2026-01-31T09:00:00+09:00",
  to: "a time with its offset, as 2026-01-31T09:00:00+09:00",
  cursor: "what the page before said as next",
  limit: "a whole number from 1 to 500",
};

/** The alarms that an address asks for; a problem where it cannot be taken. */
export function askedAlarms(search: URLSearchParams): AlarmFilter | Response {
  const asked = z.safeParse(alarmsQuery, Object.fromEntries([...search].filter(([, value]) => value !== "")));
  if (!asked.success) return badAddress(asked.error.issues[0], FORMS);
  const { rule, device, min_severity, cursor, from, to, ...rest } = asked.data;
  const [, at, id] = /^(\d+)\.(.+)$/.exec(cursor ?? "") ?? [];
  return {
    ...rest,
    ...(rule === undefined ? {} : { ruleId: rule }),
    ...(device === undefined ? {} : { deviceId: device }),
    ...(min_severity === undefined ? {} : { minSeverity: min_severity }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(at === undefined || id === undefined ? {} : { after: { activeAt: Number(at), id } }),
  };
}

const DAY_MS = 86_400_000;
const LONGEST_MS = 400 * DAY_MS;

/** A range of time, the last seven days where the address does not say. */
export function askedRange(search: URLSearchParams, now: number): { from: number; to: number } | Response {
  const schema = z.strictObject({ from: z.optional(instant), to: z.optional(instant) });
  const asked = z.safeParse(schema, Object.fromEntries(search));
  if (!asked.success) return badAddress(asked.error.issues[0], FORMS);
  const to = asked.data.to ?? now;
  const from = asked.data.from ?? to - 7 * DAY_MS;
  if (from < to && to - from <= LONGEST_MS) return { from, to };
  return problem(400, "Bad request", "from must be before to, by 400 days at most. See /api/openapi.json");
}

function badAddress(issue: z.core.$ZodIssue | undefined, forms: Readonly<Record<string, string>>): Response {
  const name = String(issue?.code === "unrecognized_keys" ? issue.keys[0] : issue?.path[0]);
  const detail = forms[name] ? `${name} must be ${forms[name]}` : `${name.slice(0, 80)} is not known here`;
  return problem(400, "Bad request", `${detail}. See /api/openapi.json`);
}
