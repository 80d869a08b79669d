import { QUALITIES } from "./quality-rank.ts";
import type { Reading } from "./reading.ts";

/** Numbered texts: a text's number is its place in `texts`. */
class Dictionary {
  readonly texts: string[] = [];
  readonly #codes = new Map<string, number>();

  codeOf(text: string): number {
    let code = this.#codes.get(text);
    if (code === undefined) {
      code = this.texts.push(text) - 1;
      this.#codes.set(text, code);
    }
    return code;
  }
}

const FIRST_CAPACITY = 1024;

/** Readings by column, to be filled one by one: an eighth of the memory that as many objects take. */
export class ReadingBatch {
  /** Readings held. */
  length = 0;
  readonly #devices = new Dictionary();
  readonly #metrics = new Dictionary();
  readonly #sources = new Dictionary();
  #numbers = Array.from({ length: 5 }, () => new Float64Array(FIRST_CAPACITY));
  #codes = Array.from({ length: 4 }, () => new Int32Array(FIRST_CAPACITY));

  /** Adds a reading, and how it came; it is dropped where its value or its time is not finite. */
  push(reading: Reading, source: string): void {
    if (!Number.isFinite(reading.value) || !Number.isFinite(reading.ts)) return;
    const at = this.length++;
    if (at === this.#numbers[0]!.length) this.#grow(2 * at);
    const [ts, value, rxTs, seq, boot] = this.#numbers as [Float64Array, ...Float64Array[]];
    // Time in whole ms, and no negative zero: both would tell apart what is the same.
    ts[at] = Math.round(reading.ts);
    value![at] = reading.value + 0;
    rxTs![at] = Math.round(reading.rxTs);
    seq![at] = reading.seq ?? Number.NaN;
    boot![at] = reading.boot ?? Number.NaN;
    const [device, metric, quality, from] = this.#codes as [Int32Array, ...Int32Array[]];
    device[at] = this.#devices.codeOf(reading.deviceId);
    metric![at] = this.#metrics.codeOf(reading.metric);
    quality![at] = QUALITIES.indexOf(reading.quality);
    from![at] = this.#sources.codeOf(source);
  }

  /** The readings by column, which share memory with this batch; texts are codes, into the lists of {@link texts}. */
  columns(): Readonly<Record<"ts" | "value" | "rx_ts" | "seq" | "boot", Float64Array>> &
    Readonly<Record<"device" | "metric" | "quality" | "source", Int32Array>> {
    const [ts, value, rx_ts, seq, boot] = this.#numbers.map((each) => each.subarray(0, this.length));
    const [device, metric, quality, source] = this.#codes.map((each) => each.subarray(0, this.length));
    return {
      ts: ts!,
      value: value!,
      rx_ts: rx_ts!,
      seq: seq!,
      boot: boot!,
      device: device!,
      metric: metric!,
      quality: quality!,
      source: source!,
    };
  }

  /** What the codes of {@link columns} stand for. */
  texts(): Readonly<Record<"device" | "metric" | "source", readonly string[]>> {
    return { device: this.#devices.texts, metric: this.#metrics.texts, source: this.#sources.texts };
  }

  #grow(capacity: number): void {
    this.#numbers = this.#numbers.map((old) => grown(old, new Float64Array(capacity)));
    this.#codes = this.#codes.map((old) => grown(old, new Int32Array(capacity)));
  }
}

function grown<T extends Float64Array | Int32Array>(old: T, longer: T): T {
  longer.set(old);
  return longer;
}
