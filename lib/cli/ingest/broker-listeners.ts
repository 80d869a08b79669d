import { readFile } from "node:fs/promises";
import { localHost } from "#lib/broker/broker-url.ts";
import type { Listener } from "#lib/broker/listen-on.ts";
import type { MqttSettings } from "#lib/core/settings.ts";
import { UserError } from "#lib/core/user-error.ts";

/** Where the embedded broker listens, by who could prove to be what. */
export interface BrokerListeners {
  /** While some device has a token: on MQTT_HOST, and on this machine in any case. */
  readonly withTokens: readonly Listener[];
  /** While none has: on this machine, and where devices must show certificates, with TLS on MQTT_HOST. */
  readonly withoutTokens: readonly Listener[];
}

/** Where the embedded broker listens: without TLS, and with it where a certificate is set. */
export async function brokerListeners({ host, port, tls }: MqttSettings): Promise<BrokerListeners> {
  const options = tls && (await tlsOptions(tls));
  const own = localHost(host);
  // What stands for all addresses cannot be listened on beside one of them.
  const all = host === "0.0.0.0" || host === "::" ? [host] : [...new Set([own, host])];
  const plain = (hosts: readonly string[]): Listener[] => hosts.map((each) => ({ host: each, port }));
  const secure = (hosts: readonly string[]): Listener[] =>
    tls && options ? hosts.map((each) => ({ host: each, port: tls.port, tls: options })) : [];
  return {
    withTokens: [...plain(all), ...secure(all)],
    withoutTokens: [...plain([own]), ...secure(tls?.ca === undefined ? [own] : all)],
  };
}

async function tlsOptions({ cert, key, ca }: NonNullable<MqttSettings["tls"]>) {
  const options = {
    cert: await pem("MQTT_TLS_CERT", cert),
    key: await pem("MQTT_TLS_KEY", key),
    minVersion: "TLSv1.2" as const,
  };
  if (!ca) return options;
  return { ...options, ca: await pem("MQTT_TLS_CA", ca), requestCert: true, rejectUnauthorized: true };
}

async function pem(name: string, file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new UserError(
      `Cannot read ${name} (${(cause as NodeJS.ErrnoException).code}): it must name a file in PEM, now ${file}`,
      { cause },
    );
  }
}
