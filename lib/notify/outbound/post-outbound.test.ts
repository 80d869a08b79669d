import { once } from "node:events";
import { createServer as createHttp, type Server, setGlobalProxyFromEnv } from "node:http";
import { createServer as createHttps } from "node:https";
import { createServer as createTcp, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testCertificate } from "#lib/broker/broker-fixture.ts";
import { HOSTILE_ADDRESSES, HOSTILE_NAMES } from "./hostile-fixture.ts";
import { type OutboundWorld, postOutbound } from "./post-outbound.ts";

const post = { headers: { "content-type": "application/json" }, body: "{}" };
const none: OutboundWorld = { privateHosts: [], resolve: async () => ["127.0.0.1"] };

/** Counts whatever connects to this machine. */
let connections = 0;
const open: { close(): unknown }[] = [];
const sockets = new Set<Socket>();

async function listen(server: Server | ReturnType<typeof createTcp>, host = "127.0.0.1"): Promise<number> {
  server.on("connection", (socket: Socket) => {
    connections++;
    sockets.add(socket);
  });
  server.listen(0, host);
  await once(server, "listening");
  open.push(server);
  return (server.address() as { port: number }).port;
}

afterAll(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of open) server.close();
});

describe("postOutbound() refuses", () => {
  let port = 0;
  beforeAll(async () => {
    port = await listen(createHttp((_, response) => response.end("reached")));
    // That the server counts what comes is shown first.
    const world = { ...none, privateHosts: [`127.0.0.1:${port}`] };
    expect(await postOutbound(`http://127.0.0.1:${port}/`, post, world)).toBe(200);
    connections = 0;
  });

  it("has more than forty hostile addresses to refuse", () => {
    expect(HOSTILE_ADDRESSES.length + HOSTILE_NAMES.length).toBeGreaterThan(60);
  });

  it.each(HOSTILE_ADDRESSES)("%s before a connection is made", async (address) => {
    const url = address.replace("PORT", String(port));
    // The port is allowed for another host: that must not open it here.
    const world = { ...none, privateHosts: [`hooks.example.org:${port}`] };
    await expect(postOutbound(url, post, world)).rejects.toThrow(/^Cannot send to /);
    expect(connections).toBe(0);
  });

  it.each(HOSTILE_NAMES)("a name that leads to %j", async (...addresses) => {
    const world = { ...none, resolve: async () => addresses };
    await expect(postOutbound("https://hooks.example.org/", post, world)).rejects.toThrow(
      /^Cannot send to hooks\.example\.org as it leads to .*, which is no public address/,
    );
    expect(connections).toBe(0);
  });

  it("to repeat what may be secret in an address", async () => {
    for (const url of ["http://hooks.example.org/T0/s3cret", "https://me:s3cret@hooks.example.org/", "s3cret"]) {
      await expect(postOutbound(url, post, none)).rejects.not.toThrow(/s3cret/);
    }
  });
});

describe("postOutbound()", () => {
  it("looks a name up once and goes to the address that it checked, whatever the name leads to next", async () => {
    const [good, bad] = [{ hits: 0 }, { hits: 0 }];
    const port = await listen(createHttp((_, response) => response.end(String(++good.hits))));
    const second = createHttp((_, response) => response.end(String(++bad.hits)));
    second.listen(port, "127.0.0.2");
    await once(second, "listening");
    open.push(second);
    let asked = 0;
    const resolve = async () => [asked++ === 0 ? "127.0.0.1" : "127.0.0.2"];
    const world = { privateHosts: [`rebind.example.org:${port}`], resolve };
    expect(await postOutbound(`http://rebind.example.org:${port}/`, post, world)).toBe(200);
    expect([asked, good.hits, bad.hits]).toEqual([1, 1, 0]);
  });

  it("connects to the public address it checked", async () => {
    const answers = [["93.184.215.14"], ["127.0.0.1"]];
    const resolve = async () => answers.shift() ?? [];
    // The guard of the tests names the address that the connection was to go to.
    await expect(postOutbound("https://hooks.example.org/", post, { ...none, resolve })).rejects.toThrow(
      "Cannot connect to 93.184.215.14",
    );
    expect(answers).toEqual([["127.0.0.1"]]);
  });

  it("checks the certificate against the name, not against the address", async () => {
    const { cert, key } = await testCertificate();
    const heard: string[] = [];
    const port = await listen(
      createHttps({ cert, key }, (request, response) => response.end(String(heard.push(request.headers.host ?? "")))),
    );
    const world = (name: string): OutboundWorld => ({ ...none, privateHosts: [`${name}:${port}`], ca: cert });
    expect(await postOutbound(`https://localhost:${port}/`, post, world("localhost"))).toBe(200);
    expect(heard).toEqual([`localhost:${port}`]);
    const other = postOutbound(`https://hooks.example.org:${port}/`, post, world("hooks.example.org"));
    await expect(other).rejects.toThrow(/altnames/);
    const { ca: _, ...untrusting } = world("localhost");
    await expect(postOutbound(`https://localhost:${port}/`, post, untrusting)).rejects.toThrow(/self-signed/);
  });

  it("follows no redirect", async () => {
    let hits = 0;
    const target = await listen(createHttp((_, response) => response.end(String(++hits))));
    const port = await listen(
      createHttp((_, response) => response.writeHead(307, { location: `http://127.0.0.1:${target}/` }).end()),
    );
    const world = { ...none, privateHosts: [`127.0.0.1:${port}`, `127.0.0.1:${target}`] };
    expect(await postOutbound(`http://127.0.0.1:${port}/`, post, world)).toBe(307);
    expect(hits).toBe(0);
  });

  it("goes through no proxy of the environment", async () => {
    const port = await listen(createHttp((_, response) => response.end()));
    const restore = setGlobalProxyFromEnv({ NODE_ENV: "test", http_proxy: "http://127.0.0.1:1" });
    try {
      // Others of this process do go through it.
      await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow("fetch failed");
      const world = { ...none, privateHosts: [`127.0.0.1:${port}`] };
      expect(await postOutbound(`http://127.0.0.1:${port}/`, post, world)).toBe(200);
    } finally {
      restore();
    }
  });

  it("reads no more of an endless answer than 64 KB and a little", async () => {
    let sent = 0;
    let closed: (() => void) | undefined;
    const gone = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const port = await listen(
      createHttp((_, response) => {
        response.on("close", () => closed?.());
        const more = () => {
          if (response.destroyed) return;
          sent += 16_384;
          response.write(Buffer.alloc(16_384), () => setImmediate(more));
        };
        more();
      }),
    );
    expect(
      await postOutbound(`http://127.0.0.1:${port}/`, post, { ...none, privateHosts: [`127.0.0.1:${port}`] }),
    ).toBe(200);
    await gone;
    expect(sent).toBeLessThan(32 * 2 ** 20);
  });

  it("gives up on a server and on a name that never answer", async () => {
    const port = await listen(createTcp(() => undefined));
    const world = { ...none, privateHosts: [`127.0.0.1:${port}`], timeoutMs: 50 };
    await expect(postOutbound(`http://127.0.0.1:${port}/`, post, world)).rejects.toThrow("No answer in time");
    const never = { ...none, resolve: () => new Promise<never>(() => undefined), timeoutMs: 50 };
    await expect(postOutbound("https://hooks.example.org/", post, never)).rejects.toThrow("No answer in time");
  });
});
