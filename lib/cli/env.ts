/** Environment variables by name, as a process hands them to another. Next declares NODE_ENV as always there: it is not. */
export type Env = Partial<NodeJS.ProcessEnv>;
