import { describe, expect, it } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";

const PAGE = "/analyses/schedule-comparison";

describe("a timetable that is solved from its page", () => {
  it("keeps what is pinned and closed, is followed while it is searched, also after a reload, and ends when it is told to", async () => {
    const page = await openPage(`${PAGE}?lang=ko`, { viewport: { width: 1280, height: 1000 } });
    const panel = page.locator(".solve");
    await panel.locator(".solve-go").waitFor();
    await panel.locator('input[name="seconds"]').fill("600");
    await panel.locator('input[name="mostMoved"]').fill("200");
    await panel.getByLabel("인문관").check();
    await panel.locator(".solve-pins input").fill("선형대수학");
    await page.getByRole("option").first().click();
    await panel.locator(".solve-pinned li").first().waitFor();
    const asked = page.waitForResponse((response) => response.request().method() === "POST");
    await panel.locator(".solve-go").click();
    const { request, id } = (await (await asked).json()) as {
      id: string;
      request: { pinned: number[]; closedBuildings: string[]; mostMoved: number; weights: { kwh: number } };
    };
    expect(request).toMatchObject({ mostMoved: 200, weights: { kwh: 1 } });
    expect(request.pinned.length).toBeGreaterThan(0);
    expect(request.closedBuildings).toHaveLength(1);

    const job = panel.locator('[data-solve="running"]');
    await job.locator("progress").waitFor();
    await job.locator(".solve-trace").waitFor();
    await page.reload({ waitUntil: "load" });
    await job.locator("progress").waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await job.getByRole("button", { name: "취소", exact: true }).click();
    await panel.locator('[data-solve="cancelled"]').first().waitFor();
    const ended = (await (await page.request.get(`/api/solves/${id}`)).json()) as { status: string; run: null };
    expect(ended).toMatchObject({ status: "cancelled", run: null });
  });

  it("is taken along as files", async () => {
    const page = await openPage(`${PAGE}?lang=en`, { viewport: { width: 1280, height: 1000 } });
    const panel = page.locator(".solve");
    for (const name of ["CSV", ".sol (ITC-2007)", "Calendar of all lectures (.ics)"]) {
      const loaded = page.waitForEvent("download");
      await panel.getByRole("link", { name, exact: true }).click();
      expect((await loaded).suggestedFilename()).toMatch(/^sample-front-\d+\.(csv|sol|ics)$/);
    }
  });
});
