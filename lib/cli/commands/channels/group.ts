import type { Command } from "commander";

export default function group(command: Command): void {
  command.description("Look after the channels that alarms are told on: list and test them.");
}
