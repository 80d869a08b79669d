import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Channel } from "#lib/notify/channel.ts";
import type { Message } from "#lib/notify/message.ts";
import { channelOf, NOW } from "#lib/notify/notice-fixture.ts";
import type { Outcome } from "#lib/notify/outcome.ts";
import { type Jobs, openJobs } from "../jobs.ts";
import { alarm } from "../schema/alarm.ts";
import { notification } from "../schema/notify.ts";
import { openTestState, type TestState } from "../test-state.ts";
import { addChannel, changeChannel, removeChannel } from "./channels.ts";
import { deliverMessage } from "./deliver-message.ts";
import { DELIVERY_QUEUE, type DeliveryJob, makeDeliveryQueue } from "./delivery-queue.ts";
import { dispatchDue } from "./dispatch-due.ts";
import { routeEvents } from "./route-events.ts";
import { putAlarm, putEvent } from "./test-alarm.ts";

let test: TestState;
let jobs: Jobs;
beforeAll(async () => {
  test = await openTestState();
  jobs = await openJobs(test.state, () => undefined);
  await makeDeliveryQueue(jobs);
});
afterAll(async () => {
  await jobs.stop({ graceful: false });
  await test.close();
});
beforeEach(async () => {
  await test.clear();
  await jobs.deleteAllJobs(DELIVERY_QUEUE);
  sent.length = 0;
});

const sent: { channel: string; message: Message }[] = [];
const ZONE = "Asia/Seoul";
const db = () => test.state.db;
const add = (rules: Partial<Channel> = {}) => addChannel(db(), channelOf(rules), "test", NOW);

/** What a channel does with a message in these tests. */
async function taking(channel: Channel, message: Message): Promise<Outcome> {
  sent.push({ channel: channel.id, message });
  return { ok: true };
}

/** Routes and dispatches all, and makes one try at each job there is. */
async function pass(now: number, deliver = taking, isLast = false): Promise<void> {
  while ((await routeEvents(db(), now)) > 0);
  await dispatchDue(db(), jobs, now, ZONE);
  for (const job of await jobs.fetch<DeliveryJob>(DELIVERY_QUEUE, { batchSize: 50 })) {
    await deliverMessage(db(), job.data, isLast, deliver, () => now).then(
      () => jobs.complete(DELIVERY_QUEUE, job.id),
      () => jobs.fail(DELIVERY_QUEUE, job.id),
    );
  }
}

async function rows() {
  const all = await db().select().from(notification).orderBy(notification.alarmId, notification.ordinal);
  return all.map(({ status, lastError }) => [status, lastError]);
}

async function clear(id: string, at: number): Promise<void> {
  await db()
    .update(alarm)
    .set({ active: false, inactiveAt: new Date(at) })
    .where(eq(alarm.id, id));
  await putEvent(db(), id, 2, at, { kind: "cleared" });
}

describe("routeEvents()", () => {
  it("makes one notification a channel that hears of it, and looks at an event once", async () => {
    await add();
    await add({ id: "severe", minSeverity: 900 });
    await add({ id: "off", enabled: false });
    const id = await putAlarm(db(), NOW);
    await putEvent(db(), id, 1, NOW);
    await putEvent(db(), id, 2, NOW, { kind: "acknowledged" });
    expect(await routeEvents(db(), NOW)).toBe(2);
    expect(await routeEvents(db(), NOW)).toBe(0);
    expect(await rows()).toEqual([["pending", null]]);
  });

  it("shares the work between workers: together they take each event once", async () => {
    await add();
    await putAlarm(db(), NOW);
    await test.state.pool.query(
      `INSERT INTO alarm_event (alarm_id, ordinal, at, received_at, kind)
       SELECT 'warm~lab-3~temp_c~1', n, now(), now(), 'reminded' FROM generate_series(1, 1200) AS n`,
    );
    const worker = async () => {
      let count = 0;
      for (let took = 1; took > 0; count += took) took = await routeEvents(db(), NOW);
      return count;
    };
    const counts = await Promise.all([worker(), worker(), worker()]);
    expect(counts.reduce((a, b) => a + b)).toBe(1200);
    expect(await rows()).toHaveLength(1200);
  });
});

describe("dispatchDue() and deliverMessage()", () => {
  it("tell that an alarm rose and then that it cleared, which refers to the first", async () => {
    await add();
    const id = await putAlarm(db(), NOW);
    await putEvent(db(), id, 1, NOW);
    await pass(NOW);
    await clear(id, NOW + 60_000);
    await pass(NOW + 60_000);
    expect(sent.map(({ message }) => [message.kind, message.notices.map(({ news }) => news.kind)])).toEqual([
      ["alarm", ["raised"]],
      ["alarm", ["cleared"]],
    ]);
    expect(sent[1]?.message.references).toEqual([sent[0]?.message.id]);
    expect(await rows()).toEqual([
      ["sent", null],
      ["sent", null],
    ]);
  });

  it("do not tell that it cleared before that it rose was told", async () => {
    await add();
    const id = await putAlarm(db(), NOW);
    await putEvent(db(), id, 1, NOW);
    await pass(NOW, async () => ({ retry: "later" }));
    await clear(id, NOW + 1000);
    await pass(NOW + 1000);
    expect(sent).toHaveLength(0);
    expect(await rows()).toEqual([
      ["queued", "later"],
      ["pending", null],
    ]);
  });

  it("try again with the same id, also when the worker was killed after it had sent", async () => {
    await add();
    await putEvent(db(), await putAlarm(db(), NOW), 1, NOW);
    await routeEvents(db(), NOW);
    await dispatchDue(db(), jobs, NOW, ZONE);
    const [job] = await jobs.fetch<DeliveryJob>(DELIVERY_QUEUE);
    const killed = new Error("killed");
    const cut = deliverMessage(
      db(),
      job!.data,
      false,
      async (...sending) => {
        await taking(...sending);
        throw killed;
      },
      () => NOW,
    );
    await expect(cut).rejects.toBe(killed);
    await deliverMessage(db(), job!.data, false, taking, () => NOW);
    expect(sent).toHaveLength(2);
    expect(sent[0]?.message.id).toBe(sent[1]?.message.id);
    // And not once more, if the job comes again after it was marked.
    await deliverMessage(db(), job!.data, false, taking, () => NOW);
    expect(sent).toHaveLength(2);
    const [row] = await db().select().from(notification);
    expect(row).toMatchObject({ status: "sent", attempts: 2, messageId: sent[0]?.message.id });
  });

  it("say what failed for good, and what failed at the last try", async () => {
    await add();
    await add({ id: "second" });
    await putEvent(db(), await putAlarm(db(), NOW), 1, NOW);
    await pass(
      NOW,
      async ({ id }) => (id === "second" ? { retry: "It answered 503" } : { failed: "It answered 410" }),
      true,
    );
    expect((await rows()).sort()).toEqual([
      ["failed", "It answered 410"],
      ["failed", "It answered 503"],
    ]);
  });

  it("hold back in quiet hours, then tell of what is still so and count what came and went", async () => {
    await add({ quiet: { from: "13:00", to: "15:00" } });
    for (const [n, severity] of [500, 500, 900].entries()) {
      await putAlarm(db(), NOW, { id: `a~${n}`, severity });
      await putEvent(db(), `a~${n}`, 1, NOW);
    }
    await pass(NOW);
    expect(sent.map(({ message }) => message.notices.map(({ alarm: { id } }) => id))).toEqual([["a~2"]]);
    await clear("a~1", NOW + 60_000);
    await pass(NOW + 60_000);
    expect(sent).toHaveLength(1);
    await pass(NOW + 3_600_000);
    expect(
      sent.slice(1).map(({ message }) => [message.notices.map(({ alarm: { id } }) => id), message.passed]),
    ).toEqual([[["a~0"], 1]]);
    expect(await rows()).toEqual([
      ["sent", null],
      ["dropped", "It cleared while it was held back"],
      ["dropped", "That it rose was not told"],
      ["sent", null],
    ]);
  });

  it("say in one message that all came and went", async () => {
    await add({ quiet: { from: "13:00", to: "15:00" } });
    const id = await putAlarm(db(), NOW);
    await putEvent(db(), id, 1, NOW);
    await pass(NOW);
    await clear(id, NOW + 1000);
    await pass(NOW + 3_600_000);
    await pass(NOW + 3_700_000);
    expect(sent.map(({ message }) => [message.kind, message.notices.length, message.passed])).toEqual([
      ["digest", 0, 1],
    ]);
  });

  it("escalate what nobody acknowledged", async () => {
    await add({ escalateAfterS: 600 });
    for (const n of [0, 1]) {
      await putAlarm(db(), NOW, { id: `a~${n}` });
      await putEvent(db(), `a~${n}`, 1, NOW);
    }
    await pass(NOW);
    await db().update(alarm).set({ acked: true }).where(eq(alarm.id, "a~1"));
    await pass(NOW + 599_000);
    expect(sent).toHaveLength(0);
    await pass(NOW + 601_000);
    expect(sent.map(({ message }) => message.notices[0]?.alarm.id)).toEqual(["a~0"]);
    expect(await rows()).toEqual([
      ["sent", null],
      ["dropped", "It was acknowledged before it was to be escalated"],
    ]);
  });

  it("make a flood one digest, and more of it another, later", async () => {
    await add();
    const flood = async (from: number, at: number) => {
      for (let n = from; n < from + 30; n++) {
        await putAlarm(db(), at, { id: `a~${n}` });
        await putEvent(db(), `a~${n}`, 1, at);
      }
    };
    for (let k = 0; k < 7; k++) {
      await flood(k * 30, NOW + k * 1000);
      await pass(NOW + k * 1000);
    }
    expect(sent.map(({ message }) => [message.kind, message.notices.length])).toEqual(Array(6).fill(["digest", 30]));
    expect((await rows()).filter(([status]) => status === "held")).toHaveLength(30);
    await pass(NOW + 600_000);
    expect(sent).toHaveLength(7);
    expect(new Set(sent.map(({ message }) => message.id)).size).toBe(7);
  });

  it("bring all changes of MQTT's states in one message", async () => {
    await add({ kind: "mqtt", config: {} } as Partial<Channel>);
    for (let n = 0; n < 20; n++) {
      await putAlarm(db(), NOW, { id: `a~${n}` });
      await putEvent(db(), `a~${n}`, 1, NOW);
      await putEvent(db(), `a~${n}`, 2, NOW, { kind: "acknowledged" });
    }
    await pass(NOW);
    expect(sent.map(({ message }) => message.notices.length)).toEqual([40]);
  });

  it("drop what waits on a channel that is switched off, and forget what waits on one that is removed", async () => {
    await add();
    await putEvent(db(), await putAlarm(db(), NOW), 1, NOW);
    await routeEvents(db(), NOW);
    await dispatchDue(db(), jobs, NOW, ZONE);
    await changeChannel(db(), "energy-team", (was) => ({ ...was, enabled: false }), "test", NOW);
    await pass(NOW);
    expect(await rows()).toEqual([["dropped", "The channel is switched off"]]);
    await removeChannel(db(), "energy-team", "test");
    expect(await rows()).toEqual([]);
    expect(sent).toHaveLength(0);
  });

  it("give up what the queue has lost", async () => {
    await add();
    await putEvent(db(), await putAlarm(db(), NOW), 1, NOW);
    await routeEvents(db(), NOW);
    await dispatchDue(db(), jobs, NOW, ZONE);
    await jobs.deleteAllJobs(DELIVERY_QUEUE);
    await pass(NOW + 4 * 3_600_000);
    expect(await rows()).toEqual([["failed", "Nobody delivered it in time"]]);
  });

  it("queue each message once when several workers look at the same time", async () => {
    for (const id of ["one", "two", "three"]) await add({ id });
    for (let n = 0; n < 4; n++) {
      await putAlarm(db(), NOW, { id: `a~${n}` });
      await putEvent(db(), `a~${n}`, 1, NOW);
    }
    const look = async () => {
      while ((await routeEvents(db(), NOW)) > 0);
      return dispatchDue(db(), jobs, NOW, ZONE);
    };
    await Promise.all([look(), look(), look(), look()]);
    await look();
    expect(await jobs.fetch(DELIVERY_QUEUE, { batchSize: 100 })).toHaveLength(12);
  });
});
