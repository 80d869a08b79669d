import type { Command } from "commander";

export default function group(command: Command): void {
  command.description(
    "Look after alarms: list and acknowledge them, keep their rules as YAML, replay a rule over history.",
  );
}
