import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { UserError } from "#lib/core/user-error.ts";
import type { Catalogue } from "../catalogue.ts";
import { address } from "./address.ts";
import { checkKeys } from "./check-keys.ts";
import type { Part } from "./manifest.ts";
import { writePart } from "./part.ts";
import type { Change } from "./part-write.ts";

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
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    temp_directory: path.join(lakeDir, "tmp", "spill"),
  });
  let connection: DuckDBConnection | undefined;
  try {
    connection = await instance.connect();
    const parts: Part[] = [];
    for (const write of change.put) {
      signal?.throwIfAborted();
      parts.push(await writePart(connection, lakeDir, catalogue.datasets.get(write.dataset)!, write));
      onPart?.();
    }
    const gone = new Set([...parts, ...(change.drop ?? [])].map(address));
    const kept = before.filter((part) => !gone.has(address(part)));
    for (const [name, put] of Map.groupBy(parts, (part) => part.dataset)) {
      const others = kept.filter((part) => part.dataset === name);
      await checkKeys(connection, lakeDir, catalogue.datasets.get(name)!, put, others);
    }
    return parts;
  } finally {
    connection?.closeSync();
    instance.closeSync();
  }
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
