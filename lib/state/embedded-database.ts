import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { ifThere } from "#lib/core/if-there.ts";
import { UserError } from "#lib/core/user-error.ts";
import { writeDurably } from "#lib/lake/store/durable.ts";
import { type Connection, connectionFile } from "./connection.ts";
import { endLeftover } from "./end-leftover.ts";
import { freeLoopbackPort } from "./free-loopback-port.ts";
import { postgresBinaries } from "./postgres-binaries.ts";
import { type Ids, mayReach, postgresUser } from "./postgres-user.ts";

/** A PostgreSQL of our own, with its files in a home. */
export interface EmbeddedDatabase {
  readonly connection: Connection;
  /** Ends when the server has ended, however: with what it said last. */
  readonly ended: Promise<string>;
  close(): Promise<void>;
}

const HOST = "127.0.0.1";
const READY = "database system is ready to accept connections";
const PORT_TAKEN = "could not create any TCP/IP sockets";
const ATTEMPTS = 5;
/** Small: it holds a registry, not telemetry. */
const FLAGS = ["shared_buffers=32MB", "max_connections=60", "listen_addresses=127.0.0.1", "unix_socket_directories="];

/** Starts PostgreSQL on this machine alone, making its files where there are none; what another start left running is ended first. */
export async function startEmbeddedDatabase(
  home: string,
  say: (line: string) => void = () => undefined,
): Promise<EmbeddedDatabase> {
  const folder = path.join(home, "database");
  await mkdir(folder, { recursive: true });
  const user = await postgresUser();
  const { initdb, postgres } = await postgresBinaries(user);
  const cluster = await clusterFolder(folder, user, say);
  const known = await ifThere(readFile(connectionFile(home), "utf8"), connectionFile(home));
  const before = known ? (JSON.parse(known) as Connection) : undefined;
  const version = path.join(cluster, "PG_VERSION");
  const isMade = (await ifThere(stat(version), version)) !== undefined;
  const password = isMade && before ? before.password : randomBytes(24).toString("base64url");
  if (isMade && !before) {
    throw new UserError(
      `Cannot start the database as its password is lost: put ${connectionFile(home)} back, or move ${cluster} away to begin anew`,
    );
  }
  if (!isMade) await initialise(initdb, cluster, folder, password, user);
  await endLeftover(cluster);
  const { child, port, ended } = await listen(postgres, cluster, user, before?.port);
  const connection = { host: HOST, port, user: "wattbook", password, database: "postgres" };
  await writeDurably(connectionFile(home), JSON.stringify(connection), folder);
  await chmod(connectionFile(home), 0o600);
  return {
    connection,
    ended,
    async close() {
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGINT");
      await ended;
    },
  };
}

/** Starts the server at the wished port, if that is free, or at another. */
async function listen(postgres: string, cluster: string, user: Ids | undefined, wished?: number) {
  for (let attempt = 1; ; attempt++) {
    const port = await freeLoopbackPort(attempt === 1 ? wished : 0);
    const child = spawn(postgres, ["-D", cluster, "-p", String(port), ...FLAGS.flatMap((flag) => ["-c", flag])], {
      ...user,
      cwd: cluster,
      stdio: ["ignore", "ignore", "pipe"],
      env: { ...process.env, LC_MESSAGES: "C", TZ: "UTC" },
    });
    // However this process ends, but for a SIGKILL: then the next start ends what is left.
    const endToo = () => child.kill("SIGINT");
    process.once("exit", endToo);
    child.once("exit", () => process.off("exit", endToo));
    const { ready, ended } = watch(child);
    const last = await Promise.race([ready, ended]);
    if (last === undefined) return { child, port, ended };
    // Between our look and its start, somebody else may have taken the port.
    if (!last.includes(PORT_TAKEN) || attempt === ATTEMPTS) throw new Error(`PostgreSQL did not start: ${last}`);
  }
}

/** Where the files are: in the home, or, where PostgreSQL's user may not enter that, in the system's folder for state. */
async function clusterFolder(folder: string, user: Ids | undefined, say: (line: string) => void): Promise<string> {
  let cluster = path.join(folder, "postgresql");
  // The home is ours, so its user may be let through; folders above it are not.
  if (user) for (const ours of [path.dirname(folder), folder]) await letThrough(ours, user);
  if (user && !(await mayReach(folder, user))) {
    const name = createHash("sha256").update(path.resolve(folder)).digest("hex").slice(0, 12);
    cluster = path.join("/var/lib/wattbook", `database-${name}`);
    say(`The database is in ${cluster}, as its user may not enter ${folder}.`);
  }
  await mkdir(path.dirname(cluster), { recursive: true });
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  if (user) await chown(cluster, user.uid, user.gid);
  return cluster;
}

async function letThrough(folder: string, { gid }: Ids): Promise<void> {
  const { mode, uid } = await stat(folder);
  if (mode & 0o001) return;
  await chown(folder, uid, gid);
  await chmod(folder, (mode & 0o7777) | 0o010);
}

async function initialise(initdb: string, cluster: string, folder: string, password: string, user: Ids | undefined) {
  // A start that was interrupted may have left half of one.
  await rm(cluster, { recursive: true, force: true });
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(path.dirname(cluster), `.password-${process.pid}`);
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) {
    await chown(cluster, user.uid, user.gid);
    await chown(passwordFile, user.uid, user.gid);
  }
  const args = [
    `--pgdata=${cluster}`,
    "--username=wattbook",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale=C",
  ];
  try {
    // The connection is written before the cluster is made: a password must not be lost between the two.
    await writeDurably(
      path.join(folder, "connection.json"),
      JSON.stringify({ host: HOST, port: 0, user: "wattbook", password, database: "postgres" }),
      folder,
    );
    await chmod(path.join(folder, "connection.json"), 0o600);
    const child = spawn(initdb, args, { ...user, cwd: cluster, stdio: ["ignore", "ignore", "pipe"] });
    const { ended } = watch(child);
    const last = await ended;
    if (child.exitCode !== 0) throw new Error(`PostgreSQL's files could not be made: ${last}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function watch(child: ChildProcess): { ready: Promise<void>; ended: Promise<string> } {
  const ready = Promise.withResolvers<void>();
  let last = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    last = `${last}${text}`.slice(-2000);
    if (text.includes(READY)) ready.resolve();
  });
  const ended = Promise.race([
    once(child, "close"),
    once(child, "error").then(([error]) => Promise.reject(error)),
  ]).then(
    () => last.trim().split("\n").slice(-3).join(" "),
    (error: Error) => error.message,
  );
  return { ready: ready.promise, ended };
}
