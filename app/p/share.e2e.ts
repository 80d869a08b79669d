import { beforeAll, expect, inject, it } from "vitest";
import { openPage } from "#lib/cli/checks/open-page.ts";

const ANALYSIS = "/analyses/regional-forecast-error";

let url: string;
let pin: string;
beforeAll(async () => {
  url = inject("wattbookUrl");
  const made = await fetch(`${url}/api/pins`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ analysis: "regional-forecast-error" }),
  });
  pin = ((await made.json()) as { url: string }).url;
});

it.each(["pin", `${ANALYSIS}?month=2024-08&lang=en`])(
  "the link to %s previews with its answer, its picture and an oEmbed answer",
  async (what) => {
    const page = await openPage(what === "pin" ? `${pin}?lang=en` : what);
    const content = (property: string) => page.locator(`meta[property="${property}"]`).getAttribute("content");
    expect(await content("og:title")).toBe("Regional forecast error");
    expect(await content("og:description")).toMatch(/In (May|August) 2024 the forecast missed/);
    const image = await fetch((await content("og:image")) ?? "");
    expect(image.headers.get("content-type")).toBe("image/png");
    expect(image.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(image.headers.get("x-frame-options")).toBe("DENY");
    const { byteLength } = await image.arrayBuffer();
    expect(byteLength).toBeGreaterThan(20_000);
    const address = await page.locator('link[type="application/json+oembed"]').getAttribute("href");
    const embed = (await (await fetch(`${address}&maxwidth=400`)).json()) as Record<string, unknown>;
    expect(embed).toMatchObject({
      version: "1.0",
      type: "photo",
      title: "Regional forecast error",
      width: 400,
      height: 210,
    });
    const photo = new DataView(await (await fetch(String(embed.url))).arrayBuffer());
    expect(photo.getUint32(16)).toBe(400);
  },
);

it("oEmbed answers for pages of this site alone, and in JSON alone", async () => {
  const ask = async (search: Record<string, string>) => fetch(`${url}/api/oembed?${new URLSearchParams(search)}`);
  expect((await ask({ url: `${url}${pin}`, format: "xml" })).status).toBe(501);
  for (const other of [
    "https://example.org/p/1",
    `${url}/p/${"0".repeat(20)}`,
    `${url}/analyses/nonsense`,
    `${url}/`,
    "nonsense",
  ]) {
    const response = await ask({ url: other });
    expect(response.status, other).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
  }
  expect((await ask({ url: `${url}${pin}`, maxwidth: "-1" })).status).toBe(400);
});

it("links that leave a page point to the host that was asked, whatever a proxy's header claims", async () => {
  const html = await (
    await fetch(`${url}${pin}`, {
      headers: { "x-forwarded-host": "evil.example", "x-print-origin": "0 http://evil.example" },
    })
  ).text();
  expect(html).toContain(`content="${url}${pin}"`);
  expect(html).not.toContain("evil.example");
});
