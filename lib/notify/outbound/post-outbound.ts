import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import { isIP } from "node:net";
import { outboundTarget } from "./outbound-target.ts";
import { pinnedAddress, type Resolve } from "./pinned-address.ts";

/** What may be reached and how names are looked up. */
export interface OutboundWorld {
  readonly privateHosts: readonly string[];
  readonly resolve: Resolve;
  /** Authorities trusted besides Node's own. */
  readonly ca?: string | Buffer;
  /** How long a request may take in all. [ms] */
  readonly timeoutMs?: number;
}

/** What is sent. */
export interface OutboundPost {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const TIMEOUT_MS = 5000;
const LONGEST_ANSWER = 65_536;

/**
 * Posts to an address that somebody gave us, and answers with the status: to public addresses only, to the address that was
 * checked, without following redirects, without a proxy, within five seconds and 64 KB.
 *
 * @throws {UserError} If nothing may be sent there. Anything else: it may work later.
 */
export async function postOutbound(address: string, post: OutboundPost, world: OutboundWorld): Promise<number> {
  const { privateHosts, resolve, ca, timeoutMs = TIMEOUT_MS } = world;
  const target = outboundTarget(address, privateHosts);
  const signal = AbortSignal.timeout(timeoutMs);
  const pinned = await inTime(pinnedAddress(target, resolve), signal);
  const { url, host, port } = target;
  const isTls = url.protocol === "https:";
  const body = Buffer.from(post.body as string);
  const request = (isTls ? requestHttps : requestHttp)({
    // Agents of our own: the global ones may go through a proxy of the environment.
    agent: isTls ? new HttpsAgent({ keepAlive: false, maxCachedSessions: 0 }) : new HttpAgent({ keepAlive: false }),
    host: pinned,
    port,
    path: `${url.pathname}${url.search}`,
    method: "POST",
    setHost: false,
    headers: { ...post.headers, host: url.host, "content-length": body.length },
    ...(isTls ? { ...(isIP(host) ? {} : { servername: host }), ...(ca ? { ca } : {}) } : {}),
    maxHeaderSize: 16_384,
    signal,
  });
  return inTime(statusOf(request, body), signal);
}

function statusOf(request: ClientRequest, body: Buffer): Promise<number> {
  return new Promise<number>((resolve, reject) => {
    request.on("error", reject);
    request.on("upgrade", (response: IncomingMessage, socket) => {
      socket.destroy();
      resolve(response.statusCode ?? 0);
    });
    request.on("response", (response) => {
      resolve(response.statusCode ?? 0);
      // The rest changes nothing: it is heard out for the sender's sake, within bounds.
      let length = 0;
      response.on("error", () => undefined);
      response.on("data", (chunk: Buffer) => {
        length += chunk.length;
        if (length > LONGEST_ANSWER) response.destroy();
      });
    });
    request.end(body);
  });
}

/** A name server that never answers holds nothing up either. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const late = () => reject(new Error("No answer in time"));
    if (signal.aborted) return late();
    signal.addEventListener("abort", late, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", late));
  });
}
