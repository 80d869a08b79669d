import AxeBuilder from "@axe-core/playwright";
import { describe, expect, inject, it } from "vitest";
import { openPage } from "#lib/cli/checks/open-page.ts";

const PAGE = "/analyses/campus-load";

describe("the page Campus load", () => {
  it("opens a link with filters and a range as its sender saw it, in the server's HTML and in the browser's rows", async () => {
    const address = `${PAGE}?f=building:library&f=hour:8..18&tr=2024-05-01/2024-06-01&lang=en`;
    const html = await (await fetch(`${inject("wattbookUrl")}${address}`)).text();
    expect(html).toContain("May 1, 2024 – May 31, 2024");
    const page = await openPage(address);
    const total = page.locator('[data-value="total"]');
    const served = await total.textContent();
    const answered = page.waitForResponse((response) => response.url().includes("/api/analyses/campus-load/rows?"));
    await page.locator("main").hover();
    const url = new URL((await answered).url());
    expect(url.searchParams.getAll("f")).toEqual(["hour:8..18", "building:library"]);
    expect(url.searchParams.get("tr")).toBe("2024-05-01/2024-06-01");
    await page.waitForTimeout(500);
    expect(await total.textContent()).toBe(served);
    expect(await page.locator(".notice").count()).toBe(0);
  });

  it("asks for the rows of a changed input in one request, keeps the filters, and follows", async () => {
    const page = await openPage(`${PAGE}?f=building:library&lang=en`);
    const total = page.locator('[data-value="total"]');
    const before = await total.textContent();
    await page.getByLabel("Circuit").focus();
    await page.waitForTimeout(3000);
    await page.getByLabel("Circuit").selectOption("lighting");
    await page.waitForFunction((text) => document.querySelector('[data-value="total"]')?.textContent !== text, before);
    expect(new URL(page.url()).search).toBe("?circuit=lighting&f=building%3Alibrary&lang=en");
    await page.goBack();
    await page.waitForFunction((text) => document.querySelector('[data-value="total"]')?.textContent === text, before);
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
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
});
