import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { generate, type Packet, parser } from "mqtt-packet";
import { afterEach, describe, expect, it } from "vitest";
import { connectDevice, DeviceRefused } from "./device-connection.ts";
import { testBroker } from "./test-broker.ts";

let closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  closing = [];
});

const device = { clientId: "agent-pc", filters: ["campus/v1/main/dev/pc/ack"], onMessage: () => undefined };

/** A broker that answers a connection with a reason, and keeps what it was sent. */
async function answering(reasonCode: number) {
  const packets: Packet[] = [];
  const server = createServer((socket: Socket) => {
    const read = parser({ protocolVersion: 5 });
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => read.parse(bytes));
    read.on("packet", (packet: Packet) => {
      packets.push(packet);
      socket.write(generate({ cmd: "connack", reasonCode, sessionPresent: false }, { protocolVersion: 5 }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => server.close());
  return { url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`, packets };
}

describe("connectDevice()", () => {
  it("shows its name and token, and says by the class of its error that they are refused", async () => {
    const { url, packets } = await answering(0x87);
    const options = { ...device, url, username: "pc", password: "token" };
    await expect(connectDevice(options)).rejects.toThrow(DeviceRefused);
    expect(packets[0]).toMatchObject({ cmd: "connect", clientId: "agent-pc", username: "pc", clean: true });
    const [connect] = packets;
    expect(connect?.cmd === "connect" && connect.password?.toString()).toBe("token");
  });

  it("a broker that is busy, or not there, is no refusal", async () => {
    const { url } = await answering(0x89);
    await expect(connectDevice({ ...device, url })).rejects.not.toBeInstanceOf(DeviceRefused);
    await expect(connectDevice({ ...device, url: "mqtt://127.0.0.1:1" })).rejects.not.toBeInstanceOf(DeviceRefused);
  });

  it("publishes, and what waits for an answer fails when the connection goes", async () => {
    const broker = await testBroker();
    const connection = await connectDevice({ ...device, url: broker.url });
    await connection.publish("a", "1");
    expect(broker.received).toEqual([{ topic: "a", payload: "1" }]);
    await broker.close();
    await connection.gone;
    await expect(connection.publish("a", "2")).rejects.toThrow();
    await connection.close();
  });

  it("ends an attempt when it is told to", async () => {
    const server = createServer(() => undefined);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    closing.push(() => server.close());
    const stop = new AbortController();
    const url = `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const attempt = connectDevice({ ...device, url, signal: stop.signal });
    stop.abort();
    await expect(attempt).rejects.toThrow();
  });
});
