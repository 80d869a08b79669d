import { readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod/mini";
import { UserError } from "#lib/core/user-error.ts";

const value = z.strictObject({
  metric: z.string().check(z.regex(/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/)),
  scale: z.optional(z.number().check(z.refine((scale) => scale !== 0))),
  device: z.optional(z.string().check(z.minLength(1))),
  zeros_missing: z.optional(z.boolean()),
});

const schema = z.strictObject({
  time: z.strictObject({
    column: z.string(),
    zone: z.optional(z.string()),
    format: z.optional(z.string()),
    unit: z.optional(z.enum(["s", "ms"])),
    stamps: z.optional(z.enum(["start", "end"])),
  }),
  device: z.optional(
    z.union([
      z.string(),
      z.strictObject({
        column: z.optional(z.string()),
        columns: z.optional(z.array(z.string())),
        prefix: z.optional(z.string()),
      }),
    ]),
  ),
  values: z.record(z.string(), z.union([z.string(), value])).check(z.refine((all) => Object.keys(all).length > 0)),
  interval: z.optional(z.string()),
  source: z.optional(z.string()),
  csv: z.optional(
    z.strictObject({ columns: z.optional(z.array(z.string())), delimiter: z.optional(z.string().check(z.length(1))) }),
  ),
});

/** What a mapping file says of a table's columns: see data/README.md. */
export type Mapping = z.infer<typeof schema>;

/** Reads a mapping file. */
export async function readMapping(file: string): Promise<Mapping> {
  const name = path.basename(file);
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new UserError(
      `Cannot read the mapping ${file} as ${cause.code === "ENOENT" ? "there is no such file" : cause.message}`,
      {
        cause,
      },
    );
  });
  return checkedMapping(text, name);
}

/** A mapping file's text, checked. */
export function checkedMapping(text: string, name: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new UserError(`Cannot read the mapping ${name} as it is no JSON: ${(cause as Error).message}`, { cause });
  }
  const result = z.safeParse(schema, json);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const keys = issue?.code === "unrecognized_keys" ? `${issue.path.length > 0 ? "." : ""}${issue.keys.join(", ")}` : "";
  throw new UserError(
    `Cannot use the mapping ${name} as ${issue?.path.join(".") ?? ""}${keys || ""} ${keys ? "is not known" : "is missing or of another form"}: see data/README.md`,
  );
}
