import { LRUCache } from "lru-cache";

/** What a request with a key came to. */
interface Done<T> {
  readonly body: string;
  readonly answer: Promise<T>;
}

const KEPT = 10_000;
const KEPT_MS = 24 * 3_600_000;

/** Does what a key stands for once: whoever comes with the same key and body gets the same answer. A failure is not kept. */
export class OncePerKey<T> {
  readonly #done = new LRUCache<string, Done<T>>({ max: KEPT, ttl: KEPT_MS });

  /** The answer; undefined where the key stands for another body. */
  async run(key: string, body: string, work: () => Promise<T>): Promise<T | undefined> {
    const known = this.#done.get(key);
    if (known) return known.body === body ? known.answer : undefined;
    const done = { body, answer: work() };
    this.#done.set(key, done);
    done.answer.catch(() => {
      if (this.#done.peek(key) === done) this.#done.delete(key);
    });
    return done.answer;
  }
}
