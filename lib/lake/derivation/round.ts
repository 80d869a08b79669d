import { canonicalJson } from "#lib/core/canonical-json.ts";
import type { Lake } from "../lake.ts";
import type { Manifest } from "../store/manifest.ts";
import type { Change } from "../store/part-write.ts";
import { computeOpen, type Failure } from "./compute.ts";
import { type Job, jobsOf } from "./jobs.ts";
import type { Derived, DeriveOptions } from "./options.ts";
import type { RunTask } from "./pool.ts";
import type { Found } from "./rounds.ts";
import { forgetFinished } from "./work.ts";

const ATTEMPTS = 5;

/** The inputs changed while a derivation ran: it must be planned again. */
class StaleInputs extends Error {}

/** What became of a round; partitions that failed stay as they were. */
type Round = Derived & { readonly failures: readonly Failure[] };

/** Derives datasets that do not read one another, and commits together what of them was computed. */
export async function deriveRound(
  lake: Lake,
  round: readonly Found[],
  runTask: RunTask,
  options: DeriveOptions,
): Promise<Round> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await deriveOnce(lake, round, runTask, options);
    } catch (error) {
      if (!(error instanceof StaleInputs) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function deriveOnce(
  lake: Lake,
  round: readonly Found[],
  runTask: RunTask,
  options: DeriveOptions,
): Promise<Round> {
  const snapshot = await lake.snapshot();
  const planned: Job[] = [];
  for (const found of round) {
    const jobs = await jobsOf(lake, snapshot, found, options.signal);
    const { first } = found.derivation;
    planned.push(...jobs.filter(({ task }) => !options.firstOnly || first?.includes(task.partition)));
  }
  const { jobs, failures } = await computeOpen(lake.dir, planned, runTask, options);

  const names = round.map(({ derivation }) => derivation.dataset);
  const inputs = round.flatMap(({ derivation }) => derivation.inputs);
  const wanted = new Set(planned.map((job) => `${job.dataset.name}\u0000${job.task.partition}`));
  const drop = (base: Manifest | null): NonNullable<Change["drop"]> =>
    (options.firstOnly ? [] : (base?.parts ?? [])).filter(
      ({ dataset, partition }) => names.includes(dataset) && !wanted.has(`${dataset}\u0000${partition}`),
    );
  const fresh = jobs.filter((job) => job.state !== "unchanged");
  const dropped = drop(snapshot.manifest).length;
  if (fresh.length > 0 || dropped > 0) {
    const put = fresh.map(({ dataset, task, part }) => ({
      dataset: dataset.name,
      partition: task.partition,
      part: part!,
    }));
    await lake.commit(
      `Derive ${names.join(", ")}`,
      (base) => {
        if (inputsOf(base, inputs) !== inputsOf(snapshot.manifest, inputs)) {
          throw new StaleInputs("Cannot commit what was derived as its inputs changed meanwhile");
        }
        return { put, drop: drop(base) };
      },
      { signal: options.signal },
    );
    for (const { key } of fresh) await forgetFinished(lake.dir, key);
  }
  const count = (state: Job["state"]): number => jobs.filter((job) => job.state === state).length;
  return { computed: count("open"), resumed: count("resumed"), unchanged: count("unchanged"), dropped, failures };
}

function inputsOf(manifest: Manifest | null, inputs: readonly string[]): string {
  return canonicalJson((manifest?.parts ?? []).filter((part) => inputs.includes(part.dataset)));
}
