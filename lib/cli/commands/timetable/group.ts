import type { Command } from "commander";

export default function group(command: Command): void {
  command.description("Course timetables: judge them and search for better ones, in the formats of ITC-2007.");
}
