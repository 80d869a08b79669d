import { LRUCache } from "lru-cache";

const WINDOW_MS = 60_000;
const FREE = 5;
const DELAY_MS = 2000;
const MOST_WAITING = 20;
const ADDRESSES = 10_000;

interface Attempts {
  since: number;
  failed: number;
  waiting: number;
}

/** How long an address that failed has to wait for its answer: those that fail are slowed, those that succeed never are. */
export class FailedAttempts {
  readonly #by = new LRUCache<string, Attempts>({ max: ADDRESSES });
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Notes a failure. Gives how long its answer has to wait, in ms; undefined: too many wait, so there is none. */
  fail(address: string): number | undefined {
    const key = networkOf(address);
    const now = this.#now();
    const before = this.#by.get(key);
    const attempts =
      before && now - before.since < WINDOW_MS ? before : { since: now, failed: 0, waiting: before?.waiting ?? 0 };
    attempts.failed++;
    this.#by.set(key, attempts);
    if (attempts.failed <= FREE) return 0;
    if (attempts.waiting >= MOST_WAITING) return undefined;
    attempts.waiting++;
    return DELAY_MS;
  }

  /** An answer that had to wait was given. */
  answered(address: string): void {
    const attempts = this.#by.get(networkOf(address));
    if (attempts) attempts.waiting = Math.max(0, attempts.waiting - 1);
  }

  /** Whether this is the first failure of an address within a minute, of which one line is said. */
  isFirst(address: string): boolean {
    return this.#by.get(networkOf(address))?.failed === 1;
  }
}

/** Of IPv6 the network: one who has a network has 2⁶⁴ addresses. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:/, "");
  return plain.includes(":") ? plain.split(":").slice(0, 4).join(":") : plain;
}
