"use client";
import { memo, useState } from "react";
import { arrayWords } from "#lib/notebook/array-words.ts";
import type { Language } from "#lib/notebook/language.ts";
import type { PlacedArray } from "#lib/pv/array-text.ts";
import { ARRAY_BOUNDS, LONGEST_NAME } from "#lib/pv/array-text.ts";
import { arraysMessages } from "./messages-arrays.ts";
import type { ArrayActions, EditedArrays } from "./use-arrays.ts";

interface ArrayRowsProps {
  readonly edited: EditedArrays;
  readonly language: Language;
  readonly onRemove: (index: number) => void;
}

/** The arrays as a table in which each field can be typed. */
export function ArrayRows({ edited, language, onRemove }: ArrayRowsProps) {
  const { arrays, selected, act } = edited;
  const words = arraysMessages(language);
  const { columns } = arrayWords(language);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls it by keys
    <section className="array-table" aria-label={words.table} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {Object.values(columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
            <th scope="col">{words.removeShort}</th>
          </tr>
        </thead>
        <tbody>
          {arrays.map((array, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a name is typed in its own row, which must stay the same row
            <ArrayRow key={index} {...{ act, language, array, index, onRemove }} isSelected={index === selected} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ArrayRowProps extends Pick<ArrayRowsProps, "language" | "onRemove"> {
  readonly array: PlacedArray;
  readonly index: number;
  readonly isSelected: boolean;
  readonly act: ArrayActions;
}

/** While one array is moved, the rows of the others stay as they are. */
const ArrayRow = memo(function ArrayRow({ act, language, array, index, isSelected, onRemove }: ArrayRowProps) {
  const words = arraysMessages(language);
  const { columns, mounts, modules } = arrayWords(language);
  const { name, at } = array;
  const take = (change: Partial<PlacedArray>) => act.settle(index, { ...array, ...change });
  const number = (field: keyof typeof ARRAY_BOUNDS, value: number | undefined, taken: (value: number) => void) => (
    <td>
      <NumberField label={words.of(columns[field], name)} field={field} value={value} take={taken} />
    </td>
  );
  return (
    <tr className={isSelected ? "is-selected" : ""} onFocus={() => act.select(index)}>
      <td>
        <TextField label={words.of(columns.name, name)} value={name} take={(text) => take({ name: text })} />
      </td>
      {number("kwp", array.kwp, (kwp) => take({ kwp }))}
      {number("tilt", array.tilt, (tilt) => take({ tilt }))}
      {number("azimuth", array.azimuth, (azimuth) => take({ azimuth }))}
      <td>
        <Choice
          label={words.of(columns.mount, name)}
          names={mounts}
          value={array.mount}
          take={(mount) => take({ mount })}
        />
      </td>
      <td>
        <Choice
          label={words.of(columns.module, name)}
          names={modules}
          value={array.module}
          take={(module) => take({ module })}
        />
      </td>
      {number("x", at?.x, (x) => take({ at: { x, y: at?.y ?? 0 } }))}
      {number("y", at?.y, (y) => take({ at: { x: at?.x ?? 0, y } }))}
      <td>
        <button type="button" className="array-remove" aria-label={words.remove(name)} onClick={() => onRemove(index)}>
          ×
        </button>
      </td>
    </tr>
  );
});

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly take: (text: string) => void;
}

/** What is typed counts on leaving, or with Enter. */
function TextField({ label, value, take }: TextFieldProps) {
  const [typed, setTyped] = useState<string>();
  const commit = () => {
    setTyped(undefined);
    if (typed !== undefined && typed.trim() !== value) take(typed.trim());
  };
  return (
    <input
      className="array-name"
      aria-label={label}
      maxLength={LONGEST_NAME}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly field: keyof typeof ARRAY_BOUNDS;
  readonly value: number | undefined;
  readonly take: (value: number) => void;
}

function NumberField({ label, field, value, take }: NumberFieldProps) {
  const [typed, setTyped] = useState<string>();
  const { min, max, decimals } = ARRAY_BOUNDS[field];
  const commit = () => {
    setTyped(undefined);
    const number = Number(typed);
    if (typed === undefined || typed.trim() === "" || Number.isNaN(number)) return;
    const taken = Number(Math.min(max, Math.max(min, number)).toFixed(decimals)) + 0;
    if (taken !== value) take(taken);
  };
  return (
    <input
      type="number"
      aria-label={label}
      min={min}
      max={max}
      step="any"
      value={typed ?? value ?? ""}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly names: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly take: (value: Value) => void;
}

function Choice<Value extends string>({ label, names, value, take }: ChoiceProps<Value>) {
  return (
    <select aria-label={label} value={value} onChange={(event) => take(event.target.value as Value)}>
      {Object.entries<string>(names).map(([each, name]) => (
        <option key={each} value={each}>
          {name}
        </option>
      ))}
    </select>
  );
}
