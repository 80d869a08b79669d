import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { TLSSocket } from "node:tls";
import type { Aedes, AedesOptions, Client } from "aedes";
import type { RawMessage } from "../raw-message.ts";
import type { Access, Judgement } from "./access.ts";
import { FailedAttempts } from "./failed-attempts.ts";
import type { Identity } from "./identity.ts";
import { mayRead, maySubscribe } from "./topic-rights.ts";

/** Stands between clients and the broker: who they are, what they may write and hear. */
export interface Guard {
  readonly handlers: Pick<AedesOptions, "authenticate" | "authorizeSubscribe">;
  /** Notes where a connection comes from, before the broker has it. */
  arrive(stream: Duplex, request?: IncomingMessage): void;
  judge(client: Client, message: RawMessage): Judgement;
  mayHear(client: Client, topic: string): boolean;
  /** Ends the sessions of those whose token is not valid any longer. */
  sweep(broker: Aedes): void;
}

export interface GuardOptions {
  readonly access: Access;
  readonly now: () => number;
  readonly say: (line: string) => void;
  /** Told of each token that is used: when its session begins, and as long as it lasts. */
  readonly onToken: (tokenId: string) => void;
}

interface Origin {
  readonly address: string;
  readonly certificate: string | undefined;
}

const NOT_AUTHORIZED = 0x87;
const REFUSED = 5;
const IDENTIFIER_REJECTED = 2;

export function openGuard({ access, now, say, onToken }: GuardOptions): Guard {
  const identities = new WeakMap<Client, Identity>();
  const origins = new WeakMap<object, Origin>();
  const attempts = new FailedAttempts(now);
  const originOf = (client: Client) =>
    origins.get(client.conn as object) ?? { address: "unknown", certificate: undefined };

  const refuse = (client: Client, address: string, why: string, done: (error: Error) => void, returnCode = REFUSED) => {
    const wait = attempts.fail(address);
    if (attempts.isFirst(address)) say(`Refused an MQTT client at ${address}: ${why}.`);
    if (wait === undefined) return (client.conn as Duplex).destroy();
    const answer = () => done(Object.assign(new Error("not authorized"), { returnCode }));
    if (wait === 0) return answer();
    setTimeout(() => {
      attempts.answered(address);
      answer();
    }, wait).unref();
  };

  return {
    handlers: {
      authenticate(client, username, password, done) {
        const { address, certificate } = originOf(client);
        const identity = access.identify({ username, password, address, certificate });
        const fail = (error: Error) => done(error as Parameters<typeof done>[0], null);
        if (typeof identity === "string") return refuse(client, address, identity, fail);
        const there = (client as unknown as { broker: { clients: Record<string, Client> } }).broker.clients[client.id];
        const held = there && identities.get(there);
        // Whoever takes a client id takes over its session.
        if (held && held.kind !== "anonymous" && !isSame(held, identity)) {
          return refuse(client, address, "its client id is that of another", fail, IDENTIFIER_REJECTED);
        }
        identities.set(client, identity);
        if (identity.kind === "device" && identity.tokenId !== null) onToken(identity.tokenId);
        done(null, true);
      },
      authorizeSubscribe(client, subscription, done) {
        const identity = identities.get(client);
        const isAllowed = identity?.kind !== "device" || maySubscribe(access.siteId, identity.id, subscription.topic);
        done(null, isAllowed ? subscription : null);
      },
    },
    arrive(stream, request) {
      const socket = (request?.socket ?? stream) as Socket;
      const name =
        socket instanceof TLSSocket && socket.authorized ? socket.getPeerCertificate().subject?.CN : undefined;
      origins.set(stream, {
        address: socket.remoteAddress ?? "unknown",
        certificate: typeof name === "string" ? name : undefined,
      });
    },
    judge(client, message) {
      const identity = identities.get(client);
      return identity ? access.judge(identity, message) : { verdict: "refuse" };
    },
    mayHear(client, topic) {
      const identity = identities.get(client);
      return identity?.kind !== "device" || mayRead(access.siteId, identity.id, topic);
    },
    sweep(broker) {
      for (const client of Object.values((broker as unknown as { clients: Record<string, Client> }).clients)) {
        const identity = identities.get(client);
        if (identity?.kind !== "device") continue;
        if (access.isStillValid(identity)) {
          if (identity.tokenId !== null) onToken(identity.tokenId);
          continue;
        }
        say(`Ended the MQTT session of ${identity.id}, as its token is not valid any longer.`);
        (client as unknown as { disconnect(options: { reasonCode: number }): void }).disconnect({
          reasonCode: NOT_AUTHORIZED,
        });
      }
    },
  };
}

function isSame(one: Identity, other: Identity): boolean {
  return one.kind === other.kind && (one.kind !== "device" || one.id === (other as typeof one).id);
}
