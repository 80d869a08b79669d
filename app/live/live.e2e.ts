import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { virtualCampus } from "#data/sample/devices/virtual-campus.ts";
import { openPublisher, type Publisher } from "#lib/broker/publisher.ts";
import { testBroker } from "#lib/broker/test-broker.ts";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";
import { DEFAULT_ZONE } from "#lib/core/zone.ts";
import { wallText } from "../_ui/live/live-time.tsx";
import { type LiveWattbook, startLiveWattbook } from "./live-fixture.ts";

const campus = virtualCampus(1);
const rooms = campus.devices.filter(({ kind }) => kind === "room");

let wattbook: LiveWattbook;
let publisher: Publisher;
let seq = 0;

beforeAll(async () => {
  wattbook = await startLiveWattbook();
  publisher = openPublisher(wattbook.broker.url, "journey");
}, 240_000);

afterAll(async () => {
  await publisher.close();
  expect(await wattbook.stop()).toBe(0);
});

/** Sends what rooms read at an instant; `power_w` stands in for their own. */
async function send(ids: readonly string[], at: number, power_w?: number): Promise<void> {
  seq++;
  await Promise.all(
    rooms
      .filter(({ device_id }) => ids.includes(device_id))
      .map((room) => {
        const values = { ...campus.valuesAt(room, at), ...(power_w === undefined ? {} : { power_w }) };
        const about = { device_id: room.device_id, ts: at, seq, boot: 1, uptime_ms: 1, quality: "synthetic" };
        return publisher.publish(`campus/v1/main/dev/${room.device_id}/up`, JSON.stringify({ ...about, ...values }));
      }),
  );
}

const ids = rooms.map(({ device_id }) => device_id);
const [silent, unheard, ...others] = ids as [string, string, ...string[]];

/** All but two rooms read 2 kW; one of the two was last heard ten minutes ago, the other never. */
async function sendCampus(): Promise<void> {
  await send([silent], Date.now() - 600_000);
  await send(others, Date.now(), 2000);
}

describe("the page Live", () => {
  it("shows the power of the campus as it is heard, a silent room hatched and without a number, since when", async () => {
    const page = await openPage("/live?lang=en", {}, wattbook.url);
    await sendCampus();
    const number = page.locator('[data-live="power"]');
    await expect.poll(() => number.innerText()).toBe("116");
    await expect.poll(() => page.locator(".live-partial").innerText()).toContain("58 of 60");
    const tile = page.locator(`[data-room="${silent.slice(5)}"]`);
    await expect.poll(() => tile.getAttribute("data-state")).toBe("silent");
    await expect.poll(() => tile.getAttribute("class")).toContain("is-silent");
    await expect.poll(() => tile.getAttribute("aria-label")).toMatch(/silent since \d\d:\d\d/);
    await expect.poll(() => tile.innerText()).not.toMatch(/\b0(\.0)?\b/);
    await expect
      .poll(() => page.locator(`[data-room="${unheard.slice(5)}"]`).getAttribute("class"))
      .toContain("is-silent");
    await expect.poll(() => page.locator(".live-quiet").innerText()).toContain(silent);
    await expect.poll(() => page.locator(".live-tag").innerText()).toBe("simulated");
    await send(others.slice(0, 1), Date.now(), 5000);
    await expect.poll(() => number.innerText()).toBe("119");
  });

  it("rooms are reached by Tab once and by arrows from there, and tell what they read", async () => {
    await sendCampus();
    const page = await openPage("/live?lang=en", {}, wattbook.url);
    await page.locator(".live-tile[tabindex='0']").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator(".live-tile[aria-pressed='true']").count()).toBe(1);
    await expect.poll(() => page.locator(".live-chosen").innerText()).toMatch(/2\.0 kW, [\d.]+ °C, \d+ %, \d+ lx/);
    await page.getByText("Rooms as a table").click();
    await expect.poll(() => page.locator(".live-table tbody tr").count()).toBe(60);
  });

  it("without a script, numbers stand in the server's HTML, and nothing is styled inline", async () => {
    await sendCampus();
    await expect
      .poll(async () => (await (await fetch(`${wattbook.url}/live?lang=ko`)).text()).includes(">116</strong>"))
      .toBe(true);
    const html = await (await fetch(`${wattbook.url}/live?lang=ko`)).text();
    expect(html).not.toMatch(/<[^>]+ style="/);
    expect(html).toContain("0.4173");
  });

  it("goes to a past minute and back to now, and the address keeps it", async () => {
    await sendCampus();
    const page = await openPage("/live?lang=en&hours=3", {}, wattbook.url);
    for (let i = 0; i < 4; i++) await page.getByRole("button", { name: "15 min back" }).click();
    await page.getByText(/^This is the campus at /).waitFor();
    const asked = () => new URL(page.url()).searchParams.get("at");
    // Each click asks for a minute of its own: that of the last is shown once the instant of the rows is the address's.
    const shown = async () => wallText(Number(await page.locator("main").getAttribute("data-live-at")), DEFAULT_ZONE);
    await expect.poll(async () => (await shown()) === asked()).toBe(true);
    expect(asked()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    await expect.poll(() => page.locator(".live-tile:not(.is-silent)").count()).toBe(60);
    const [at, then] = [asked(), await page.locator('[data-live="power"]').innerText()];
    await page.reload();
    expect([await shown(), asked()]).toEqual([at, at]);
    await expect.poll(() => page.locator('[data-live="power"]').innerText()).toBe(then);
    await page.getByRole("button", { name: "Now", exact: true }).click();
    await expect.poll(() => page.locator("main").getAttribute("data-stream")).toBe("open");
    await expect.poll(() => new URL(page.url()).searchParams.has("at")).toBe(false);
  });

  it("says that a time is none, and shows now", async () => {
    const page = await openPage("/live?lang=en&at=2199-01-01T00:00", {}, wattbook.url);
    await expect.poll(() => page.getByRole("status").innerText()).toContain("2199-01-01T00:00");
    await expect.poll(() => page.locator("main").getAttribute("data-stream")).not.toBe("past");
  });

  it("a stream that comes back brings what was missed, not all again", async () => {
    const first = await events(null, 3);
    const last = first.map((event) => /^id: (.+)$/m.exec(event)?.[1]).findLast((id) => id !== undefined);
    expect(first[0]).toContain('"full":true');
    const again = await events(last as string, 2);
    expect(again.every((event) => event.includes('"full":false'))).toBe(true);
  });

  it.each([
    ["en", "light"],
    ["ko", "dark"],
    ["ko", "light"],
  ])("has no accessibility faults in %s, %s", async (lang, theme) => {
    await sendCampus();
    const page = await openPage(`/live?lang=${lang}&theme=${theme}`, {}, wattbook.url);
    await expect.poll(() => page.locator(".live-tile:not(.is-silent)").count()).toBeGreaterThan(50);
    expect(await axeFaults(page)).toEqual([]);
  });

  it("the Korean page has no English", async () => {
    const page = await openPage("/live?lang=ko", {}, wattbook.url);
    await sendCampus();
    await page.locator(".live-details summary").click();
    const text = await page.locator("main").evaluate((main) => {
      const copy = main.cloneNode(true) as HTMLElement;
      for (const code of copy.querySelectorAll("code")) code.remove();
      return copy.textContent;
    });
    const known = /kgCO₂e|tCO₂e|kWh|kW|lx|Asia\/Seoul|MQTT|P10|P90|data\/reference\/tariffs\.json|\b[EHLS]\d{3}\b/g;
    expect(text.replace(known, "").match(/[A-Za-z]{2,}/g)).toBeNull();
  });

  it("works at 360 pixels and on a wall, without anything leaving the screen", async () => {
    for (const width of [360, 1920]) {
      const page = await openPage("/live?lang=ko", { viewport: { width, height: 760 } }, wattbook.url);
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth))
        .toBeLessThanOrEqual(0);
    }
  });

  it("says that the broker went away, keeps what it last heard, and goes on when it is back", async () => {
    const page = await openPage("/live?lang=en", {}, wattbook.url);
    await sendCampus();
    const number = page.locator('[data-live="power"]');
    await expect.poll(() => number.innerText()).toBe("116");
    await wattbook.broker.close();
    await page.getByText(/^The MQTT broker does not answer/).waitFor();
    await expect.poll(() => number.innerText()).toBe("116");
    const back = await testBroker(wattbook.broker.port);
    try {
      await page.getByText(/^The MQTT broker does not answer/).waitFor({ state: "detached" });
      await expect
        .poll(
          async () => {
            await send(others.slice(0, 1), Date.now(), 9000);
            return number.innerText();
          },
          { interval: 500 },
        )
        .toBe("123");
    } finally {
      await back.close();
    }
  });
});

/** The first few events of a stream, as one who had another before it. */
async function events(lastEventId: string | null, count: number): Promise<string[]> {
  const gone = new AbortController();
  const headers = lastEventId === null ? {} : { "last-event-id": lastEventId };
  const response = await fetch(`${wattbook.url}/api/live`, { headers, signal: gone.signal });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  let text = "";
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString();
    if ((text.match(/\n\n/g)?.length ?? 0) > count) break;
  }
  gone.abort();
  return text
    .split("\n\n")
    .filter((event) => event.includes("event: frame"))
    .slice(0, count);
}
