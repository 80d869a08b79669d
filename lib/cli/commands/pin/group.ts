import type { Command } from "commander";

export default function group(command: Command): void {
  command.description("Look after the pins: list and remove them.");
}
