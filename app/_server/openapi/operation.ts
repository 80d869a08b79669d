/** What an operation says of itself, as OpenAPI 3.1 writes it. */
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
}

/** Operations by path and method. */
export type Paths = Readonly<
  Record<string, Readonly<Partial<Record<"get" | "post" | "put" | "patch" | "delete", Operation>>>>
>;

/** A part of the path: always a text. */
export function inPath(name: string, description: string): object {
  return { name, in: "path", required: true, description, schema: { type: "string" } };
}

/** What may stand after the question mark. */
export function inQuery(
  name: string,
  description: string,
  schema: object = { type: "string" },
  required = false,
): object {
  return { name, in: "query", required, description, schema };
}

/** An answer of some types. */
export function answers(description: string, ...types: readonly string[]): object {
  return { description, content: Object.fromEntries(types.map((type) => [type, {}])) };
}

const PROBLEM = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };

/** Problems by status, each with what it means. */
export function problems(meanings: Readonly<Record<number, string>>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(meanings).map(([status, description]) => [status, { description, content: PROBLEM }]),
  );
}

export const SNAPSHOT = inQuery("snapshot", "A snapshot by its first digits; the newest without it.");
