import * as z from "zod/mini";
import { GRAINS } from "#lib/ingest/tail-rollups.ts";
import { problem } from "../problem.ts";

const DAY_MS = 86_400_000;
/** Longest range that is answered without thinning. [ms] */
const LONGEST_RAW_MS = 400 * DAY_MS;

const instant = z.pipe(
  z.string(),
  z.transform((text) => (/^\d{12,14}$/.test(text) ? Number(text) : Date.parse(zoned(text)))),
);

/** What the address of readings may say. */
export const readingsQuery = z.strictObject({
  device: z.string().check(z.minLength(1), z.maxLength(64)),
  metric: z.array(z.string().check(z.regex(/^[a-z][a-z0-9_]{0,63}$/))).check(z.maxLength(20)),
  from: z.optional(instant.check(z.refine((ms: number) => Number.isFinite(ms)))),
  to: z.optional(instant.check(z.refine((ms: number) => Number.isFinite(ms)))),
  grain: z._default(z.enum(["raw", ...GRAINS]), "raw"),
  points: z.optional(
    z
      .pipe(z.string().check(z.regex(/^\d{1,5}$/)), z.transform(Number))
      .check(z.refine((n: number) => n >= 4 && n <= 20_000)),
  ),
  format: z._default(z.enum(["json", "csv", "arrow"]), "json"),
});

export interface AskedReadings {
  readonly device: string;
  readonly metrics: readonly string[];
  readonly from: number;
  readonly to: number;
  readonly grain: "raw" | (typeof GRAINS)[number];
  readonly points?: number | undefined;
  readonly format: "json" | "csv" | "arrow";
}

const FORMS: Readonly<Record<string, string>> = {
  device: "one device's name",
  metric: "a metric such as power_w, twenty at most",
  from: "a time with its offset, as 2026-01-31T09:00:00+09:00, or ms since 1970",
  to: "a time with its offset, as 2026-01-31T09:00:00+09:00, or ms since 1970",
  grain: "raw, 15min, hour or day",
  points: "a whole number from 4 to 20000",
  format: "json, csv or arrow",
};

/** The readings that an address asks for: of the last day where it does not say; a problem where it cannot be taken. */
export function askedReadings(search: URLSearchParams, now: number): AskedReadings | Response {
  const asked: Record<string, unknown> = { metric: search.getAll("metric").flatMap((each) => each.split(",")) };
  for (const name of new Set(search.keys())) {
    if (name === "metric") continue;
    if (search.getAll(name).length > 1) return bad(`${name} may stand there once`);
    asked[name] = search.get(name)!;
  }
  const result = z.safeParse(readingsQuery, asked);
  if (!result.success) {
    const [issue] = result.error.issues;
    const name = String(issue?.code === "unrecognized_keys" ? issue.keys[0] : issue?.path[0]);
    const form = FORMS[name];
    return bad(
      form ? `${name} must be ${form}: current value is ${shown(search.get(name))}` : `${name} is not known here`,
    );
  }
  const { device, metric: metrics, grain, points, format } = result.data;
  const to = result.data.to ?? now + 1;
  const from = result.data.from ?? to - DAY_MS;
  if (from >= to) return bad("from must be before to");
  if (points !== undefined && grain !== "raw")
    return bad("points thins raw readings only: leave it out, or ask for grain=raw");
  if (grain === "raw" && points === undefined && to - from > LONGEST_RAW_MS) {
    return bad(
      "more than 400 days of raw readings are given thinned only: say points, or a grain of 15min, hour or day",
    );
  }
  return { device, metrics, from, to, grain, points, format };
}

function zoned(text: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : "no time";
}

function shown(value: string | null): string {
  return value === null ? "missing" : `“${value.slice(0, 80)}”`;
}

function bad(detail: string): Response {
  return problem(400, "Bad request", `${detail}. See /api/openapi.json`);
}
