import { setTimeout as sleep } from "node:timers/promises";
import type { Publisher } from "#lib/broker/publisher.ts";
import { alarmTopic } from "#lib/broker/topics.ts";
import { alarmFields } from "../alarm-fields.ts";
import type { Message } from "../message.ts";
import type { AlarmState } from "../notice.ts";
import type { Outcome } from "../outcome.ts";
import { whyItFailed } from "../why-it-failed.ts";

export interface MqttWorld {
  readonly publisher: Pick<Publisher, "publish" | "reach">;
  readonly siteUrl?: string | undefined;
  /** The newest occurrence of an alarm of the same rule, device and metric, as it is now. */
  readonly newest: (alarm: AlarmState) => Promise<AlarmState>;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;

/** Where tests of a channel come. */
const TEST_TOPIC = "wattbook/alarms-test";

/** Brings the retained states of a message's alarms up to date; the state of one that is closed is cleared. */
export async function sendMqtt(message: Message, world: MqttWorld): Promise<Outcome> {
  const { timeoutMs = TIMEOUT_MS, publisher } = world;
  // A publisher keeps what cannot go yet: here the queue of the database does.
  const unreached = await publisher.reach();
  if (unreached !== undefined) return { retry: unreached };
  try {
    const late = sleep(timeoutMs, { retry: "The broker did not answer in time" } as const, { ref: false });
    return await Promise.race([publishAll(message, world), late]);
  } catch (error) {
    return { retry: whyItFailed(error) };
  }
}

async function publishAll(message: Message, { publisher, newest, siteUrl }: MqttWorld): Promise<Outcome> {
  if (message.kind === "test") {
    await publisher.publish(TEST_TOPIC, JSON.stringify({ id: message.id, kind: "test" }));
    return { ok: true };
  }
  const alarms = new Map(
    message.notices.map(({ alarm }) => [alarmTopic(alarm.ruleId, alarm.deviceId, alarm.metric), alarm]),
  );
  for (const [topic, alarm] of alarms) {
    // Another worker may be telling of something newer meanwhile: whoever is last says what is so at the end.
    for (let said: string | undefined; ; ) {
      const state = await newest(alarm);
      const payload = state.closedAt === null ? JSON.stringify(alarmFields(state, siteUrl)) : "";
      if (payload === said) break;
      await publisher.publish(topic, payload, { retain: true });
      said = payload;
    }
  }
  return { ok: true };
}
