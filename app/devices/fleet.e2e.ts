import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";

const DEVICE = "fleet-journey-1";
/** An id that is another when it is decoded once more. */
const ODD = "fleet 50%2F1 ~2";
const LISTED = "fleet-journey-2";
const RULE = "fleet-journey-warm";

const base = () => inject("wattbookUrl");

async function send(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${base()}${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

async function heard(temp_c: number, device_id = DEVICE): Promise<void> {
  const sent = await send("POST", "/api/readings", { device_id, ts: Date.now(), temp_c, quality: "synthetic" });
  expect(sent.status).toBeLessThan(300);
}

/** A rule of its own, and a device that breaks it. */
beforeAll(async () => {
  const made = await send("POST", "/api/alarm-rules", {
    ...{ id: RULE, name: { en: "Fleet too warm", ko: "선단 과열" }, severity: 850 },
    ...{ on: { devices: [DEVICE, ODD], metric: "temp_c" }, when: { type: "above", limit: 60 } },
  });
  expect(made.status).toBe(201);
  await heard(21.5);
});

afterAll(async () => {
  await send("DELETE", `/api/alarm-rules/${RULE}`);
  for (const id of [DEVICE, LISTED, ODD]) await send("DELETE", `/api/devices/${encodeURIComponent(id)}`);
});

const known = async () => (await send("GET", `/api/devices/${DEVICE}`)).status;

describe("devices and alarms", () => {
  it("a device that is heard waits for a name, gets one in its line, and is found by it", async () => {
    await expect.poll(known).toBe(200);
    const page = await openPage(`/devices?lang=en&q=${DEVICE}`);
    const name = page.getByRole("textbox", { name: `Name of ${DEVICE}` });
    await name.fill("Journey's thermometer");
    await page.getByRole("combobox", { name: `Kind of ${DEVICE}` }).selectOption("sensor");
    await page.locator(".fleet-new li", { hasText: DEVICE }).getByRole("button", { name: "Take in" }).click();
    await name.waitFor({ state: "detached" });
    await page.getByRole("searchbox").fill("journey's thermo");
    await expect.poll(() => page.locator("tr[data-device]").count()).toBe(1);
    await expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe("journey's thermo");
    await page.getByRole("link", { name: "Journey's thermometer" }).click();
    await page.getByRole("heading", { name: "Journey's thermometer", level: 1 }).waitFor();
    await expect.poll(() => page.locator(".fleet-points").innerText()).toMatch(/temp_c\s+21\.5 °C/);
  });

  it("a file that is broken says where, and one as a Korean Excel writes it is tried and taken", async () => {
    const page = await openPage("/devices?lang=en");
    // What is refused stands in the console too.
    page.removeAllListeners("console");
    const opener = page.getByRole("button", { name: "Import CSV…" });
    await opener.press("Enter");
    const dialog = page.getByRole("dialog");
    const tried = async (rows: Buffer) => {
      const buffer = Buffer.concat([Buffer.from("device_id,kind,name_ko\n"), rows]);
      await dialog.getByLabel("CSV file").setInputFiles({ name: "devices.csv", mimeType: "text/csv", buffer });
      await dialog.getByRole("button", { name: "Try" }).click();
    };
    await tried(Buffer.from(`${LISTED},banana,x\n`));
    await dialog.getByText(/line 2, column kind.+banana/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    // 강의실
    await tried(Buffer.from(`${LISTED},room,\xb0\xad\xc0\xc7\xbd\xc7\n`, "latin1"));
    await dialog.getByText("1 would be added, 0 changed, 0 stay.").waitFor();
    await dialog.getByRole("button", { name: "Import" }).click();
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
    const kept = (await (await send("GET", `/api/devices/${LISTED}`)).json()) as { name_ko: string };
    expect(kept.name_ko).toBe("강의실");
  });

  it("a channel to a private address is refused in words, one of the broker is kept, tried and removed", async () => {
    const page = await openPage("/alarms/channels?lang=en");
    page.removeAllListeners("console");
    page.on("dialog", (dialog) => void dialog.accept());
    const opener = page.getByRole("button", { name: "Add a channel" });
    await opener.click();
    const form = page.locator(".channel-form");
    await form.getByLabel("Kind").selectOption("webhook");
    await form.getByLabel("Name").fill("Fleet journey");
    await form.getByLabel("Address").fill("https://10.0.0.3/hook");
    await form.getByRole("button", { name: "Save" }).click();
    await form.getByText(/10\.0\.0\.3 is no public address/).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await form.getByLabel("Kind").selectOption("mqtt");
    await form.getByRole("button", { name: "Save" }).click();
    const kept = page.locator("li[data-channel]", { hasText: "Fleet journey" });
    await kept.waitFor();
    await expect.poll(() => opener.evaluate((button) => button === document.activeElement)).toBe(true);
    await kept.getByRole("button", { name: "Send a test" }).click();
    await page.getByText("A test was sent on Fleet journey.").waitFor();
    await kept.getByRole("button", { name: "Delete" }).click();
    await kept.waitFor({ state: "detached" });
  });

  it("a token is shown once, and revoked", async () => {
    const page = await openPage(`/devices/${DEVICE}?lang=en`);
    page.on("dialog", (dialog) => void dialog.accept());
    await page.getByRole("button", { name: "Make a token" }).click();
    await expect.poll(() => page.locator(".fleet-token code").innerText()).toMatch(/^[\w-]{43}$/);
    await page.getByRole("button", { name: "I have it" }).click();
    await page.getByRole("button", { name: "Revoke" }).click();
    await page.getByText(/^revoked /).waitFor();
    await page.reload();
    await expect.poll(() => page.locator(".fleet-token").count()).toBe(0);
  });

  it("an alarm rises on the page by itself, and is acknowledged by keys", async () => {
    const page = await openPage(`/alarms?lang=en&q=${DEVICE}`);
    await heard(70);
    const row = page.locator(`tr[data-alarm^="${RULE}~"]`);
    await row.waitFor();
    await expect.poll(() => row.innerText()).toMatch(/critical[\s\S]+active · not acknowledged/);
    await page.locator("h1").click();
    await page.keyboard.press("j");
    await page.keyboard.press("a");
    await expect.poll(() => row.innerText()).toContain("acknowledged by web");
    await page.keyboard.press("?");
    await expect.poll(() => page.getByRole("dialog").innerText()).toContain("Confirm that it is mended");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await expect
      .poll(async () => {
        await page.keyboard.press("Enter");
        return page.url();
      })
      .toMatch(/\/alarms\/./);
    await page.getByRole("heading", { name: "What happened" }).waitFor();
    await expect.poll(() => page.locator(".alarm-events").innerText()).toMatch(/Raised[\s\S]+70 °C[\s\S]+Acknowledged/);
    await page.getByRole("link", { name: "Campus load around that moment" }).click();
    await page.waitForURL(/campus-load\?.*tr=/);
  });

  it("an alarm of a device with blanks, % and ~ in its id is found, and acknowledged, by its address", async () => {
    await heard(70, ODD);
    const listed = async () =>
      (await (await send("GET", `/api/alarms?device=${encodeURIComponent(ODD)}`)).json()).alarms;
    await expect.poll(async () => (await listed()).length).toBe(1);
    const [{ id }] = await listed();
    expect(id).toContain(`~${ODD}~`);
    const at = `/alarms/${encodeURIComponent(id)}`;
    expect(await (await send("GET", `/api${at}`)).json()).toMatchObject({ id, device_id: ODD });
    expect((await send("POST", `/api${at}/acknowledge`, { by: "kim" })).status).toBeLessThan(300);
    const page = await openPage(`${at}?lang=en`);
    await page.locator("main[data-alarm]").waitFor();
    await expect.poll(() => page.locator("main").getAttribute("data-alarm")).toBe(id);
  });

  it("a rule as form and YAML says the same, and is tested before it is saved", async () => {
    const page = await openPage(`/alarms/rules?lang=en#${RULE}`);
    const yaml = page.locator(".rule-yaml textarea");
    await expect.poll(() => yaml.inputValue()).toContain("limit: 60");
    await page.getByRole("spinbutton", { name: "Limit", exact: true }).fill("65");
    await expect.poll(() => yaml.inputValue()).toContain("limit: 65");
    await yaml.fill((await yaml.inputValue()).replace("limit: 65", "limit: 20"));
    await expect.poll(() => page.getByRole("spinbutton", { name: "Limit", exact: true }).inputValue()).toBe("20");
    await page.getByRole("button", { name: "Test over history" }).click();
    await page.getByText(/^It would have fired \d+ times in the last 30 days/).waitFor();
    await yaml.fill("when: [");
    await expect.poll(() => page.getByRole("button", { name: "Save" }).isDisabled()).toBe(true);
  });

  it.each([
    ["en", "light"],
    ["ko", "dark"],
  ])("has no accessibility faults in %s, %s", async (lang, theme) => {
    const search = `lang=${lang}&theme=${theme}`;
    const page = await openPage(`/devices?${search}`);
    for (const path of [
      `/devices?${search}`,
      `/devices?${search}&show=plan`,
      `/devices/${DEVICE}?${search}`,
      `/alarms?${search}&state=all`,
      `/alarms/rules?${search}#${RULE}`,
      `/alarms/channels?${search}`,
    ]) {
      await page.goto(path, { waitUntil: "load" });
      await page.waitForTimeout(300);
      expect(await axeFaults(page), path).toEqual([]);
    }
    await page.goto(`/alarms?${search}&state=all&q=${DEVICE}`, { waitUntil: "load" });
    await page.locator("tr[data-alarm] th a").first().click();
    await page.locator(".alarm-events").waitFor();
    await expect
      .poll(async () => {
        await page.keyboard.press("m");
        return page.getByRole("dialog").count();
      })
      .toBe(1);
    expect(await axeFaults(page), "an alarm with its dialog").toEqual([]);
  });

  it("nothing is styled inline by the server, leaves a phone's screen, or is left in English", async () => {
    const page = await openPage("/devices?lang=ko", { viewport: { width: 360, height: 760 } });
    for (const path of ["/devices", `/devices/${DEVICE}`, "/alarms", "/alarms/rules", "/alarms/channels"]) {
      const html = await (await fetch(`${base()}${path}?lang=ko`)).text();
      expect(html, path).not.toMatch(/<[^>]+ style="/);
      await page.goto(`${path}?lang=ko`, { waitUntil: "load" });
      const [over, words] = await page.evaluate(() => {
        const headings = [...document.querySelectorAll("main h2, main th, main dt, main button, main label")];
        return [document.documentElement.scrollWidth - innerWidth, headings.map((each) => each.textContent).join(" ")];
      });
      expect(over, path).toBeLessThanOrEqual(0);
      expect(
        words
          .replace(/CSV|ID|ASHRAE Guideline|ISA|YAML|JSON|English|Journey's thermometer/g, "")
          .match(/[A-Z][a-z]{3,}/g),
        path,
      ).toBeNull();
    }
  });

  it("what a route refuses is said in the language of the page", async () => {
    const page = await openPage("/devices?lang=ko", { refusals: true });
    await page.getByRole("button", { name: "장치 추가" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.locator("[name=id]").fill(DEVICE);
    await dialog.getByRole("button", { name: "추가", exact: true }).click();
    await expect
      .poll(() => dialog.getByRole("alert").textContent())
      .toBe(`“${DEVICE}” 장치가 이미 있어 새로 만들 수 없습니다(상태: 등록됨). 있는 장치를 바꾸십시오.`);
  });
});
