import { stat } from "node:fs/promises";
import { UserError } from "#lib/core/user-error.ts";
import type { Catalogue } from "../catalogue.ts";
import { address } from "./address.ts";
import { checkKeys } from "./check-keys.ts";
import { type Part, partPath } from "./manifest.ts";
import { writePart } from "./part.ts";
import type { Change } from "./part-write.ts";
import { withWriter } from "./writer.ts";

export interface WriteOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onPart?: () => void;
}

/** Writes the parts that a change puts on a base, and checks them against each other and against what is kept. */
export async function writeParts(
  lakeDir: string,
  catalogue: Catalogue,
  before: readonly Part[],
  change: Change,
  { signal, onPart }: WriteOptions,
): Promise<Part[]> {
  if (change.put.length === 0) return [];
  checkAddresses(catalogue, change);
  return withWriter(lakeDir, async (connection) => {
    const parts: Part[] = [];
    for (const write of change.put) {
      signal?.throwIfAborted();
      const dataset = catalogue.datasets.get(write.dataset)!;
      parts.push(
        "part" in write ? await adopt(lakeDir, write.part) : await writePart(connection, lakeDir, dataset, write),
      );
      onPart?.();
    }
    const gone = new Set([...parts, ...(change.drop ?? [])].map(address));
    const kept = before.filter((part) => !gone.has(address(part)));
    for (const [name, put] of Map.groupBy(parts, (part) => part.dataset)) {
      const others = kept.filter((part) => part.dataset === name);
      await checkKeys(connection, lakeDir, catalogue.datasets.get(name)!, put, others);
    }
    return parts;
  });
}

/** Takes a part that was written before and that no snapshot names yet. */
async function adopt(lakeDir: string, part: Part): Promise<Part> {
  const { size } = await stat(partPath(lakeDir, part.sha256));
  if (size !== part.bytes) throw new Error(`Cannot commit a part as its file was truncated: ${part.sha256}`);
  return part;
}

function checkAddresses(catalogue: Catalogue, change: Change): void {
  const seen = new Set<string>();
  for (const write of change.put) {
    const { dataset, partition } = write;
    if (!catalogue.datasets.has(dataset)) {
      throw new UserError(`Cannot write ${dataset} as data/datasets has no dataset of that name`);
    }
    if (seen.has(address(write))) {
      throw new UserError(`Cannot write ${dataset}, partition ${partition}, as one commit puts it twice`);
    }
    seen.add(address(write));
  }
}
