import { expect, inject, it } from "vitest";
import { openPage } from "#lib/cli/checks/open-page.ts";

it("the service worker of pushes starts under the site's policy, shows a message once and replaces it by a later one", async () => {
  const page = await openPage("/live", { permissions: ["notifications"] });
  const cdp = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const [own] = registrations;
      if (own) resolve(own.registrationId);
    });
  });
  await cdp.send("ServiceWorker.enable");
  await page.evaluate(async () => {
    await navigator.serviceWorker.register("/push-worker.js");
    await navigator.serviceWorker.ready;
  });
  const registrationId = await registered;
  const push = (data: string) =>
    cdp.send("ServiceWorker.deliverPushMessage", { origin: inject("wattbookUrl"), registrationId, data });
  const shown = () =>
    page.evaluate(async () => {
      const all = await (await navigator.serviceWorker.ready).getNotifications();
      return all
        .map(({ title, body, lang, data }) => ({ title, body, lang, path: data.path as string }))
        .sort((a, b) => (a.title < b.title ? -1 : 1));
    });
  const message = {
    id: "1",
    tag: "a",
    title: "경보 발생: 너무 덥습니다",
    body: "기기: lab-3",
    path: "/alarms/a",
    lang: "ko",
  };
  const { id: _, tag: __, ...visible } = message;
  // Pushed until it arrives, as a browser may still be starting the worker; it is shown once all the same.
  await expect
    .poll(async () => {
      await push(JSON.stringify(message));
      return shown();
    })
    .toEqual([visible]);
  await push(JSON.stringify({ ...message, title: "Twice" }));
  await push(JSON.stringify({ ...message, id: "2", tag: "b", title: "Another" }));
  await expect.poll(shown).toEqual([{ ...visible, title: "Another" }, visible]);
  await push(JSON.stringify({ ...message, id: "3", title: "경보 해제" }));
  await push("{");
  await expect
    .poll(async () => (await shown()).map(({ title }) => title))
    .toEqual(["Another", "Wattbook", "경보 해제"]);
});

it("the built server makes a key for pushes, and tries channels: what it may not reach it says", async () => {
  const url = inject("wattbookUrl");
  const { key } = (await (await fetch(`${url}/api/push/key`)).json()) as { key: string };
  expect(key).toMatch(/^[\w-]{87}$/);
  const send = (path: string, method: string, body?: object) =>
    fetch(`${url}/api/channels${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const mail = { id: "journey-mail", kind: "email", name: "Mail", config: { to: ["a@example.org"] }, enabled: false };
  const hook = {
    id: "journey-hook",
    kind: "webhook",
    name: "Hook",
    config: { url: "https://localhost.example.com/" },
    enabled: false,
  };
  expect((await send("", "POST", mail)).status).toBe(201);
  expect((await send("", "POST", hook)).status).toBe(201);
  expect(await (await send("/journey-mail/test", "POST")).json()).toMatchObject({
    ok: false,
    error: expect.stringContaining("SMTP_URL"),
  });
  expect(await (await send("/journey-hook/test", "POST")).json()).toMatchObject({ ok: false });
  for (const id of ["journey-mail", "journey-hook"]) expect((await send(`/${id}`, "DELETE")).status).toBe(204);
});
