import type { Command } from "commander";

export default function group(command: Command): void {
  command.description("Bring data into the lake: checked, all or nothing, the same file twice is one.");
}
