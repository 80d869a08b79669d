import { useEffect, useRef } from "react";
import { isTyping } from "../is-typing.ts";
import { ALARM_KEYS } from "../shortcuts.ts";

export type AlarmKey = keyof typeof ALARM_KEYS;

/** Calls `press` for each key of the list of alarms, unless somebody types or a dialog is open. */
export function useAlarmKeys(press: (key: AlarmKey) => void): void {
  const pressed = useRef(press);
  pressed.current = press;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || document.querySelector("dialog[open]")) return;
      const target = event.target as HTMLElement | null;
      // A button or link at hand keeps its own Enter.
      if (event.key === "Enter" && target?.closest("a, button, summary, label")) return;
      const found = (Object.keys(ALARM_KEYS) as AlarmKey[]).find((name) =>
        (ALARM_KEYS[name].keys as readonly string[]).includes(event.key),
      );
      if (!found) return;
      event.preventDefault();
      pressed.current(found);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
}
