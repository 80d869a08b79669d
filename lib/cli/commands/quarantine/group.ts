import type { Command } from "commander";

export default function group(command: Command): void {
  command.description("Look after messages that could not be understood: list them, and replay them after a fix.");
}
