"use client";
import { useMemo } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import type { Language } from "#lib/notebook/language.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { messages } from "../messages.ts";
import { solveMessages } from "./messages-solve.ts";
import type { Pinnable } from "./solve-rows.ts";

interface PinLecturesProps {
  readonly language: Language;
  readonly choices: readonly Pinnable[];
  /** What is pinned, by the values of choices. */
  readonly pinned: readonly string[];
  readonly onChange: (pinned: readonly string[]) => void;
}

const MOST_SHOWN = 100;

/** Lectures, courses and rooms that stay as they are: searched for in either language, taken off one by one. */
export function PinLectures({ language, choices, pinned, onChange }: PinLecturesProps) {
  const say = solveMessages(language);
  const byValue = useMemo(() => new Map(choices.map((choice) => [choice.value, choice])), [choices]);
  const open = choices
    .filter(({ value }) => !pinned.includes(value))
    .map((choice) => ({ ...choice, id: choice.value }));
  const lectures = new Set(pinned.flatMap((value) => byValue.get(value)?.lectures ?? []));
  return (
    <div className="solve-pins">
      <ComboBox
        className="input choice-search"
        menuTrigger="input"
        allowsEmptyCollection
        defaultItems={open}
        key={pinned.length}
        selectedKey={null}
        defaultFilter={(text, typed) => typed.trim() !== "" && words(text).includes(words(typed))}
        onSelectionChange={(key) => {
          if (key !== null) onChange([...pinned, String(key)]);
        }}
      >
        <Label>{say.pin}</Label>
        <Input placeholder={say.pinPlaceholder} />
        <Popover className="choice-popover" placement="bottom start">
          <ListBox
            className="choice-list"
            renderEmptyState={() => <p className="choice-none">{messages(language).nothingFound}</p>}
          >
            {(choice: Pinnable & { id: string }) => (
              <ListBoxItem id={choice.id} textValue={`${choice.label.en} ${choice.label.ko}`} className="choice-item">
                {choice.label[language]}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {pinned.length === 0 ? null : (
        <>
          <p className="fleet-hint" role="status">
            {say.pinned(formatNumber(lectures.size, language))}
          </p>
          <ul className="solve-pinned">
            {pinned.slice(0, MOST_SHOWN).map((value) => {
              const name = byValue.get(value)?.label[language] ?? value;
              return (
                <li key={value}>
                  {name}
                  <button
                    type="button"
                    aria-label={say.unpin(name)}
                    title={say.unpin(name)}
                    onClick={() => onChange(pinned.filter((each) => each !== value))}
                  >
                    ×
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}

const words = (text: string) => text.trim().toLowerCase();
