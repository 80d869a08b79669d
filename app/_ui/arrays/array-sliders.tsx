"use client";
import { arrayWords } from "#lib/notebook/array-words.ts";
import type { ShownRange } from "#lib/notebook/input-text.ts";
import type { Language } from "#lib/notebook/language.ts";
import { roundUp } from "#lib/plot/classes.ts";
import { SliderField } from "../slider-field.tsx";
import { arraysMessages } from "./messages-arrays.ts";
import type { EditedArrays } from "./use-arrays.ts";

const DEGREES = { step: 1, decimals: 0, unit: "°" };

/** Power, tilt and azimuth of the array in hand as sliders: figures follow while they move. */
export function ArraySliders({ edited, language }: { readonly edited: EditedArrays; readonly language: Language }) {
  const { arrays, resting, selected, act } = edited;
  const array = selected === undefined ? undefined : arrays[selected];
  if (selected === undefined || !array) return null;
  const { columns } = arrayWords(language);
  // The track is as long as the power asks for when it is taken in hand, not while it moves.
  const power = resting[selected]?.kwp ?? array.kwp;
  const ranges: Readonly<Record<"kwp" | "tilt" | "azimuth", ShownRange>> = {
    kwp: { min: 1, max: roundUp(Math.max(100, 2 * power)), step: power < 200 ? 0.5 : 1, decimals: 1, unit: "kWp" },
    tilt: { min: 0, max: 90, ...DEGREES },
    azimuth: { min: 0, max: 359, ...DEGREES },
  };
  return (
    <fieldset className="array-sliders">
      <legend>{arraysMessages(language).selected(array.name)}</legend>
      {(["kwp", "tilt", "azimuth"] as const).map((field) => (
        <SliderField
          key={`${selected} ${field}`}
          name={`array-${field}`}
          label={columns[field].replace(/, °$/, "")}
          range={ranges[field]}
          language={language}
          value={array[field]}
          onMove={(value) => act.move(selected, { ...array, [field]: value })}
          onSettle={(value) =>
            value === undefined ? act.settle() : act.settle(selected, { ...array, [field]: value })
          }
        />
      ))}
    </fieldset>
  );
}
