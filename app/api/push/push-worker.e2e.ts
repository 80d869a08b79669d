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
  await push(JSON.stringify(message));
  await expect.poll(shown).toEqual([visible]);
  await push(JSON.stringify({ ...message, title: "Twice" }));
  await push(JSON.stringify({ ...message, id: "2", tag: "b", title: "Another" }));
  await expect.poll(shown).toEqual([{ ...visible, title: "Another" }, visible]);
  await push(JSON.stringify({ ...message, id: "3", title: "경보 해제" }));
  await push("{");
  await expect
    .poll(async () => (await shown()).map(({ title }) => title))
    .toEqual(["Another", "Wattbook", "경보 해제"]);
});
