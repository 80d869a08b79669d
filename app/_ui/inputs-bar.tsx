"use client";
import type { RefObject } from "react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Choice } from "#lib/notebook/input.ts";
import type { ShownRange } from "#lib/notebook/input-text.ts";
import { inputText, inputValue } from "#lib/notebook/input-text.ts";
import { nearestStep } from "#lib/notebook/nearest-step.ts";
import type { Control } from "#lib/notebook/page-content.ts";
import { messages } from "./messages.ts";
import { figureMessages } from "./messages-figure.ts";
import { PageActions } from "./page-actions.tsx";
import { usePageContext } from "./page-context.ts";
import { SliderField } from "./slider-field.tsx";
import { useSliding } from "./use-sliding.ts";
import { ViewChips } from "./view-chips.tsx";

const ChoiceSearch = lazy(async () => ({ default: (await import("./choice-search.tsx")).ChoiceSearch }));

/** The inputs of the analysis in one line that stays in sight; on a phone they fold behind a button. */
export function InputsBar() {
  const { props } = usePageContext();
  const say = messages(props.language);
  const [isOpen, setIsOpen] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useChangesBeforeHydration(form);
  return (
    <form
      ref={form}
      autoComplete="off"
      className={`inputs ${isOpen ? "is-open" : ""}`}
      aria-label={say.inputsOf}
      onSubmit={(e) => e.preventDefault()}
    >
      <button type="button" className="inputs-fold" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {say.openInputs}
        <CurrentInputs />
      </button>
      <div className="inputs-list">
        {props.controls.map((control) => (
          <InputControl key={control.name} {...control} />
        ))}
        <SelectionChip />
        <ViewChips />
        <PageActions />
      </div>
    </form>
  );
}

/** Takes what a reader had chosen before the scripts were there: the browser shows it, but nothing has followed it yet. */
function useChangesBeforeHydration(form: RefObject<HTMLFormElement | null>) {
  const { inputs, choose, props } = usePageContext();
  const first = useRef({ inputs, choose, controls: props.controls });
  useEffect(() => {
    const { inputs: served, choose: take, controls } = first.current;
    const shown = new FormData(form.current ?? undefined);
    for (const { name, control, range } of controls) {
      // A slider has two fields of one name: the one that differs was moved.
      for (const text of shown.getAll(name)) {
        if (typeof text !== "string" || text === String(served[name])) continue;
        if (range && text.trim() === "") continue;
        const value = inputValue(control, text);
        take(name, control === "slider" && range ? nearestStep(Number(value), range) : value);
        break;
      }
    }
  }, [form]);
}

/** How many marks are selected, and the way back to all. */
function SelectionChip() {
  const { props, selection } = usePageContext();
  const words = figureMessages(props.language);
  if (selection.keys.size === 0) return null;
  const all = marksBeside(selection.keys);
  return (
    <p className="selection" role="status">
      {words.selected(String(selection.keys.size), String(Math.max(all, selection.keys.size)))}
      <button type="button" onClick={() => selection.select([])}>
        {words.clearSelection}
      </button>
    </p>
  );
}

/** How many marks stand beside the selected ones, in the figure that has most of them. */
function marksBeside(selected: ReadonlySet<string>): number {
  const counts = [...document.querySelectorAll(".plot")].map((plot) => {
    const keys = new Set([...plot.querySelectorAll("[data-key]")].map((mark) => mark.getAttribute("data-key") ?? ""));
    return [...selected].some((key) => keys.has(key)) ? keys.size : 0;
  });
  return Math.max(0, ...counts);
}

function CurrentInputs() {
  const { props, inputs } = usePageContext();
  const said = props.controls
    .slice(0, 3)
    .map((control) =>
      inputText(control, inputs[control.name] ?? "", props.choices[control.name] ?? [], props.language),
    );
  return <span className="inputs-now">{said.join(" · ")}</span>;
}

function labelOf(choices: readonly Choice[], value: string, language: "en" | "ko"): string {
  return choices.find((choice) => choice.value === value)?.label[language] ?? value;
}

function InputControl(asked: Control) {
  const { name, label, control, range } = asked;
  const { props, inputs, choose, preview } = usePageContext();
  const choices = props.choices[name] ?? [];
  const value = inputs[name] as string | number;
  const onInterest = { onFocus: () => void preview(name), onPointerEnter: () => void preview(name) };
  const { language } = props;
  const pick = (text: string) => choose(name, inputValue(control, text));
  if (control === "slider" && range) return <SliderInput name={name} label={label} range={range} />;
  if (control === "segments") {
    return (
      <fieldset className="input segments" {...onInterest}>
        <legend>{label}</legend>
        <div className="segments-row">
          {choices.map((choice) => (
            <label key={choice.value} className={choice.value === value ? "on" : ""}>
              <input
                type="radio"
                name={name}
                value={choice.value}
                checked={choice.value === value}
                onChange={() => pick(choice.value)}
              />
              {choice.label[language]}
            </label>
          ))}
        </div>
      </fieldset>
    );
  }
  if (control === "search")
    return <SearchInput name={name} label={label} choices={choices} value={String(value)} pick={pick} />;
  const listed = choices.some((choice) => choice.value === String(value));
  return (
    <label className="input">
      <span>{label}</span>
      <select name={name} value={String(value)} onChange={(event) => pick(event.target.value)} {...onInterest}>
        {listed ? null : <option value={String(value)}>{inputText(asked, value, [], language)}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label[language]}
          </option>
        ))}
      </select>
    </label>
  );
}

function SliderInput({ name, label, range }: { name: string; label: string; range: ShownRange }) {
  const { props } = usePageContext();
  const { value, move, settle } = useSliding<number>(name);
  return (
    <SliderField
      name={name}
      label={label}
      range={range}
      language={props.language}
      value={value}
      onMove={move}
      onSettle={settle}
    />
  );
}

interface SearchProps {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly pick: (value: string) => void;
}

function SearchInput(search: SearchProps) {
  const { props } = usePageContext();
  const [isSearching, setIsSearching] = useState(false);
  const button = (
    <div className="input">
      <span>{search.label}</span>
      <button
        type="button"
        name={search.name}
        className="search-button"
        aria-haspopup="listbox"
        aria-label={`${search.label}: ${labelOf(search.choices, search.value, props.language)}`}
        onClick={() => setIsSearching(true)}
      >
        {labelOf(search.choices, search.value, props.language)}
      </button>
    </div>
  );
  if (!isSearching) return button;
  return (
    <Suspense fallback={button}>
      <ChoiceSearch {...search} language={props.language} onClose={() => setIsSearching(false)} />
    </Suspense>
  );
}
