import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { descendants, isRunning } from "#lib/cli/checks/child-processes.ts";
import { ChromiumProcess } from "./chromium-process.ts";

/** A server that keeps what it was asked for. */
async function server(html: string) {
  const asked: { url: string; mark: string | undefined }[] = [];
  const listening = createServer((request, response) => {
    asked.push({ url: request.url ?? "", mark: request.headers["x-mark"]?.toString() });
    response.setHeader("content-type", "text/html").end(html);
  });
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void listening.close());
  return { origin: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, asked };
}

function browser(idleMs = 60_000): ChromiumProcess {
  const made = new ChromiumProcess(inject("chromiumPath"), idleMs);
  onTestFinished(() => made.close());
  return made;
}

const never = () => new AbortController().signal;

describe("ChromiumProcess", () => {
  it("asks one origin only, with the headers given, and runs no script", async () => {
    const other = await server("elsewhere");
    const own = await server(
      `<img src="${other.origin}/spy.png"><script>fetch("/ran")</script><iframe src="${other.origin}/"></iframe>`,
    );
    await browser().lend({ origin: own.origin, headers: { "x-mark": "yes" }, signal: never() }, async (context) => {
      const page = await context.newPage();
      await page.goto(`${own.origin}/page`, { waitUntil: "networkidle" });
    });
    expect(other.asked).toEqual([]);
    expect(own.asked.filter(({ url }) => url !== "/favicon.ico")).toEqual([{ url: "/page", mark: "yes" }]);
  });

  it("takes back what it lent whenever the signal is aborted, and lends again", async () => {
    const own = await server("page".repeat(10_000));
    const chromium = browser();
    for (const afterMs of [0, 0, 1, 5, 10, 20, 40, 80, 160]) {
      const cancelled = new AbortController();
      const lent = chromium.lend({ origin: own.origin, headers: {}, signal: cancelled.signal }, async (context) => {
        const page = await context.newPage();
        await page.goto(own.origin);
        await page.pdf();
        await page.waitForTimeout(60_000);
      });
      setTimeout(() => cancelled.abort(new Error("the reader left")), afterMs);
      await expect(lent).rejects.toThrow("the reader left");
    }
    const again = await chromium.lend({ origin: own.origin, headers: {}, signal: never() }, async (context) => {
      const page = await context.newPage();
      return (await page.goto(own.origin))?.status();
    });
    expect(again).toBe(200);
  });

  it("ends its browser when nobody has used it for a while, and starts another when it is needed", async () => {
    const own = await server("page");
    const chromium = browser(200);
    const before = new Set(descendants(process.pid));
    const started = () => descendants(process.pid).filter((pid) => !before.has(pid) && isRunning(pid)).length;
    const use = () => chromium.lend({ origin: own.origin, headers: {}, signal: never() }, async () => started());
    expect(await use()).toBeGreaterThan(0);
    await expect.poll(async () => sleep(50).then(started)).toBe(0);
    expect(await use()).toBeGreaterThan(0);
  });
});
