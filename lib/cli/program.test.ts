import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { freePort } from "./checks/free-port.ts";
import { runCli } from "./checks/run-cli.ts";
import { createProgram } from "./program.ts";

const world = { env: {}, signal: new AbortController().signal, out: process.stdout, err: process.stderr };

/** All commands, by their paths. */
async function commandsByPath(): Promise<Map<string, Command>> {
  const below = (command: Command, path: string): [string, Command][] =>
    command.commands.flatMap((child) => [
      [`${path}${child.name()}`, child],
      ...below(child, `${path}${child.name()} `),
    ]);
  return new Map(below(await createProgram(world), ""));
}

const usage = (path: string) =>
  new RegExp(`^Usage: wattbook ${path}\\b.*\\n\\n[A-Z][^\\0]*\\.\\n\\n(Arguments|Options):`);

describe("wattbook", () => {
  it("every command found describes itself", async () => {
    const commands = await commandsByPath();
    expect([...commands.keys()]).toEqual(
      expect.arrayContaining(["start", "web", "import kepco", "sql", "lake verify", "forecast", "agent run"]),
    );
    for (const [path, command] of commands) expect(command.helpInformation()).toMatch(usage(path));
  });

  it.each(["sql", "lake verify", "agent run"])("%s --help is on stdout, and exits 0", async (path) => {
    const { code, stdout, stderr } = await runCli([...path.split(" "), "--help"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(usage(path));
  });

  it.each([
    ["an unknown command", ["frobnicate"], /unknown command 'frobnicate'/],
    ["an unknown option", ["sql", "select 1", "--frob"], /unknown option '--frob'/],
    ["a missing argument", ["sql"], /missing required argument 'select'/],
    ["no command at all", [], /Usage: wattbook/],
  ])("%s is a misuse: said on stderr, exit 2", async (_what, args, message) => {
    const { code, stdout, stderr } = await runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });

  it("a bad setting is one line on stderr, exit 1", async () => {
    const { code, stderr } = await runCli(["start"], { PORT: "many" });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "Cannot use PORT as it must be a whole number from 1 to 65535: current value is many\n",
    });
  });
});

describe.each(["start", "web"])("wattbook %s, before any long work", (command) => {
  it("says in one line that its port is taken, exit 1", async () => {
    const home = await mkdtemp(join(tmpdir(), "wattbook-home-"));
    const port = await freePort();
    const server = createServer().listen(port, "127.0.0.1");
    const { code, stdout, stderr } = await runCli([command, "--port", String(port)], { WATTBOOK_HOME: home });
    server.close();
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(
      `Cannot listen on port ${port} of 127.0.0.1 as another program does: stop it, or choose another port with --port or PORT\n`,
    );
    expect(await readdir(home)).toEqual([]);
    await rm(home, { recursive: true });
  });

  it("says in one line that it cannot write to its home, exit 1", async () => {
    const home = join(import.meta.filename, "home");
    const port = await freePort();
    const { code, stdout, stderr } = await runCli([command, "--port", String(port)], { WATTBOOK_HOME: home });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^Cannot write to WATTBOOK_HOME \(ENOTDIR\): make .* a folder you may write to, .*\n$/);
  });

  it("says in one line that an address is not this machine's, exit 1", async () => {
    const home = await mkdtemp(join(tmpdir(), "wattbook-home-"));
    const { code, stderr } = await runCli([command, "--host", "192.0.2.1"], { WATTBOOK_HOME: home });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Cannot listen on 192\.0\.2\.1 \(EADDRNOTAVAIL\): use an address of this machine .*\n$/);
    await rm(home, { recursive: true });
  });
});
