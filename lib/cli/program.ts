import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { Command } from "commander";
import type { World } from "./world.ts";

/** What a file in `commands/` exports by default: describes its command and says what it does. */
export type DefineCommand = (command: Command, world: World) => void;

const COMMANDS = join(import.meta.dirname, "commands");

/**
 * The program with the commands found: `commands/sql.ts` is `sql`, `commands/lake/log.ts` is `lake log`. Where the arguments
 * begin with one of them the others are not loaded.
 */
export async function createProgram(world: World, [first]: readonly string[] = []): Promise<Command> {
  const program = prepared(new Command("wattbook"), world)
    .description("Wattbook, the campus energy notebook.")
    .usage("<command> [options]");
  const found = await commandsIn(COMMANDS);
  const meant = found.filter(({ name }) => name === first);
  await addCommands(program, meant.length > 0 ? meant : found, world);
  return program;
}

interface Found {
  readonly name: string;
  readonly path: string;
  readonly isGroup: boolean;
}

async function commandsIn(folder: string): Promise<Found[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() || (/^[a-z-]+\.ts$/.test(entry.name) && entry.name !== "group.ts"))
    .map((entry) => ({
      name: basename(entry.name, ".ts"),
      path: join(folder, entry.name),
      isGroup: entry.isDirectory(),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

async function addCommands(parent: Command, found: readonly Found[], world: World): Promise<void> {
  for (const { name, path, isGroup } of found) {
    const command = prepared(parent.command(name), world);
    await define(command, isGroup ? join(path, "group.ts") : path, world);
    if (isGroup) await addCommands(command, await commandsIn(path), world);
  }
}

async function define(command: Command, path: string, world: World): Promise<void> {
  const module: { default: DefineCommand } = await import(pathToFileURL(path).href);
  module.default(command, world);
}

function prepared(command: Command, world: World): Command {
  return (
    command
      .helpCommand(false)
      // Options after the name of a command are that command's: a group may have options of the same name.
      .enablePositionalOptions()
      .exitOverride()
      .showHelpAfterError("Add --help to see how it is used.")
      .configureOutput({
        writeOut: (text) => world.out.write(text),
        writeErr: (text) => world.err.write(text),
        getOutHelpWidth: () => world.out.columns ?? 100,
        getErrHelpWidth: () => world.err.columns ?? 100,
      })
  );
}
