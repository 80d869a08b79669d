/** A message as it came, before anybody read it. */
export interface RawMessage {
  readonly topic: string;
  readonly payload: Uint8Array;
  /** Whether it was sent to be retained, or is one that was. */
  readonly retain: boolean;
  /** When it was received. [ms since 1970, UTC] */
  readonly rxTs: number;
  /** Who sent it, as its connection says; empty where that is not known. */
  readonly clientId: string;
  /** The device that its sender proved to be; empty where it may speak for none. Without it, it may speak for any. */
  readonly sender?: string;
}
