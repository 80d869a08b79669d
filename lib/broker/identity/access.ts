import { createHash, timingSafeEqual } from "node:crypto";
import { decodeMessage } from "../decode-message.ts";
import type { RawMessage } from "../raw-message.ts";
import { isSiteTopic } from "../topics.ts";
import { Credentials, type KnownTokens } from "./credentials.ts";
import { type Identity, NOBODY, ownsDevice, SERVICE_NAME } from "./identity.ts";
import { publishRight } from "./topic-rights.ts";

/** What a client shows when it connects. */
export interface Hello {
  readonly username: string | undefined;
  readonly password: Uint8Array | undefined;
  readonly address: string;
  /** Name in a certificate that was checked; undefined without one. */
  readonly certificate: string | undefined;
}

/** What becomes of a message: passed on to subscribers, kept but not passed on, or refused. */
export interface Judgement {
  readonly verdict: "take" | "hide" | "refuse";
  /** The device that its sender proved to be, NOBODY where it may speak for none; undefined where it may speak for any. */
  readonly sender?: string;
}

export interface AccessOptions {
  readonly siteId: string;
  readonly zone: string;
  /** What the processes of this site show. */
  readonly servicePassword: string;
  readonly now: () => number;
}

const TAKE: Judgement = { verdict: "take" };
const FORGED: Judgement = { verdict: "hide", sender: NOBODY };

/** Who may do what at the broker, by the tokens that the registry told last. */
export class Access {
  readonly #options: AccessOptions;
  readonly #servicePassword: Buffer;
  readonly #listeners = new Set<() => void>();
  #credentials = new Credentials();

  constructor(options: AccessOptions) {
    this.#options = options;
    this.#servicePassword = sha256(Buffer.from(options.servicePassword));
  }

  get siteId(): string {
    return this.#options.siteId;
  }

  /** Takes the tokens as they are now. */
  know(tokens: KnownTokens): void {
    this.#credentials = new Credentials(tokens);
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Whether some device could prove itself now, so that it makes sense to listen to others than this machine. */
  get hasTokens(): boolean {
    return this.#credentials.hasValid(this.#options.now());
  }

  /** Whom a client speaks for; a text: why it is refused. */
  identify({ username, password, address, certificate }: Hello): Identity | string {
    const credentials = this.#credentials;
    if (username === SERVICE_NAME) {
      const isOurs = timingSafeEqual(sha256(Buffer.from(password ?? [])), this.#servicePassword);
      return isOurs ? { kind: "service" } : "it says that it is Wattbook itself, without the password";
    }
    if (username && password && password.length > 0) {
      const tokenId = credentials.tokenOf(username, password, this.#options.now());
      if (tokenId !== undefined) return { kind: "device", id: username, tokenId };
      const isKnown = credentials.isInUse(username) || credentials.isGuarded(username);
      return isKnown ? `the token of ${username} is not valid, or no longer` : "no device has this name and token";
    }
    if (certificate !== undefined && (!username || username === certificate) && credentials.isInUse(certificate)) {
      return { kind: "device", id: certificate, tokenId: null };
    }
    if (username) return "it shows a name without a token";
    return isLoopbackAddress(address) ? { kind: "anonymous" } : "it shows neither name nor token";
  }

  /** Whether a connection may go on: its token may have been revoked, or have ended. */
  isStillValid(identity: Identity): boolean {
    if (identity.kind !== "device") return true;
    const { id, tokenId } = identity;
    return tokenId === null
      ? this.#credentials.isInUse(id)
      : this.#credentials.isValid(id, tokenId, this.#options.now());
  }

  /** What becomes of a message of a client. */
  judge(identity: Identity, message: RawMessage): Judgement {
    if (identity.kind === "service") return TAKE;
    if (isSiteTopic(message.topic)) return { verdict: "refuse", sender: NOBODY };
    if (identity.kind === "anonymous") return this.#credentials.guards ? this.#judgeAnonymous(message) : TAKE;
    if (!this.isStillValid(identity)) return { verdict: "refuse" };
    const { id: sender } = identity;
    const right = publishRight(this.siteId, sender, message.topic);
    if (right === "own") return { verdict: "take", sender };
    if (right === "none") return { verdict: "refuse", sender };
    return { verdict: this.#isOwn(sender, message) ? "take" : "hide", sender };
  }

  /** Whoever is on this machine may speak for any device, but for those that have a token. */
  #judgeAnonymous(message: RawMessage): Judgement {
    const levels = message.topic.split("/");
    if (levels[0] === "campus" && levels[1] === "v1" && levels[3] === "dev") {
      return this.#credentials.isGuarded(levels[4] ?? "") ? FORGED : TAKE;
    }
    if (levels[0] === "spBv1.0") {
      const [, group, , node, device] = levels;
      const isGuarded = [`${group}/${node}`, `${group}/${node}/${device}`].some((id) =>
        this.#credentials.isGuarded(id),
      );
      return isGuarded ? FORGED : TAKE;
    }
    return this.#devicesOf(message)?.some((id) => this.#isGuardedByAny(id)) ? FORGED : TAKE;
  }

  #isGuardedByAny(deviceId: string): boolean {
    const channel = /^(.*):\d+$/.exec(deviceId)?.[1];
    return this.#credentials.isGuarded(deviceId) || (channel !== undefined && this.#credentials.isGuarded(channel));
  }

  #isOwn(sender: string, message: RawMessage): boolean {
    const levels = message.topic.split("/");
    if (levels[0] === "spBv1.0") return ownsDevice(sender, [levels[1], levels[3], ...levels.slice(4)].join("/"));
    const devices = this.#devicesOf(message);
    // What holds no telemetry is its own by its topic.
    return devices ? devices.every((id) => ownsDevice(sender, id)) : levels.includes(sender);
  }

  /** Devices that a message has readings of; undefined where it has none, or cannot be understood. */
  #devicesOf(message: RawMessage): string[] | undefined {
    // Not as retained: whoever it is that kept it, it is told by what it says.
    const decoded = decodeMessage({ ...message, retain: false }, { zone: this.#options.zone });
    return decoded.kind === "readings" ? [...new Set(decoded.readings.map(({ deviceId }) => deviceId))] : undefined;
  }
}

export function isLoopbackAddress(address: string): boolean {
  return /^(::ffff:)?127\./.test(address) || address === "::1";
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
