import { exitCode } from "./exit-code.ts";
import { createProgram } from "./program.ts";
import { stopSignal } from "./stop-signal.ts";

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(`Cannot write the output (${error.code}): free space where it goes, or send it elsewhere\n`);
  process.exit(1);
});

const signal = stopSignal();
const world = { env: process.env, signal, out: process.stdout, err: process.stderr };
process.exitCode = await exitCode(
  async () => (await createProgram(world, process.argv.slice(2))).parseAsync(process.argv),
  signal,
  process.stderr,
);
