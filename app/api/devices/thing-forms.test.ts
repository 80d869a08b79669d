import { afterAll, beforeAll, expect, it } from "vitest";
import { maySubscribe, publishRight } from "#lib/broker/identity/topic-rights.ts";
import { putHeard } from "#lib/state/registry/put-heard.ts";
import { putPoint } from "#lib/state/registry/write-point.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { siteState } from "../../_server/site-state.ts";
import { GET as openapi } from "../openapi.json/route.ts";
import { GET as getValue } from "./[id]/points/[metric]/value/route.ts";
import { GET as getDevice, PATCH as patchDevice } from "./[id]/route.ts";
import { GET as getThing } from "./[id]/td/route.ts";

let test: TestState;
beforeAll(async () => {
  test = await openTestState();
  process.env.WATTBOOK_HOME = test.home;
});
afterAll(async () => {
  await siteState().close();
  await test.close();
});

type Form = Readonly<Record<string, string | undefined>> & { readonly href: string };
interface Affordance {
  readonly forms: readonly Form[];
  readonly input?: { readonly required: readonly string[] };
}
type Thing = Readonly<Record<"properties" | "actions" | "events", Readonly<Record<string, Affordance>>>>;

const ID = "esp-1";
const AT = Date.UTC(2026, 0, 31);
const heard = { isSynthetic: false, firstRx: AT, lastRx: AT, lastTs: AT };

async function thing(): Promise<Thing> {
  await putHeard(test.state, [
    { ...heard, deviceId: ID, metric: "temp_c", lastValue: 20 },
    { ...heard, deviceId: ID, metric: "humidity_pct", lastValue: 40 },
  ]);
  await putPoint(test.state, ID, "temp_c", { calibration_offset: -0.5 }, { actor: "test" });
  return (await getThing(new Request(`http://localhost/api/devices/${ID}/td`))).json();
}

it("every form of a Thing Description is of a route that there is, or of what the device's token may do", async () => {
  const { properties, actions, events } = await thing();
  const forms = [properties, actions, events].flatMap((of) => Object.values(of).flatMap((each) => each.forms));
  const paths = Object.entries((await openapi(new Request("http://localhost/api/openapi.json")).json()).paths);
  const [overMqtt, overHttp] = [
    forms.filter(({ href }) => href.startsWith("mqtt")),
    forms.filter(({ href }) => href.startsWith("http")),
  ];
  expect([overMqtt.length, overHttp.length]).toEqual([1, 4]);
  for (const { href, ...form } of overHttp) {
    const asked = new URL(href).pathname;
    const [, methods] =
      paths.find(([path]) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(asked)) ?? [];
    expect(Object.keys(methods as object), asked).toContain((form["htv:methodName"] ?? "GET").toLowerCase());
  }
  for (const form of overMqtt) {
    const packet = form["mqv:controlPacket"];
    const holds =
      packet === "subscribe"
        ? maySubscribe("main", ID, form["mqv:filter"]!)
        : publishRight("main", ID, form["mqv:topic"]!) === "own";
    expect(holds, JSON.stringify(form)).toBe(true);
  }
});

it("what its forms say is so: a property is its calibrated number, and the action's input sets what the broker tells", async () => {
  const { properties, actions } = await thing();
  const read = async (name: string) => {
    const answer = await getValue(new Request(properties[name]!.forms[0]!.href));
    return [answer.status, await answer.json(), answer.headers.get("last-modified")];
  };
  expect(await read("temp_c")).toEqual([200, 19.5, new Date(AT).toUTCString()]);
  expect(await read("humidity_pct")).toEqual([200, 40, new Date(AT).toUTCString()]);
  const never = await getValue(new Request(`http://localhost/api/devices/${ID}/points/co2_ppm/value`));
  expect(never.status).toBe(404);
  const { forms, input } = actions.setDesired!;
  expect(input!.required).toEqual(["desired"]);
  const sent = { method: "PATCH", body: JSON.stringify({ desired: { every_s: 5 } }) };
  const set = await patchDevice(
    new Request(forms[0]!.href, { ...sent, headers: { "content-type": "application/json" } }),
  );
  expect(set.status).toBe(200);
  const device = await (await getDevice(new Request(`http://localhost/api/devices/${ID}`))).json();
  expect(device.desired).toEqual({ every_s: 5 });
});
