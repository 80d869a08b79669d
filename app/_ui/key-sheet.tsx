"use client";
import { useEffect, useRef, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { alarmMessages } from "./alarms/messages-alarms.ts";
import { singleKeysAreOn, switchSingleKeys } from "./is-typing.ts";
import { keyMessages } from "./messages-keys.ts";
import { ALARM_KEYS, FIGURE_KEYS, GESTURES, PAGE_KEYS, type Shortcut } from "./shortcuts.ts";

/** All keys and gestures on one sheet, with a switch for those that are a single letter. */
export function KeySheet({ language, onClose }: { readonly language: Language; readonly onClose: () => void }) {
  const say = keyMessages(language);
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOn, setIsOn] = useState(singleKeysAreOn());
  useEffect(() => dialog.current?.showModal(), []);
  const parts: readonly (readonly [string, readonly Shortcut[]])[] = [
    [say.page, Object.values(PAGE_KEYS)],
    [alarmMessages(language).keys, Object.values(ALARM_KEYS)],
    [say.figure, FIGURE_KEYS],
    [say.gestures, GESTURES],
  ];
  return (
    <dialog ref={dialog} className="links key-sheet" aria-labelledby="key-sheet-title" onClose={onClose}>
      <h2 id="key-sheet-title">{say.sheet}</h2>
      {parts.map(([title, shortcuts]) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl>
            {shortcuts.map(({ keys, does }) => (
              <div key={does.en}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{does[language]}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <label className="single-keys">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => {
            switchSingleKeys(event.target.checked);
            setIsOn(event.target.checked);
          }}
        />
        {say.singleKeys}
      </label>
      <form method="dialog">
        <button type="submit">{say.close}</button>
      </form>
    </dialog>
  );
}
