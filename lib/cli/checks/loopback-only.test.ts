import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { connect } from "node:net";
import { expect, it } from "vitest";

const LEAVES = /tests must not leave this machine/;

it("a test cannot connect to another machine, by name, address, fetch() or a process it starts", async () => {
  expect(() => connect(80, "192.0.2.1")).toThrow(LEAVES);
  expect(() => connect({ host: "example.org", port: 80 })).toThrow(LEAVES);
  await expect(fetch("http://example.org/")).rejects.toMatchObject({
    cause: { message: expect.stringMatching(LEAVES) },
  });
  const child = spawnSync(process.execPath, ["-e", "require('net').connect(80, '192.0.2.1')"], { encoding: "utf8" });
  expect(child.stderr).toMatch(LEAVES);
});

it("a test can connect to this machine", async () => {
  const server = createServer((_request, response) => void response.end("here"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("Cannot read the port of a TCP server");
  const response = await fetch(`http://localhost:${address.port}/`);
  expect(await response.text()).toBe("here");
  server.close();
});
