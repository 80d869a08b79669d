"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { TokenRow } from "#lib/state/read/device-page.ts";
import { copyText } from "../copy-text.ts";
import { dateTime } from "../live/live-text.ts";
import { sendJson } from "../send-json.ts";
import { say as announce } from "../toast.tsx";
import { deviceRoute } from "./device-api.ts";
import { agoText } from "./device-text.ts";
import type { DeviceView } from "./device-view.ts";
import { deviceMessages } from "./messages-device.ts";
import { fleetMessages } from "./messages-fleet.ts";

/** What a device proves itself with: made, shown once, replaced, revoked. */
export function DeviceTokens({ language, zone, now, device }: DeviceView) {
  const say = deviceMessages(language);
  const router = useRouter();
  const [token, setToken] = useState<string>();
  const [fault, setFault] = useState("");
  const maker = useRef<HTMLButtonElement>(null);
  const failed = (sent: { status: number; detail: string }) =>
    setFault(sent.status === 0 ? fleetMessages(language).unreached : sent.detail);
  const issue = async () => {
    setFault("");
    const sent = await sendJson<{ token: string }>("POST", deviceRoute(device.id, "/tokens"), {});
    if (!sent.ok) return failed(sent);
    setToken(sent.body.token);
    router.refresh();
  };
  const revoke = async ({ id, hint }: TokenRow) => {
    if (!confirm(say.revokeSure(hint))) return;
    setFault("");
    const sent = await sendJson("DELETE", deviceRoute(device.id, `/tokens/${id}`));
    if (!sent.ok) return failed(sent);
    router.refresh();
  };
  const isValid = ({ revokedAt, expiresAt }: TokenRow) => revokedAt === null && (expiresAt === null || expiresAt > now);
  const hasValid = device.tokens.some(isValid);
  const time = (at: number) => dateTime(at, zone, language);
  return (
    <section aria-labelledby="device-tokens">
      <h2 id="device-tokens">{say.tokens}</h2>
      <p className="fleet-hint">{say.tokensHint}</p>
      {token === undefined ? null : (
        <div className="fleet-token" role="status">
          <p>{say.tokenOnce}</p>
          <code>{token}</code>
          <div className="fleet-buttons">
            <button type="button" onClick={() => void copyText(token).then(() => announce(say.copied))}>
              {say.copy}
            </button>
            <button
              type="button"
              onClick={() => {
                setToken(undefined);
                maker.current?.focus();
              }}
            >
              {say.done}
            </button>
          </div>
        </div>
      )}
      {device.tokens.length === 0 ? <p>{say.noTokens}</p> : null}
      <ul className="fleet-list">
        {device.tokens.map((each) => (
          <li key={each.id}>
            <span>
              {say.hint} <code>{each.hint}</code>
            </span>
            <span>
              {say.made} {time(each.createdAt)}
            </span>
            <span>
              {say.used} {agoText(each.lastUsedAt, now, language)}
            </span>
            {isValid(each) ? (
              <>
                {each.expiresAt === null ? null : (
                  <span>
                    {say.expires} {time(each.expiresAt)}
                  </span>
                )}
                <button type="button" onClick={() => void revoke(each)}>
                  {say.revoke}
                </button>
              </>
            ) : (
              <strong>
                {each.revokedAt === null ? say.expired(time(each.expiresAt ?? now)) : say.revoked(time(each.revokedAt))}
              </strong>
            )}
          </li>
        ))}
      </ul>
      <div className="fleet-buttons">
        <button ref={maker} type="button" disabled={device.status === "retired"} onClick={() => void issue()}>
          {hasValid ? say.rotate : say.newToken}
        </button>
        {hasValid ? <span className="fleet-hint">{say.rotateHint}</span> : null}
      </div>
      {fault === "" ? null : <p role="alert">{fault}</p>}
    </section>
  );
}
