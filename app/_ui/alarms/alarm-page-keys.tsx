"use client";
import { useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import type { AlarmRow } from "#lib/state/read/listed-alarm.ts";
import { AlarmActions } from "./alarm-actions.tsx";
import type { AlarmAction } from "./alarm-api.ts";
import { useAlarmKeys } from "./use-alarm-keys.ts";

/** What can be done with one alarm, by mouse and by the keys of the list. */
export function AlarmPageKeys({ language, alarm, now }: { language: Language; alarm: AlarmRow; now: number }) {
  const [asked, setAsked] = useState<{ action: AlarmAction; turn: number }>();
  useAlarmKeys((key) => {
    if (key === "next" || key === "before" || key === "open" || key === "select") return;
    const isShelved = alarm.shelvedUntil !== null && alarm.shelvedUntil > now;
    const action = key === "shelve" && isShelved ? "unshelve" : key;
    setAsked((before) => ({ action, turn: (before?.turn ?? 0) + 1 }));
  });
  return <AlarmActions language={language} alarms={[alarm]} now={now} asked={asked} />;
}
