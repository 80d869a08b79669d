import { readFile } from "node:fs/promises";
import type { Listener } from "#lib/broker/embedded-broker.ts";
import type { MqttSettings } from "#lib/core/settings.ts";
import { UserError } from "#lib/core/user-error.ts";

/** Where the embedded broker listens: without TLS, and with it where a certificate is set. */
export async function brokerListeners({ host, port, tls }: MqttSettings): Promise<Listener[]> {
  if (!tls) return [{ host, port }];
  const cert = await pem("MQTT_TLS_CERT", tls.cert);
  const key = await pem("MQTT_TLS_KEY", tls.key);
  const ca = tls.ca ? await pem("MQTT_TLS_CA", tls.ca) : undefined;
  const options = { cert, key, minVersion: "TLSv1.2" as const };
  const withClients = ca ? { ca, requestCert: true, rejectUnauthorized: true } : {};
  return [
    { host, port },
    { host, port: tls.port, tls: { ...options, ...withClients } },
  ];
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
