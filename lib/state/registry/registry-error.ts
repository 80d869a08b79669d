/** Why the registry did not do what was asked. */
export type RegistryFault = "missing" | "exists" | "stale" | "invalid" | "in_use";

/** What the caller can mend about a request to the registry. */
export class RegistryError extends Error {
  override readonly name = "RegistryError";
  readonly fault: RegistryFault;
  /** What is wrong with each field, by its name. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(fault: RegistryFault, message: string, fields: Readonly<Record<string, string>> = {}) {
    super(message);
    this.fault = fault;
    this.fields = fields;
  }
}

/** Tells it by its name, as bundles of one server have a copy of the class each. */
export function isRegistryError(thrown: unknown): thrown is RegistryError {
  return thrown instanceof Error && thrown.name === "RegistryError";
}

/** What is wrong with several fields, as one error; the message has the first. */
export function invalidFields(what: string, fields: Readonly<Record<string, string>>): RegistryError {
  const [first = ["", ""], ...rest] = Object.entries(fields);
  const more = rest.length === 0 ? "" : `, and ${rest.map(([name]) => name).join(", ")} too`;
  return new RegistryError("invalid", `Cannot take ${what}: ${first[0]} ${first[1]}${more}`, fields);
}
