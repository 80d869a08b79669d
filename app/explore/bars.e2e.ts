import { expect, it } from "vitest";
import { openPage } from "#lib/cli/checks/open-page.ts";

function address(rows: number, lang: string): string {
  const sql = `SELECT 'name ' || range AS name, range AS n FROM range(${rows})`;
  return `/explore?${new URLSearchParams({ lang, sql, chart: "bar,name,n" })}`;
}

it.each([
  ["en", "The bars are the first 400 of 1,500 rows with a value."],
  ["ko", "값이 있는 1,500행 중 처음 400행만 막대로 그렸습니다."],
])(
  "a chart of bars says that it shows only the first, under it and to those who cannot see it, in %s",
  async (lang, said) => {
    const page = await openPage(address(1500, lang));
    const plot = page.locator(".explore-chart .plot");
    await plot.locator("svg").waitFor();
    await expect.poll(() => plot.locator("g[aria-label=bar] rect").count()).toBe(400);
    const note = page.locator(".explore-share");
    await expect.poll(() => note.innerText()).toContain(said);
    expect(await plot.getAttribute("aria-describedby")).toBe(await note.getAttribute("id"));
    await page.locator(".explore-choices select").first().selectOption("line");
    await note.waitFor({ state: "detached" });
  },
);

it("a chart of bars that shows all of them says nothing", async () => {
  const page = await openPage(address(400, "en"));
  await page.locator(".explore-chart svg").waitFor();
  await expect.poll(() => page.locator(".explore-share").count()).toBe(0);
});
