import { chmod, readFile } from "node:fs/promises";
import path from "node:path";
import { ifThere } from "#lib/core/if-there.ts";
import { UserError } from "#lib/core/user-error.ts";
import { makeDurableFolder } from "#lib/ingest/make-durable-folder.ts";
import { writeDurably } from "#lib/lake/store/durable.ts";

/** What an agent was told, kept for its next start and for runs. */
export interface AgentConfig {
  readonly url?: string;
  readonly site?: string;
  readonly device?: string;
  readonly tokenFile?: string;
  /** Constant power of what counters do not see. [W] */
  readonly restW?: number;
}

export async function readAgentConfig(folder: string): Promise<AgentConfig> {
  const text = (await ifThere(readFile(fileOf(folder), "utf8"), fileOf(folder))) ?? "{}";
  try {
    return JSON.parse(text) as AgentConfig;
  } catch (cause) {
    throw new UserError(`Cannot read ${fileOf(folder)} as it is no JSON: mend or remove it`, { cause });
  }
}

/** Keeps it where only its owner reads it: the address may hold a password. */
export async function writeAgentConfig(folder: string, config: AgentConfig): Promise<void> {
  await makeDurableFolder(folder);
  await chmod(folder, 0o700);
  await writeDurably(fileOf(folder), `${JSON.stringify(config, null, 2)}\n`, folder);
}

function fileOf(folder: string): string {
  return path.join(folder, "agent.json");
}

/** A device's id of a host's name. */
export function deviceIdOfHost(host: string): string {
  const plain = host
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_.-]+/gu, "-")
    .replaceAll(/^[-.]+|[-.]+$/g, "");
  return `pc-${plain || "unnamed"}`.slice(0, 64);
}
