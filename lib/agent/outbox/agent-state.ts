import { readFile } from "node:fs/promises";
import path from "node:path";
import { ifThere } from "#lib/core/if-there.ts";
import { makeDurableFolder } from "#lib/ingest/make-durable-folder.ts";
import { writeDurably } from "#lib/lake/store/durable.ts";

/** What an agent keeps over its starts. */
export interface AgentState {
  /** Number of the last start. */
  readonly boot: number;
  /** The register: all that this machine used while it was watched. [Wh] */
  readonly energyWh: number;
  /** Readings that had to be given up. */
  readonly dropped: number;
  /** What was acknowledged last. */
  readonly acknowledged: { readonly boot: number; readonly seq: number } | null;
  /** The least power seen, by source. [W] */
  readonly idleW: Readonly<Record<string, number>>;
}

const NEW: AgentState = { boot: 0, energyWh: 0, dropped: 0, acknowledged: null, idleW: {} };

/** Numbers of starts count seconds of this century at least: they grow also where a home was wiped. */
const BOOT_EPOCH = Date.UTC(2020, 0, 1);

/** The number of a start. */
export function nextBoot({ boot }: AgentState, now: number): number {
  return Math.max(boot + 1, Math.floor((now - BOOT_EPOCH) / 1000));
}

export async function readAgentState(folder: string): Promise<AgentState> {
  const text = (await ifThere(readFile(fileOf(folder), "utf8"), fileOf(folder))) ?? "{}";
  return { ...NEW, ...(JSON.parse(text) as Partial<AgentState>) };
}

export async function writeAgentState(folder: string, state: AgentState): Promise<void> {
  await makeDurableFolder(folder);
  await writeDurably(fileOf(folder), JSON.stringify(state), folder);
}

function fileOf(folder: string): string {
  return path.join(folder, "state.json");
}
