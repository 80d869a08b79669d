import { readFile } from "node:fs/promises";
import { connectDevice, type DeviceConnection, DeviceRefused } from "#lib/broker/device-connection.ts";
import { ackTopic, deviceTopic } from "#lib/broker/topics.ts";

/** Who this machine is to a broker. */
export interface DeviceIdentity {
  readonly url: string;
  readonly siteId: string;
  readonly deviceId: string;
  /** File with the device's token; without, the address may hold name and password. */
  readonly tokenFile?: string | undefined;
}

/** Connects as the device, hears its acknowledgements and says that it is there. The token is read each time, as it may have been renewed. */
export async function linkDevice(
  { url, siteId, deviceId, tokenFile }: DeviceIdentity,
  birth: Readonly<Record<string, unknown>>,
  onAck: (payload: string) => void,
  signal: AbortSignal,
): Promise<DeviceConnection> {
  const token = tokenFile === undefined ? undefined : await tokenIn(tokenFile);
  const connection = await connectDevice({
    url,
    clientId: `agent-${deviceId}`,
    ...(token === undefined ? {} : { username: deviceId, password: token }),
    filters: [ackTopic(siteId, `dev/${deviceId}`)],
    onMessage: (_topic, payload) => onAck(payload),
    will: { topic: deviceTopic(siteId, deviceId, "lwt"), payload: JSON.stringify(birth), retain: false },
    signal,
  }).catch((error: unknown) => {
    if (!(error instanceof DeviceRefused)) throw error;
    throw new Error(`the broker refuses ${deviceId}: check --device and --token-file`, { cause: error });
  });
  await connection.publish(deviceTopic(siteId, deviceId, "birth"), JSON.stringify(birth));
  return connection;
}

async function tokenIn(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Error(`its token cannot be read (${error.code}): ${file}`, { cause: error });
  });
  const token = text.trim();
  if (token === "") throw new Error(`its token is missing: ${file} is empty`);
  return token;
}
