import { mkdir, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import { type Command, Option } from "commander";
import { writeAgentConfig } from "#lib/agent/agent-config.ts";
import { launchdPlist } from "#lib/agent/service/launchd-plist.ts";
import type { ServiceCommand, ServiceDefinition } from "#lib/agent/service/service-command.ts";
import { systemdUnit } from "#lib/agent/service/systemd-unit.ts";
import { windowsTask } from "#lib/agent/service/windows-task.ts";
import { type AgentOptions, addAgentOptions, agentOf } from "../../agent/agent-options.ts";
import { PROJECT_ROOT, type World } from "../../world.ts";

interface InstallOptions extends AgentOptions {
  readonly print?: boolean;
  readonly system: NodeJS.Platform;
}

export default function install(command: Command, world: World): void {
  addAgentOptions(command)
    .description(
      "Write the definition of a service that runs the agent (systemd, launchd or a scheduled task) and say how to start it.",
    )
    .option("--print", "write it to stdout and nothing to the disk")
    .addOption(
      new Option("--system <name>", "whose service").choices(["linux", "darwin", "win32"]).default(process.platform),
    )
    .action(async (options: InstallOptions) => {
      const { folder, config } = await agentOf(world, options);
      const service = definitionFor(options.system, serviceCommand(folder), folder);
      if (options.print) {
        world.out.write(service.text);
        return;
      }
      // What the agent was told goes into its own file, which only its owner reads.
      await writeAgentConfig(folder, config);
      await mkdir(path.dirname(service.file), { recursive: true });
      await writeFile(service.file, service.text);
      world.out.write(`Wrote ${service.file}. Now run:\n${service.next.map((line) => `  ${line}\n`).join("")}`);
    });
}

function serviceCommand(folder: string): ServiceCommand {
  const args = [path.join(PROJECT_ROOT, "lib/cli/run.js"), "wattbook", "agent", "--home", path.dirname(folder)];
  return { program: process.execPath, args, folder: PROJECT_ROOT };
}

function definitionFor(system: NodeJS.Platform, service: ServiceCommand, folder: string): ServiceDefinition {
  if (system === "darwin") return launchdPlist(service, homedir());
  return system === "win32" ? windowsTask(service, folder) : systemdUnit(service, homedir());
}
