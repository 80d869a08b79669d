import type { Command } from "commander";

export default function group(command: Command): void {
  command.description("Look after the registry of devices: list, export and import it, make and revoke tokens.");
}
