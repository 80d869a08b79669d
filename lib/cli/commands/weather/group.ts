import type { Command } from "commander";

export default function group(command: Command): void {
  command.description("Weather that is fetched, for forecasts of PV.");
}
