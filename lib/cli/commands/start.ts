import type { Command } from "commander";
import { createProgress } from "../output/create-progress.ts";
import { settingsOf } from "../settings-of.ts";
import { buildPages } from "../supervisor/build-pages.ts";
import { deriveRest, prepareLake } from "../supervisor/lake-preparation.ts";
import { requireFreeBrokerPorts, requireFreePort, requireWritableHome } from "../supervisor/preflight.ts";
import { runCommand } from "../supervisor/run-command.ts";
import { runDemoDevices } from "../supervisor/run-demo-devices.ts";
import { runWeb } from "../supervisor/run-web.ts";
import { waitForDatabase } from "../supervisor/wait-for-database.ts";
import type { World } from "../world.ts";

interface StartOptions {
  readonly host?: string;
  readonly port?: string;
  readonly demo: boolean;
  readonly dev?: true;
}

export default function start(command: Command, world: World): void {
  command
    .description(
      "Start everything: sample for an empty lake, derived datasets, built pages, ingest and the web server, kept running.",
    )
    .option("--host <address>", "address to listen on (HOST, else 127.0.0.1)")
    .option("--port <number>", "port to listen on (PORT, else 3000)")
    .option("--no-demo", "leave an empty lake empty")
    .option("--dev", "serve the sources, with hot reload")
    .action(async ({ demo, dev, ...address }: StartOptions) => {
      const settings = settingsOf(world, address);
      await requireWritableHome(settings.home);
      await requireFreePort(settings.host, settings.port);
      await requireFreeBrokerPorts(settings.mqtt);
      const progress = createProgress(world.out, { quarters: true });
      const env = { ...world.env, WATTBOOK_HOME: settings.home };
      // From the first moment on: what devices send while pages are built is not lost.
      const over = new AbortController();
      const ending = AbortSignal.any([world.signal, over.signal]);
      // The database ends after those who use it.
      const unused = new AbortController();
      const database = settings.databaseUrl
        ? undefined
        : runCommand("database", ["database"], env, progress, unused.signal);
      const running = ["ingest", "worker"].map((name) => runCommand(name, [name], env, progress, ending));
      try {
        await together(world.signal, [
          (signal) => prepareLake(settings, { demo, env }, progress, signal),
          (signal) => waitForDatabase(settings, progress.line, signal),
          (signal) => (dev ? Promise.resolve() : buildPages(env, progress, signal)),
        ]);
        const rest = deriveRest(settings, { env }, progress, world.signal);
        const devices = demo ? runDemoDevices(settings, env, progress, world.signal) : undefined;
        await runWeb(settings, { dev: dev ?? false, env }, progress, world.signal).finally(() =>
          Promise.all([rest, devices]),
        );
      } finally {
        over.abort();
        await Promise.all(running);
        unused.abort();
        await database;
        progress.stop();
      }
    });
}

/** Does pieces of work at the same time; the first that fails stops the others, and is what is told. */
async function together(
  signal: AbortSignal,
  pieces: readonly ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  await Promise.allSettled(
    pieces.map((piece) =>
      piece(either).catch((error: unknown) => {
        failed.abort(error);
        throw error;
      }),
    ),
  );
  if (failed.signal.aborted) throw failed.signal.reason;
}
