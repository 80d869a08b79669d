import type { Command } from "commander";
import { createProgress } from "../output/create-progress.ts";
import { settingsOf } from "../settings-of.ts";
import { buildPages } from "../supervisor/build-pages.ts";
import { requireFreePort, requireWritableHome } from "../supervisor/preflight.ts";
import { runWeb } from "../supervisor/run-web.ts";
import type { World } from "../world.ts";

interface WebOptions {
  readonly host?: string;
  readonly port?: string;
  readonly dev?: true;
}

export default function web(command: Command, world: World): void {
  command
    .description("Serve the pages, and nothing else: builds them first when needed.")
    .option("--host <address>", "address to listen on (HOST, else 127.0.0.1)")
    .option("--port <number>", "port to listen on (PORT, else 3000)")
    .option("--dev", "serve the sources, with hot reload")
    .action(async (options: WebOptions) => {
      const settings = settingsOf(world, options);
      await requireWritableHome(settings.home);
      await requireFreePort(settings.host, settings.port);
      const progress = createProgress(world.out, { quarters: true });
      const dev = options.dev ?? false;
      if (!dev) await buildPages(world.env, progress, world.signal);
      await runWeb(settings, { dev, env: world.env }, progress, world.signal);
    });
}
