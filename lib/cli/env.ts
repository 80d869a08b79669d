/** Environment variables by name, as a process hands them to another. */
export type Env = Readonly<Record<string, string | undefined>>;
