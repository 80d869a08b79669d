import { stat } from "node:fs/promises";
import type { Decoded } from "#lib/broker/decoded.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { QUALITIES } from "#lib/metering/quality-rank.ts";
import type { Reading } from "#lib/metering/reading.ts";
import { readSegment } from "./wal/read-segment.ts";
import { listSegments, walFolder } from "./wal/segment.ts";

/** What the log holds that may not be in the lake yet. */
export interface TailContent {
  /** Another one whenever the content is another. */
  readonly id: string;
  /** Readings of each device, each once, in the order of time. */
  readonly devices: ReadonlyMap<string, readonly Reading[]>;
  readonly readings: number;
  /** When the newest was received; null where there is none. [ms since 1970, UTC] */
  readonly newest: number | null;
  /** Readings, the oldest, that did not fit and are left out until they are in the lake. */
  readonly leftOut: number;
}

export interface TailOptions {
  readonly home: string;
  readonly decode: (message: RawMessage) => Decoded;
  /** Readings that are held at most. */
  readonly most?: number;
}

interface Segment {
  end: number | undefined;
  readings: Reading[];
  leftOut: number;
}

const MOST_READINGS = 500_000;
const PAUSE_AFTER = 2000;

/**
 * The messages of the log that are not in the lake yet, as readings. Each `read` decodes only what came since the last one. A reader
 * takes this first and the newest snapshot after it: what moves into the lake meanwhile is then in both, never in neither.
 */
export class Tail {
  readonly #options: TailOptions;
  #segments = new Map<string, Segment>();
  #content: TailContent | undefined;
  #versions = 0;
  #reading: Promise<TailContent> | undefined;

  constructor(options: TailOptions) {
    this.#options = options;
  }

  /** What the log holds now. Who asks meanwhile gets the same answer. */
  read(): Promise<TailContent> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(): Promise<TailContent> {
    const files = await listSegments(walFolder(this.#options.home));
    let changed = this.#content === undefined;
    const segments = new Map<string, Segment>();
    for (const file of files) {
      const segment = this.#segments.get(file) ?? { end: undefined, readings: [], leftOut: 0 };
      if (await this.#readOn(file, segment)) changed = true;
      segments.set(file, segment);
    }
    if (this.#segments.size !== segments.size || [...this.#segments.keys()].some((file) => !segments.has(file))) {
      changed = true;
    }
    this.#segments = segments;
    if (changed) {
      this.#trim();
      this.#content = contentOf([...segments.values()], `${process.pid}-${++this.#versions}`);
    }
    return this.#content!;
  }

  /** Decodes what a segment has got since; true where it has got something. */
  async #readOn(file: string, segment: Segment): Promise<boolean> {
    try {
      if (segment.end !== undefined && (await stat(file)).size <= segment.end) return false;
      const { messages, end } = await readSegment(file, segment.end);
      const had = segment.readings.length;
      segment.end = end;
      for (const [i, message] of messages.entries()) {
        if (i % PAUSE_AFTER === PAUSE_AFTER - 1) await new Promise((resolve) => setImmediate(resolve));
        const decoded = this.#options.decode(message);
        if (decoded.kind === "readings") segment.readings.push(...decoded.readings);
      }
      return segment.readings.length > had;
    } catch (error) {
      // Moved into the lake in the meantime: the snapshot that is read after this has it.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      const had = segment.readings.length > 0;
      segment.readings = [];
      return had;
    }
  }

  /** Forgets the oldest of what is too much. */
  #trim(): void {
    const { most = MOST_READINGS } = this.#options;
    let over = [...this.#segments.values()].reduce((sum, { readings }) => sum + readings.length, 0) - most;
    for (const segment of this.#segments.values()) {
      if (over <= 0) return;
      const gone = Math.min(over, segment.readings.length);
      segment.readings = segment.readings.slice(gone);
      segment.leftOut += gone;
      over -= gone;
    }
  }
}

function contentOf(segments: readonly Segment[], id: string): TailContent {
  const devices = new Map<string, Map<string, Reading>>();
  let newest: number | null = null;
  for (const { readings } of segments) {
    for (const reading of readings) {
      newest = Math.max(newest ?? reading.rxTs, reading.rxTs);
      let known = devices.get(reading.deviceId);
      if (!known) {
        known = new Map();
        devices.set(reading.deviceId, known);
      }
      const { metric, ts, boot, seq } = reading;
      const key = `${metric} ${ts} ${boot} ${seq}`;
      const other = known.get(key);
      if (!other || isBetter(reading, other)) known.set(key, reading);
    }
  }
  const sorted = [...devices].map(([device, known]): [string, Reading[]] => [
    device,
    [...known.values()].sort(inOrder),
  ]);
  return {
    id,
    devices: new Map(sorted),
    readings: sorted.reduce((sum, [, readings]) => sum + readings.length, 0),
    newest,
    leftOut: segments.reduce((sum, { leftOut }) => sum + leftOut, 0),
  };
}

/** As the lake chooses between two contents of one reading: the better quality, then the greater value. */
function isBetter(a: Reading, b: Reading): boolean {
  const worse = QUALITIES.indexOf(a.quality) - QUALITIES.indexOf(b.quality);
  return worse < 0 || (worse === 0 && a.value > b.value);
}

function inOrder(a: Reading, b: Reading): number {
  return (
    a.ts - b.ts || (a.boot ?? -1) - (b.boot ?? -1) || (a.seq ?? -1) - (b.seq ?? -1) || (a.metric < b.metric ? -1 : 1)
  );
}
