import type { Command } from "commander";

export default function group(command: Command): void {
  command.description("Look after the lake: history, re-hash, clean-up.");
}
