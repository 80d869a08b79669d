import type { Page } from "playwright";
import { expect } from "vitest";

/**
 * Moves the pointer over an analysis until the page asks for its rows, as it does at the first sign of interest, and waits for them. A single move may come before what hears it is bound.
 * The rows' address, as it was asked first.
 */
export async function showInterest(page: Page): Promise<URL> {
  const asked = () =>
    page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .map(({ name }) => name)
        .filter((name) => name.includes("/rows?")),
    );
  await expect
    .poll(
      async () => {
        await page.mouse.move(0, 0);
        await page.locator("main").hover();
        return (await asked()).length;
      },
      { interval: 250, timeout: 60_000 },
    )
    .toBeGreaterThan(0);
  await page.waitForLoadState("networkidle");
  return new URL((await asked())[0]!);
}
