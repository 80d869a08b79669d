type Schema = Readonly<Record<string, unknown>>;

/** Keywords that only tell people something. */
const SAID = new Set(["$schema", "$id", "$defs", "title", "description"]);

/**
 * Whether a value fits a JSON schema: as much of draft 2020-12 as the contract uses, so that the schemas are read by other code
 * than the decoder's. Any other keyword is an error.
 */
export function fits(value: unknown, schema: Schema, root: Schema = schema): boolean {
  return Object.entries(schema).every(([keyword, said]) => {
    if (SAID.has(keyword)) return true;
    const check = CHECKS[keyword];
    if (!check) throw new Error(`No check of ${keyword}`);
    return check(value, said as never, (inner, other) => fits(inner, other as Schema, root), schema, root);
  });
}

type Check = (
  value: unknown,
  said: never,
  matches: (inner: unknown, other: unknown) => boolean,
  schema: Schema,
  root: Schema,
) => boolean;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const fieldsOf = (schema: Schema) => Object.keys((schema.properties as object | undefined) ?? {});
const patternsOf = (schema: Schema) =>
  Object.keys((schema.patternProperties as object | undefined) ?? {}).map((pattern) => new RegExp(pattern, "u"));

const CHECKS: Readonly<Record<string, Check>> = {
  $ref: (value, said: string, matches, _schema, root) =>
    matches(
      value,
      said
        .split("/")
        .slice(1)
        .reduce<unknown>((at, key) => (at as Schema)[key], root),
    ),
  anyOf: (value, said: readonly unknown[], matches) => said.some((each) => matches(value, each)),
  oneOf: (value, said: readonly unknown[], matches) => said.filter((each) => matches(value, each)).length === 1,
  type: (value, said: string | readonly string[]) => [said].flat().some((name) => isOfType(value, name)),
  enum: (value, said: readonly unknown[]) => said.includes(value),
  minimum: (value, said: number) => typeof value !== "number" || value >= said,
  maximum: (value, said: number) => typeof value !== "number" || value <= said,
  pattern: (value, said: string) => typeof value !== "string" || new RegExp(said, "u").test(value),
  minItems: (value, said: number) => !Array.isArray(value) || value.length >= said,
  items: (value, said, matches) => !Array.isArray(value) || value.every((each) => matches(each, said)),
  required: (value, said: readonly string[]) => !isObject(value) || said.every((name) => Object.hasOwn(value, name)),
  dependentRequired: (value, said: Readonly<Record<string, readonly string[]>>) =>
    !isObject(value) ||
    Object.entries(said).every(
      ([name, others]) => !Object.hasOwn(value, name) || others.every((other) => Object.hasOwn(value, other)),
    ),
  properties: (value, said: Readonly<Record<string, unknown>>, matches) =>
    !isObject(value) ||
    Object.entries(said).every(([name, each]) => !Object.hasOwn(value, name) || matches(value[name], each)),
  patternProperties: (value, said: Readonly<Record<string, unknown>>, matches) =>
    !isObject(value) ||
    Object.entries(said).every(([pattern, each]) =>
      Object.keys(value).every((name) => !new RegExp(pattern, "u").test(name) || matches(value[name], each)),
    ),
  additionalProperties: (value, said, matches, schema) =>
    !isObject(value) ||
    Object.keys(value)
      .filter((name) => !fieldsOf(schema).includes(name) && !patternsOf(schema).some((pattern) => pattern.test(name)))
      .every((name) => matches(value[name], said)),
};

function isOfType(value: unknown, name: string): boolean {
  if (name === "integer") return Number.isInteger(value);
  if (name === "number") return typeof value === "number" && Number.isFinite(value);
  if (name === "null") return value === null;
  if (name === "array") return Array.isArray(value);
  return name === "object" ? isObject(value) : typeof value === name;
}
