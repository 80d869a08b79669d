import { describe, expect, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";

const PAGE = "/analyses/regional-forecast-error";

describe("claims in the prose", () => {
  it.each([
    ["en", "light", /rank \d+ against \d+/, "The worst region of Jeju"],
    ["ko", "dark", /\d+위, 5월 \d+위/, "제주에서 가장 크게 빗나간"],
  ])("say in %s, %s, what they compare to who focuses their numbers", async (lang, theme, numbers, statement) => {
    const page = await openPage(`${PAGE}?lang=${lang}&theme=${theme}`);
    const claim = page.locator('[data-claim="jejuRisesInAugust"]');
    const button = claim.getByRole("button");
    await expect.poll(() => button.innerText()).toMatch(numbers);
    const note = claim.locator("[role=tooltip]");
    await expect.poll(() => note.isVisible()).toBe(false);
    await expect
      .poll(async () => {
        await button.blur();
        await button.focus();
        return note.isVisible();
      })
      .toBe(true);
    await expect.poll(() => note.innerText()).toContain(statement);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => note.isVisible()).toBe(false);
  });

  it("are judged by the rows of the state: provinces are too few for a weak correlation, and the sentence says so", async () => {
    const page = await openPage(`${PAGE}?lang=en&level=province&month=2024-02`);
    await expect.poll(() => page.locator("[data-claim]").count()).toBe(7);
    const marked = page.locator(".claim-broken, .claim-unknown");
    await expect.poll(() => marked.count()).toBeGreaterThan(0);
    expect(await page.locator(".claim-mark").count()).toBe(await marked.count());
    await expect
      .poll(() => page.locator(".claim-mark").first().innerText())
      .toMatch(/not supported by the data shown|cannot be/);
    expect(await axeFaults(page)).toEqual([]);
  });

  it("stand on paper as well, with their numbers", async () => {
    const page = await openPage(`${PAGE}?lang=en&view=print`);
    await expect
      .poll(() => page.locator('[data-claim="jejuRisesInAugust"]').innerText())
      .toMatch(/\(rank \d+ against \d+\)/);
    await expect.poll(() => page.locator("[data-claim] button").count()).toBe(0);
  });

  it("that do not hold are what the catalogue would name: with the sample it names none", async () => {
    const page = await openPage("/?lang=en");
    await expect.poll(() => page.locator(".catalogue h2").count()).toBeGreaterThan(0);
    await expect.poll(() => page.locator(".catalogue-claims").count()).toBe(0);
  });
});
