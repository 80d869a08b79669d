import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Command } from "commander";
import type { World } from "./world.ts";

/** What a file in `commands/` exports by default: describes its command and says what it does. */
export type DefineCommand = (command: Command, world: World) => void;

const COMMANDS = join(import.meta.dirname, "commands");

/** The program with every command found: `commands/sql.ts` is `sql`, `commands/lake/log.ts` is `lake log`. */
export async function createProgram(world: World): Promise<Command> {
  const program = prepared(new Command("wattbook"), world)
    .description("Wattbook, the campus energy notebook.")
    .usage("<command> [options]");
  await addCommands(program, COMMANDS, world);
  return program;
}

async function addCommands(parent: Command, folder: string, world: World): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      const group = prepared(parent.command(entry.name), world);
      await define(group, join(path, "group.ts"), world);
      await addCommands(group, path, world);
    } else if (/^[a-z-]+\.ts$/.test(entry.name) && entry.name !== "group.ts") {
      await define(prepared(parent.command(basename(entry.name, ".ts")), world), path, world);
    }
  }
}

async function define(command: Command, path: string, world: World): Promise<void> {
  const module: { default: DefineCommand } = await import(pathToFileURL(path).href);
  module.default(command, world);
}

function prepared(command: Command, world: World): Command {
  return command
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError("Add --help to see how it is used.")
    .configureOutput({
      writeOut: (text) => world.out.write(text),
      writeErr: (text) => world.err.write(text),
      getOutHelpWidth: () => world.out.columns ?? 100,
      getErrHelpWidth: () => world.err.columns ?? 100,
    });
}
