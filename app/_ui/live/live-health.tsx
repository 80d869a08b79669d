"use client";
import type { LiveFrame } from "#lib/live/live-frame.ts";
import type { Language } from "#lib/notebook/language.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { useLiveState } from "./live-store.ts";
import { liveMessages } from "./messages-live.ts";

interface LiveHealthProps {
  readonly language: Language;
  /** A past minute is shown: how telemetry does now is beside the point. */
  readonly isPast?: boolean;
  readonly initial: Pick<LiveFrame, "isConnected" | "devices" | "lastMessageAt" | "at">;
}

/** Whether telemetry comes in: the broker, how many devices, and when the last of them was heard. */
export function LiveHealth({ language, initial, isPast = false }: LiveHealthProps) {
  const say = liveMessages(language);
  const { frame, stream } = useLiveState();
  if (stream === "past" || (isPast && stream === "connecting")) {
    return <span className="badge live-health">{say.stored}</span>;
  }
  const { isConnected, devices, lastMessageAt, at } = frame ?? initial;
  const isWell = isConnected !== false && stream !== "broken" && stream !== "full";
  const parts = [
    isWell ? say.mqttConnected : stream === "broken" || stream === "full" ? say.reconnecting : say.mqttAway,
    say.deviceCount(formatNumber(devices.listed, language, 6)),
    lastMessageAt === null
      ? ""
      : say.ago(formatNumber(Math.max(0, Math.round((at - lastMessageAt) / 1000)), language, 6)),
  ];
  return (
    <span className={`badge live-health ${isWell ? "badge-live" : "is-away"}`}>
      {parts.filter(Boolean).join(" · ")}
    </span>
  );
}
