import * as z from "zod/mini";
import { DEVICE_KINDS, DEVICE_STATUSES } from "#lib/state/registry/device-fields.ts";
import { DEVICE_SORTS, type DeviceQuery } from "#lib/state/registry/list-devices.ts";
import { problem } from "../problem.ts";

const whole = (least: number, most: number) =>
  z
    .pipe(z.string().check(z.regex(/^\d{1,9}$/)), z.transform(Number))
    .check(z.refine((n: number) => n >= least && n <= most));

const words = <W extends string>(all: readonly W[]) =>
  z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => text.split(",")),
    ),
    z.array(z.enum(all as unknown as [W, ...W[]])),
  );

/** What the address of the list of devices may say. */
export const devicesQuery = z.strictObject({
  q: z.optional(z.string().check(z.maxLength(200))),
  status: z.optional(words(DEVICE_STATUSES)),
  kind: z.optional(words(DEVICE_KINDS)),
  place: z.optional(z.string().check(z.maxLength(128))),
  sort: z._default(z.enum([...DEVICE_SORTS, ...DEVICE_SORTS.map((name) => `-${name}` as const)]), "id"),
  limit: z._default(whole(1, 1000), 100),
  offset: z._default(whole(0, 999_999_999), 0),
  format: z._default(z.enum(["json", "csv"]), "json"),
});

const FORMS: Readonly<Record<string, string>> = {
  q: "at most 200 letters",
  status: `one or more of ${DEVICE_STATUSES.join(", ")}, with commas between`,
  kind: `one or more of ${DEVICE_KINDS.join(", ")}, with commas between`,
  place: "a place's id",
  sort: `one of ${DEVICE_SORTS.join(", ")}, with - before it for the other way round`,
  limit: "a whole number from 1 to 1000",
  offset: "a whole number from 0",
  format: "json or csv",
};

/** The list that an address asks for; a problem where it cannot be taken. */
export function askedDevices(search: URLSearchParams): (DeviceQuery & { readonly format: "json" | "csv" }) | Response {
  const asked = z.safeParse(devicesQuery, Object.fromEntries([...search].filter(([, value]) => value !== "")));
  if (!asked.success) {
    const [issue] = asked.error.issues;
    const name = String(issue?.code === "unrecognized_keys" ? issue.keys[0] : issue?.path[0]);
    const form = FORMS[name];
    const detail = form ? `${name} must be ${form}` : `${name.slice(0, 80)} is not known here`;
    return problem(400, "Bad request", `${detail}. See /api/openapi.json`);
  }
  const { sort, ...rest } = asked.data;
  const name = sort.replace(/^-/, "") as (typeof DEVICE_SORTS)[number];
  return { ...rest, sort: name, descending: sort.startsWith("-") };
}
