import { exitCode } from "./exit-code.ts";
import { createProgram } from "./program.ts";

const controller = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.on(name, () => {
    if (name === "SIGINT" && controller.signal.aborted) process.exit(130);
    controller.abort();
  });
}
// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

const { signal } = controller;
const world = { env: process.env, signal, out: process.stdout, err: process.stderr };
process.exitCode = await exitCode(
  async () => (await createProgram(world)).parseAsync(process.argv),
  signal,
  process.stderr,
);
