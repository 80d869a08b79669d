import type { Page } from "playwright";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { openPage } from "#lib/cli/checks/open-page.ts";

let pin: string;
beforeAll(async () => {
  const response = await fetch(`${inject("wattbookUrl")}/api/pins`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ analysis: "regional-forecast-error" }),
  });
  pin = ((await response.json()) as { url: string }).url;
});

async function deckOnPhone(): Promise<Page> {
  const page = await openPage(`${pin}?view=deck&lang=en`, {
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 760 },
  });
  await page.waitForLoadState("networkidle");
  return page;
}

type Point = readonly [x: number, y: number];

/** Fingers put down, drawn along and lifted, as the browser's input has them: it may take a gesture for its own. */
async function draw(page: Page, from: readonly Point[], by: Point): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const at = (share: number) => from.map(([x, y], id) => ({ x: x + share * by[0], y: y + share * by[1], id }));
  await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
  for (let step = 1; step <= 8; step++) {
    await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(step / 8) });
    await page.waitForTimeout(16);
  }
  await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await session.detach();
}

const said = (page: Page) => page.locator('.deck [role="status"]').innerText();

describe("a deck under a finger", () => {
  it("goes on by a swipe to the left, back by one to the right, and keeps the slide in the address", async () => {
    const page = await deckOnPhone();
    await draw(page, [[320, 400]], [-220, 10]);
    await page.locator('.slide-frame[data-slide="map"]:visible').waitFor();
    await draw(page, [[200, 400]], [-70, -20]);
    await page.locator('.slide-frame[data-slide="ranking"]:visible').waitFor();
    await expect.poll(() => new URL(page.url()).hash).toBe("#3");
    await draw(page, [[60, 300]], [250, -15]);
    await page.locator('.slide-frame[data-slide="map"]:visible').waitFor();
    await expect.poll(() => said(page)).toMatch(/^Slide 2 of 12/);
  });

  it("stays for a stroke down, one that is short, two fingers, and a touch of its buttons", async () => {
    const page = await deckOnPhone();
    await draw(page, [[200, 250]], [30, 260]);
    await draw(page, [[250, 400]], [-35, 0]);
    await draw(
      page,
      [
        [120, 400],
        [260, 400],
      ],
      [-150, 5],
    );
    await page.waitForTimeout(200);
    await expect.poll(() => said(page)).toMatch(/^Slide 1 of 12/);
    const next = await page.getByRole("button", { name: "Next" }).boundingBox();
    await page.touchscreen.tap((next?.x ?? 0) + 5, (next?.y ?? 0) + 5);
    await page.locator('.slide-frame[data-slide="map"]:visible').waitFor();
    await expect.poll(() => said(page)).toMatch(/^Slide 2 of 12/);
  });

  it("does not turn by a swipe over the overview", async () => {
    const page = await deckOnPhone();
    await page.keyboard.press("o");
    await page.locator(".slide-pick").first().waitFor();
    await draw(page, [[320, 300]], [-220, 10]);
    await page.waitForTimeout(200);
    await expect.poll(() => page.locator(".slide-pick").count()).toBe(12);
    expect(new URL(page.url()).hash).not.toBe("#2");
  });
});
