"use client";
import { useEffect, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { fleetMessages } from "../devices/messages-fleet.ts";
import { sendJson } from "../send-json.ts";
import { channelMessages } from "./messages-channels.ts";

const WORKER = "/push-worker.js";
const ROUTE = "/api/push/subscriptions";

/** Lets this browser be pushed to, or no longer. */
export function PushPanel({ language }: { readonly language: Language }) {
  const say = channelMessages(language);
  const [subscription, setSubscription] = useState<PushSubscription | null>();
  const [fault, setFault] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    if (!("serviceWorker" in navigator && "PushManager" in window)) return setFault(say.unsupported);
    navigator.serviceWorker.getRegistration(WORKER).then(
      async (found) => setSubscription((await found?.pushManager.getSubscription()) ?? null),
      () => setFault(say.unsupported),
    );
  }, [say]);
  const subscribe = async () => {
    if ((await Notification.requestPermission()) !== "granted") return setFault(say.denied);
    const asked = await sendJson<{ key: string }>("GET", "/api/push/key");
    if (!asked.ok) return setFault(asked.status === 0 ? fleetMessages(language).unreached : asked.detail);
    const worker = await navigator.serviceWorker.register(WORKER);
    await navigator.serviceWorker.ready;
    const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: asked.body.key });
    const { endpoint, keys } = made.toJSON();
    const sent = await sendJson("POST", ROUTE, { endpoint, keys, language });
    if (!sent.ok) {
      await made.unsubscribe();
      return setFault(sent.status === 0 ? fleetMessages(language).unreached : sent.detail);
    }
    setFault("");
    setSubscription(made);
  };
  const unsubscribe = async (from: PushSubscription) => {
    await sendJson("DELETE", ROUTE, { endpoint: from.endpoint });
    await from.unsubscribe();
    setSubscription(null);
  };
  const run = (work: Promise<unknown>) => {
    setIsBusy(true);
    work.catch((error: unknown) => setFault((error as Error).message)).finally(() => setIsBusy(false));
  };
  return (
    <section aria-labelledby="push-browser">
      <h2 id="push-browser">{say.browser}</h2>
      <p className="fleet-hint">{subscription ? say.subscribed : say.browserHint}</p>
      {subscription === undefined ? null : (
        <button
          type="button"
          disabled={isBusy}
          onClick={() => run(subscription ? unsubscribe(subscription) : subscribe())}
        >
          {subscription ? say.unsubscribe : say.subscribe}
        </button>
      )}
      {fault === "" ? null : <p role="alert">{fault}</p>}
    </section>
  );
}
