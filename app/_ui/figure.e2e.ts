import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Locator, Page } from "playwright";
import { describe, expect, it, onTestFinished } from "vitest";
import { axeFaults } from "#lib/cli/checks/axe-faults.ts";
import { openPage } from "#lib/cli/checks/open-page.ts";
import { readProvenance } from "#lib/plot/export/provenance.ts";

const PAGE = "/analyses/regional-forecast-error";

/** Saves a figure from its menu, and gives the file. */
async function saved(page: Page, figure: Locator, format: string): Promise<{ name: string; bytes: Uint8Array }> {
  await figure.locator("summary").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    figure.getByRole("button", { name: format, exact: true }).click(),
  ]);
  const folder = await mkdtemp(path.join(tmpdir(), "wattbook-saved-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "file");
  await download.saveAs(file);
  return { name: download.suggestedFilename(), bytes: await readFile(file) };
}

/** Drops a file onto the page, as a hand would. */
async function drop(page: Page, bytes: Uint8Array, type: string): Promise<void> {
  await page.evaluate(
    ([data, kind]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(data as number[])], "file", { type: kind as string }));
      for (const name of ["dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(name, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    },
    [[...bytes], type] as const,
  );
}

describe("a figure's menu", () => {
  it("saves PNG, SVG, CSV, XLSX, Parquet and Arrow of the pinned view, each named after it", async () => {
    const page = await openPage(`${PAGE}?measure=wape&lang=en`);
    const map = page.locator('[data-figure="map"]');
    const starts = { PNG: "\u0089PNG", SVG: "<svg", CSV: "Region", XLSX: "PK", Parquet: "PAR1", Arrow: "\u00ff\u00ff" };
    for (const [format, start] of Object.entries(starts)) {
      const { name, bytes } = await saved(page, map, format);
      expect(Buffer.from(bytes.subarray(0, start.length)).toString("latin1"), format).toBe(start);
      expect(name).toMatch(/^regional-forecast-error-(map|errors)-[0-9a-f]{8}\.[a-z]+$/);
    }
  });

  it("gives a picture that, dropped back, opens the exact view, and says of any other file that it is foreign", async () => {
    const page = await openPage(`${PAGE}?measure=mase&rows=5&lang=en`);
    const ranking = page.locator('[data-figure="ranking"]');
    const { bytes } = await saved(page, ranking, "PNG");
    const provenance = readProvenance(bytes);
    expect(provenance).toMatchObject({ figure: "ranking", inputs: { measure: "mase", rows: 5 } });
    expect(Object.keys(provenance?.sql ?? {})).toEqual(["errors", "history"]);

    await page.goto("/?lang=en");
    await drop(page, new Uint8Array([1, 2, 3]), "image/png");
    await page.locator(".toast", { hasText: "no figure exported from Wattbook" }).waitFor();
    await drop(page, bytes, "image/png");
    await page.waitForURL(new RegExp(`/p/${provenance?.pin}.*#figure-ranking$`));
    await expect.poll(() => page.getByRole("radio", { name: "MASE" }).isChecked()).toBe(true);
    await expect.poll(() => page.getByLabel("Rows").inputValue()).toBe("5");
  });

  it("shows the SQL with what it bound, and how to cite; both dialogs are accessible and give the focus back", async () => {
    const page = await openPage(`${PAGE}?lang=ko`);
    const map = page.locator('[data-figure="map"]');
    for (const [name, text] of [
      ["SQL…", '$month = "2024-05"'],
      ["인용…", "@misc{wattbook-"],
    ] as const) {
      await map.locator("summary").focus();
      await page.keyboard.press("Enter");
      await map.getByRole("button", { name }).focus();
      await page.keyboard.press("Enter");
      const dialog = page.getByRole("dialog");
      await dialog.getByText(text).first().waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    }
  });
});

describe("gestures", () => {
  it("select the brushed points in every figure, zoom with Shift, and go back by double click", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    await page.getByLabel("Rows").focus();
    const plot = page.locator('[data-figure="size"] .plot');
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (!box) throw new Error("The figure has no box");
    const drag = async () => {
      await page.mouse.move(box.x + box.width * 0.45, box.y + box.height * 0.3);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.7, { steps: 5 });
      await page.mouse.up();
    };
    const bright = page.locator('[data-figure="size"] [data-key]:not(.is-dimmed)');
    // Until it is heard: a figure's gestures come with its code, after the first sign of interest.
    await expect
      .poll(
        async () => {
          if ((await bright.count()) === 229) await drag();
          return bright.count();
        },
        { interval: 1000 },
      )
      .toBeLessThan(229);
    const selected = await bright.count();
    expect(selected).toBeGreaterThan(5);
    await expect.poll(() => page.locator('[data-figure="map"] [data-key]:not(.is-dimmed)').count()).toBe(selected);
    await page.getByRole("button", { name: "Clear" }).click();
    await expect.poll(() => page.locator(".is-dimmed").count()).toBe(0);

    const shown = () => plot.locator("svg").getAttribute("data-view");
    await page.keyboard.down("Shift");
    await drag();
    await page.keyboard.up("Shift");
    await expect.poll(shown).not.toBe(null);
    await plot.dblclick({ position: { x: 4, y: 4 } });
    await expect.poll(shown).toBe(null);
  });

  it("show a legend's entry alone, by pointer and by key", async () => {
    const page = await openPage(`${PAGE}?lang=en`);
    const size = page.locator('[data-figure="size"]');
    const entry = size.getByRole("button", { name: "half or more" });
    await entry.click();
    await expect.poll(() => entry.getAttribute("aria-pressed")).toBe("true");
    const apart = size.locator("[data-key].is-apart");
    await expect.poll(() => apart.count()).toBeGreaterThan(50);
    expect(await apart.count()).toBeLessThan(229);
    await entry.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => size.locator("[data-key].is-apart").count()).toBe(0);
  });
});
