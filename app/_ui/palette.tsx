"use client";
import type { KeyboardEvent } from "react";
import { useEffect, useRef, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { matchCost } from "./match-words.ts";
import { keyMessages } from "./messages-keys.ts";
import { commandEntries, deviceEntries, type Entry, searchEntries } from "./palette-entries.ts";

const SHOWN = 60;

interface PaletteProps {
  readonly language: Language;
  /** Only analyses and inputs. */
  readonly isSearch: boolean;
  readonly onClose: () => void;
  readonly onSheet: () => void;
}

/** Everything that can be gone to or done, found by typing, run by Enter. */
export function Palette({ language, isSearch, onClose, onSheet }: PaletteProps) {
  const say = keyMessages(language);
  const dialog = useRef<HTMLDialogElement>(null);
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const sheet = useRef(onSheet);
  sheet.current = onSheet;

  useEffect(() => {
    dialog.current?.showModal();
    const commands = isSearch ? [] : commandEntries(language, () => sheet.current());
    setEntries(commands);
    let isClosed = false;
    const add = (found: readonly Entry[]) => {
      if (!isClosed) setEntries((before) => [...before, ...found]);
    };
    const ignore = (cause: unknown) => console.warn(cause);
    searchEntries(language).then(add, ignore);
    deviceEntries(language).then(add, ignore);
    return () => {
      isClosed = true;
    };
  }, [language, isSearch]);

  const found = entries
    .flatMap((entry) => {
      const cost = matchCost(typed, entry.words);
      return cost === undefined ? [] : [{ entry, cost }];
    })
    .sort((a, b) => a.cost - b.cost)
    .slice(0, SHOWN)
    .map(({ entry }) => entry);
  const current = found[Math.min(at, found.length - 1)];

  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    dialog.current?.close();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter") {
      event.preventDefault();
      run(current);
    } else if (step && found.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    }
  };

  useEffect(() => {
    if (current) document.getElementById(`palette-${current.id}`)?.scrollIntoView({ block: "nearest" });
  }, [current]);

  return (
    <dialog ref={dialog} className="palette" aria-label={say.palette} onClose={onClose}>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={current ? `palette-${current.id}` : undefined}
        aria-autocomplete="list"
        aria-label={isSearch ? say.searchHint : say.paletteHint}
        placeholder={isSearch ? say.searchHint : say.paletteHint}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-list" role="listbox" aria-label={say.palette} tabIndex={-1}>
        {found.map((entry) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus and names the option at hand
          // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the combobox
          <div
            key={entry.id}
            id={`palette-${entry.id}`}
            role="option"
            aria-selected={entry === current}
            onClick={() => run(entry)}
          >
            <span>{entry.label}</span>
            <span>{entry.kind}</span>
          </div>
        ))}
      </div>
      {found.length === 0 ? <p role="status">{say.nothing}</p> : null}
    </dialog>
  );
}
