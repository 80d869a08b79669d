import type { Channel } from "./channel.ts";
import { type MailWorld, sendMail } from "./mail/send-mail.ts";
import type { Message } from "./message.ts";
import { type MqttWorld, sendMqtt } from "./mqtt/send-mqtt.ts";
import type { Outcome } from "./outcome.ts";
import { type PushSubscription, type PushWorld, sendPush } from "./push/send-push.ts";
import { sendWebhook, type WebhookWorld } from "./webhook/send-webhook.ts";

/** What deliveries need of the world. What only some channels need is asked for when it is. */
export interface DeliveryWorld {
  readonly mail: MailWorld;
  readonly webhook: WebhookWorld;
  /** Secrets that sign a webhook's messages now. */
  readonly webhookSecrets: (channelId: string) => Promise<readonly string[]>;
  readonly push: () => Promise<PushWorld>;
  readonly subscriptions: () => Promise<readonly PushSubscription[]>;
  readonly mqtt: () => Promise<MqttWorld>;
}

/** Tries once to send a message on a channel. */
export async function deliver(channel: Channel, message: Message, world: DeliveryWorld): Promise<Outcome> {
  switch (channel.kind) {
    case "email":
      return sendMail({ ...channel.config, channel: channel.name }, message, world.mail);
    case "webhook":
      return sendWebhook(channel.config.url, await world.webhookSecrets(channel.id), message, world.webhook);
    case "push":
      return sendPush(channel.name, await world.subscriptions(), message, await world.push());
    case "mqtt":
      return sendMqtt(message, await world.mqtt());
  }
}
