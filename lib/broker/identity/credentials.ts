import { createHash, timingSafeEqual } from "node:crypto";

/** Tokens as the registry tells them: of each device that has or had one, those that were not revoked. */
export interface KnownTokens {
  readonly tokens: Readonly<Record<string, readonly KnownToken[]>>;
  /** Devices in use, known or new: a certificate may speak for one. */
  readonly devices: readonly string[];
}

export interface KnownToken {
  readonly id: string;
  /** SHA-256 of its 32 bytes, in hex. */
  readonly hash: string;
  /** When it ends to be valid; null: never. [ms since 1970, UTC] */
  readonly expires: number | null;
}

interface Held {
  readonly id: string;
  readonly hash: Buffer;
  readonly expires: number;
}

const NO_HASH = Buffer.alloc(32);

/** The tokens of a site, as one lookup a device. */
export class Credentials {
  readonly #tokens: ReadonlyMap<string, readonly Held[]>;
  readonly #devices: ReadonlySet<string>;

  constructor({ tokens, devices }: KnownTokens = { tokens: {}, devices: [] }) {
    this.#tokens = new Map(
      Object.entries(tokens).map(([device, list]) => [
        device,
        list.map(({ id, hash, expires }) => ({
          id,
          hash: Buffer.from(hash, "hex"),
          expires: expires ?? Number.POSITIVE_INFINITY,
        })),
      ]),
    );
    this.#devices = new Set(devices);
  }

  /** The id of the token that a device shows; undefined where it is none of its own that is valid. */
  tokenOf(device: string, password: Uint8Array, now: number): string | undefined {
    const shown = hashOf(password);
    let found: string | undefined;
    // All are compared, and one where there is none: how long it takes tells nothing.
    for (const { id, hash, expires } of this.#tokens.get(device) ?? [{ id: "", hash: NO_HASH, expires: 0 }]) {
      const isSame = hash.length === shown.length && timingSafeEqual(hash, shown);
      if (isSame && now < expires) found = id;
    }
    return found;
  }

  isValid(device: string, tokenId: string, now: number): boolean {
    return this.#tokens.get(device)?.some(({ id, expires }) => id === tokenId && now < expires) ?? false;
  }

  /** Whether a device has or had a token: nobody may speak for it without one. */
  isGuarded(device: string): boolean {
    return this.#tokens.has(device);
  }

  /** Whether any device is guarded. */
  get guards(): boolean {
    return this.#tokens.size > 0;
  }

  isInUse(device: string): boolean {
    return this.#devices.has(device);
  }

  /** Whether some device could show a token now. */
  hasValid(now: number): boolean {
    for (const list of this.#tokens.values()) if (list.some(({ expires }) => now < expires)) return true;
    return false;
  }
}

/** SHA-256 of the bytes that a token's 43 letters stand for, or of something else where they are none. */
function hashOf(password: Uint8Array): Buffer {
  const text = Buffer.from(password).toString("latin1");
  const bytes = /^[\w-]{43}$/.test(text) ? Buffer.from(text, "base64url") : Buffer.alloc(1);
  return createHash("sha256").update(bytes).digest();
}
