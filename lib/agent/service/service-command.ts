/** The command that a service runs: a program and its arguments, and where. */
export interface ServiceCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly folder: string;
}

/** A service's definition, and what a person does with it. */
export interface ServiceDefinition {
  /** Where it belongs. */
  readonly file: string;
  readonly text: string;
  readonly next: readonly string[];
}
