import type { Provenance } from "#lib/core/provenance.ts";
import type { Part } from "#lib/lake/store/manifest.ts";
import type { Change } from "#lib/lake/store/part-write.ts";
import type { Calendar } from "./calendar.ts";

/** What is kept of the origin of every part that telemetry makes: by it they are told from those of others. */
export const TELEMETRY: Provenance = { source: "Telemetry", quality: "measured" };

/** True for the parts that telemetry made: only these are rewritten, merged and dropped here. */
export function isOurs({ provenance }: Part): boolean {
  return provenance.source === TELEMETRY.source;
}

/** The parts of a snapshot, with those that a commit is about to put in their place. */
export class Draft {
  readonly calendar: Calendar;
  readonly #parts: Map<string, Part>;
  readonly #put = new Map<string, Part>();
  readonly #drop = new Map<string, { readonly dataset: string; readonly partition: string }>();

  constructor(base: readonly Part[], calendar: Calendar) {
    this.calendar = calendar;
    this.#parts = new Map(base.map((part) => [keyOf(part.dataset, part.partition), part]));
  }

  /** The parts of a dataset that may hold rows of a range of time. [ms since 1970, UTC] */
  touching(dataset: string, from: number, to: number): Part[] {
    return [...this.#parts.values()].filter((part) => {
      if (part.dataset !== dataset) return false;
      const span = this.calendar.spanOf(part.partition);
      return span === null || (span.from < to && span.to > from);
    });
  }

  /** Our part of a label. */
  own(dataset: string, label: string): Part | undefined {
    const part = this.#parts.get(keyOf(dataset, this.partition(dataset, label)));
    return part && isOurs(part) ? part : undefined;
  }

  /** The partition for a label: another name beside it where a part of somebody else has that one. */
  partition(dataset: string, label: string): string {
    const part = this.#parts.get(keyOf(dataset, label));
    return part && !isOurs(part) ? `${label} telemetry` : label;
  }

  /** Puts a part in place of the one of its partition, or drops that where there is none any more. */
  replace(dataset: string, partition: string, part: Part | null): void {
    const key = keyOf(dataset, partition);
    if (part === null) {
      this.#put.delete(key);
      if (this.#parts.delete(key)) this.#drop.set(key, { dataset, partition });
      return;
    }
    this.#parts.set(key, part);
    this.#put.set(key, part);
    this.#drop.delete(key);
  }

  change(): Change {
    const put = [...this.#put.values()].map((part) => ({ dataset: part.dataset, partition: part.partition, part }));
    return { put, drop: [...this.#drop.values()] };
  }
}

function keyOf(dataset: string, partition: string): string {
  return `${dataset}\u0000${partition}`;
}
