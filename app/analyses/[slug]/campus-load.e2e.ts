import { describe, expect, inject, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";
import { showInterest } from "#lib/cli/checks/show-interest.ts";

const PAGE = "/analyses/campus-load";

describe("the page Campus load", () => {
  it("opens a link with filters and a range as its sender saw it, in the server's HTML and in the browser's rows", async () => {
    const address = `${PAGE}?f=building:library&f=hour:8..18&tr=2024-05-01/2024-06-01&lang=en`;
    const html = await (await fetch(`${inject("wattbookUrl")}${address}`)).text();
    expect(html).toContain("May 1, 2024 – May 31, 2024");
    const page = await openPage(address);
    const total = page.locator('[data-value="total"]');
    const served = await total.textContent();
    const url = await showInterest(page);
    expect(url.searchParams.getAll("f")).toEqual(["hour:8..18", "building:library"]);
    expect(url.searchParams.get("tr")).toBe("2024-05-01/2024-06-01");
    await page.waitForTimeout(500);
    await expect.poll(() => total.textContent()).toBe(served);
    await expect.poll(() => page.locator(".notice").count()).toBe(0);
  });

  it("asks for the rows of a changed input in one request, keeps the filters, and follows", async () => {
    const page = await openPage(`${PAGE}?f=building:library&lang=en`);
    const total = page.locator('[data-value="total"]');
    const before = await total.textContent();
    await showInterest(page);
    await page.getByLabel("Circuit").selectOption("lighting");
    await page.waitForFunction((text) => document.querySelector('[data-value="total"]')?.textContent !== text, before);
    await expect.poll(() => new URL(page.url()).search).toBe("?circuit=lighting&f=building%3Alibrary&lang=en");
    await page.goBack();
    await page.waitForFunction((text) => document.querySelector('[data-value="total"]')?.textContent === text, before);
  });

  it("filters every figure by brushed bars and by a dragged stretch of time, and lets go of each", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    await page.waitForLoadState("networkidle");
    const drag = async (figure: string, from: number, to: number) => {
      const plot = page.locator(`[data-figure="${figure}"] .plot`);
      await plot.scrollIntoViewIfNeeded();
      const box = await plot.boundingBox();
      if (!box) throw new Error(`${figure} has no box`);
      await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.12);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * to, box.y + box.height * 0.9, { steps: 6 });
      await page.mouse.up();
    };
    const total = page.locator('[data-value="total"]');
    const all = await total.textContent();
    await showInterest(page);
    // Brushed until it is heard: between the answer and then a busy machine takes a while.
    await expect
      .poll(
        async () => {
          if (!page.url().includes("f=hour")) await drag("hours", 0.35, 0.75);
          return page.url();
        },
        { interval: 1000 },
      )
      .toMatch(/f=hour/);
    await page.waitForFunction((text) => document.querySelector('[data-value="total"]')?.textContent !== text, all);
    const some = await total.textContent();
    await drag("load", 0.4, 0.6);
    await page.waitForURL(/tr=/);
    await expect
      .poll(() => decodeURIComponent(new URL(page.url()).search))
      .toMatch(/tr=2024-0\d-\d\dT.*Z\/2024-0\d-\d\dT/);
    await page.waitForFunction((text) => document.querySelector('[data-value="total"]')?.textContent !== text, some);

    const made = await fetch(`${inject("wattbookUrl")}/api/pins`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ analysis: "campus-load", f: ["hour:8..18"], tr: "P7D" }),
    });
    const { url } = (await made.json()) as { url: string };
    const html = await (await fetch(`${inject("wattbookUrl")}${url}?lang=en`)).text();
    expect(html).toContain("Dec 25, 2024 – Dec 31, 2024");

    await page.locator(".selection", { hasText: "hour" }).getByRole("button").click();
    await page.waitForURL((address) => !address.search.includes("hour"));
    await page.locator(".selection").getByRole("button").click();
    await page.waitForURL((address) => !address.search.includes("tr="));
    await page.waitForFunction((text) => document.querySelector('[data-value="total"]')?.textContent === text, all);
  });

  it("drops a bad filter and a bad range, and says so", async () => {
    const page = await openPage(`${PAGE}?f=colour:red&tr=yesterday&lang=en`);
    expect(await page.locator(".notice").allInnerTexts()).toEqual([
      expect.stringContaining("colour:red"),
      expect.stringContaining("yesterday"),
    ]);
  });

  it("has no fault that axe finds", async () => {
    const page = await openPage(`${PAGE}?lang=ko`);
    expect(await axeFaults(page)).toEqual([]);
  });
});
