import { createHash } from "node:crypto";
import { canonicalJson } from "#lib/core/canonical-json.ts";
import type { Dataset } from "#lib/core/dataset.ts";
import type { Derivation, Task } from "#lib/core/derivation.ts";
import type { Provenance } from "#lib/core/provenance.ts";
import { UserError } from "#lib/core/user-error.ts";
import { codeHash } from "../code-hash.ts";
import type { Lake } from "../lake.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Part } from "../store/manifest.ts";
import type { Found } from "./rounds.ts";
import { taskHash } from "./task-hash.ts";
import { findFinished } from "./work.ts";

/** One partition of a derived dataset, and what there is of it. */
export interface Job {
  readonly dataset: Dataset;
  readonly modulePath: string;
  readonly task: Task;
  /** Hash of the task, the code and the dataset's columns: it names what the part is made of, and the part keeps it. */
  readonly key: string;
  readonly provenance: Provenance;
  readonly state: "unchanged" | "resumed" | "open";
  readonly part: Part | null;
}

const TIMEOUT_MS = 600_000;
const MAX_ROWS = 50_000_000;

/** Plans a derivation on a snapshot. */
export async function jobsOf(
  lake: Lake,
  snapshot: Snapshot,
  { file, derivation }: Found,
  signal: AbortSignal | undefined,
): Promise<Job[]> {
  const dataset = lake.catalogue.datasets.get(derivation.dataset)!;
  const code = await codeHash(file, lake.catalogue.root);
  const tasks = await derivation.plan(async <Row>(sql: string, parameters = {}) => {
    const result = await snapshot.query(sql, parameters, { signal, timeoutMs: TIMEOUT_MS, maxRows: MAX_ROWS });
    return result.rows<Row>();
  });
  checkPartitions(derivation, tasks);
  const jobs: Job[] = [];
  for (const task of tasks) {
    const key = createHash("sha256")
      .update(`${taskHash(task)}\n${code}\n${canonicalJson(dataset)}`)
      .digest("hex");
    const provenance = { ...derivation.provenance(task), derived: key };
    const before = snapshot.manifest.parts.find(
      (part) => part.dataset === dataset.name && part.partition === task.partition && part.provenance.derived === key,
    );
    const part = before ?? (await findFinished(lake.dir, key));
    const state = before ? "unchanged" : part ? "resumed" : "open";
    jobs.push({ dataset, modulePath: file, task, key, provenance, state, part });
  }
  return jobs;
}

function checkPartitions({ dataset }: Derivation, tasks: readonly Task[]): void {
  const seen = new Set<string>();
  for (const { partition } of tasks) {
    if (typeof partition !== "string" || partition === "") {
      throw new UserError(`Cannot derive ${dataset} as a task of its plan names no partition`);
    }
    if (seen.has(partition))
      throw new UserError(`Cannot derive ${dataset} as its plan has partition ${partition} twice`);
    seen.add(partition);
  }
}
