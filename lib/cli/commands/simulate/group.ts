import type { Command } from "commander";

export default function group(command: Command): void {
  command.description("Make things up, labelled as such.");
}
