import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testMailServer } from "#lib/notify/mail/smtp-fixture.ts";
import { channelOf } from "#lib/notify/notice-fixture.ts";
import { openJobs } from "#lib/state/jobs.ts";
import { addChannel } from "#lib/state/notify/channels.ts";
import { DELIVERY_QUEUE } from "#lib/state/notify/delivery-queue.ts";
import { putAlarm, putEvent } from "#lib/state/notify/test-alarm.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { PROJECT_ROOT } from "../world.ts";

let test: TestState;
const workers: ChildProcess[] = [];
let said = "";
beforeAll(async () => {
  test = await openTestState();
});
afterAll(async () => {
  for (const worker of workers) worker.kill("SIGKILL");
  await test.close();
});

async function startWorker(env: Record<string, string>): Promise<ChildProcess> {
  const worker = spawn(process.execPath, ["lib/cli/wattbook.ts", "worker"], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, WATTBOOK_HOME: test.home, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  workers.push(worker);
  let own = "";
  const note = (chunk: Buffer) => {
    own += chunk;
    said += chunk;
  };
  worker.stdout.on("data", note);
  worker.stderr.on("data", note);
  await expect.poll(() => own).toContain("ready");
  return worker;
}

it("wattbook worker tells again, with the same id, what it was killed over; two share what comes and say no secret", async () => {
  const ids: string[] = [];
  let onFirst: () => void = () => undefined;
  const receiver = createServer(async (request, response) => {
    const { id } = JSON.parse(await text(request)) as { id: string };
    expect(request.headers["wattbook-delivery"]).toBe(id);
    if (ids.push(id) === 1) onFirst();
    else response.end();
  });
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  const host = `127.0.0.1:${(receiver.address() as { port: number }).port}`;
  const mail = await testMailServer({
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) =>
      done(password === "s3cret" ? null : new Error("No"), { user: username }),
  });
  const env = { WEBHOOK_PRIVATE_HOSTS: host, SMTP_URL: `smtp://wattbook:s3cret@127.0.0.1:${mail.port}` };
  const { db, pool } = test.state;
  await addChannel(
    db,
    { ...channelOf(), id: "hook", kind: "webhook", config: { url: `http://${host}/t0psecret` } },
    "test",
    0,
  );

  const first = await startWorker(env);
  const killed = once(first, "exit");
  onFirst = () => first.kill("SIGKILL");
  await putEvent(db, await putAlarm(db, Date.now()), 1, Date.now());
  await test.state.notify("alarm_event");
  await killed;
  // The queue takes a job back after its time: here the time passes at once.
  await pool.query("UPDATE jobs.job SET started_on = started_on - interval '1 h' WHERE name = $1", [DELIVERY_QUEUE]);
  const jobs = await openJobs(test.state, () => undefined);
  await jobs.supervise(DELIVERY_QUEUE);
  await pool.query("UPDATE jobs.job SET start_after = now() WHERE name = $1", [DELIVERY_QUEUE]);
  await jobs.stop({ graceful: false });

  await Promise.all([startWorker(env), startWorker(env)]);
  await expect.poll(() => ids.length).toBe(2);
  expect(ids[0]).toBe(ids[1]);

  await addChannel(db, channelOf({ config: { to: ["energy@example.org"], language: "ko" } }), "test", 0);
  for (const n of [2, 3]) await putEvent(db, await putAlarm(db, Date.now(), { id: `a~${n}` }), 1, Date.now());
  await test.state.notify("alarm_event");
  const statuses = async () => {
    const { rows } = await pool.query("SELECT status, attempts FROM notification");
    return rows.map(({ status, attempts }) => `${status} ${attempts}`).sort();
  };
  await expect.poll(statuses).toEqual(["sent 1", "sent 1", "sent 1", "sent 1", "sent 2"]);
  expect(ids).toHaveLength(4);
  expect(mail.mails.map(({ user }) => user)).toEqual(["wattbook", "wattbook"]);
  const { rows } = await pool.query("SELECT last_error FROM notification");
  const { rows: outputs } = await pool.query("SELECT output FROM jobs.job");
  for (const hidden of ["s3cret", "t0psecret", "wbs_"]) {
    expect(said + JSON.stringify([rows, outputs])).not.toContain(hidden);
  }
  expect(new Set(ids).size).toBe(3);
  receiver.closeAllConnections();
  receiver.close();
  await mail.close();
});
