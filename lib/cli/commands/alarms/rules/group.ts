import type { Command } from "commander";

export default function group(command: Command): void {
  command.description("Keep the rules of alarms as YAML.");
}
