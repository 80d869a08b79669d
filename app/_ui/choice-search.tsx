"use client";
import { useState } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import type { Choice } from "#lib/notebook/input.ts";
import type { Language } from "#lib/notebook/language.ts";
import { messages } from "./messages.ts";

interface ChoiceSearchProps {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly language: Language;
  readonly pick: (value: string) => void;
  readonly onClose: () => void;
}

/** A list of many choices that narrows as one types, in either language and by province. */
export function ChoiceSearch(props: ChoiceSearchProps) {
  const { choices, language, pick, onClose, value } = props;
  const say = messages(language);
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLowerCase();
  const found = choices.filter((choice) => {
    const words = [choice.label.en, choice.label.ko, choice.group?.en, choice.group?.ko].join(" ").toLowerCase();
    return wanted.split(/\s+/).every((word) => words.includes(word));
  });
  const current = choices.find((choice) => choice.value === value)?.label[language];
  return (
    <ComboBox
      className="input choice-search"
      menuTrigger="focus"
      allowsEmptyCollection
      inputValue={typed}
      onInputChange={setTyped}
      items={found.map((choice) => ({ ...choice, id: `=${choice.value}` }))}
      onSelectionChange={(key) => {
        if (key === null) return;
        pick(String(key).slice(1));
        onClose();
      }}
      onFocusChange={(isFocused) => {
        if (!isFocused) onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <Label>{props.label}</Label>
      <Input autoFocus placeholder={current ?? say.searchRegion} />
      <Popover className="choice-popover" placement="bottom end">
        <ListBox className="choice-list" renderEmptyState={() => <p className="choice-none">{say.nothingFound}</p>}>
          {(choice: Choice & { id: string }) => (
            <ListBoxItem id={choice.id} textValue={choice.label[language]} className="choice-item">
              <Text slot="label">{choice.label[language]}</Text>
              {choice.group ? <Text slot="description">{choice.group[language]}</Text> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
