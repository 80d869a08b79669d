"use client";
import { useEffect, useId, useRef, useState } from "react";
import type { ShownRange } from "#lib/notebook/input-text.ts";
import { numberText } from "#lib/notebook/input-text.ts";
import type { Language } from "#lib/notebook/language.ts";
import { nearestStep } from "#lib/notebook/nearest-step.ts";

interface SliderFieldProps {
  readonly name: string;
  readonly label: string;
  readonly range: ShownRange;
  readonly language: Language;
  readonly value: number;
  /** While it moves. */
  readonly onMove: (value: number) => void;
  /** When it rests: at the value it was moved to last, or the one given. */
  readonly onSettle: (value?: number) => void;
}

/** Keys that move a range: their last value counts once the key is let go. */
const MOVING = /^(Arrow|Page|Home$|End$)/;

/** A number of a range: a track to drag along, and a box to type it into. Its value is read aloud with its unit. */
export function SliderField(props: SliderFieldProps) {
  const { name, label, range, language, value, onMove, onSettle } = props;
  const id = useId();
  const track = useRef<HTMLInputElement>(null);
  const isKeyDown = useRef(false);
  const settle = useRef(onSettle);
  settle.current = onSettle;

  useEffect(() => {
    const element = track.current;
    // React calls `input` onChange; the browser's own `change` says that the reader has let go.
    const onChange = () => {
      if (!isKeyDown.current) settle.current();
    };
    element?.addEventListener("change", onChange);
    return () => element?.removeEventListener("change", onChange);
  }, []);

  const letGo = () => {
    isKeyDown.current = false;
    onSettle();
  };
  return (
    <fieldset className="input slider">
      <legend id={id}>{label}</legend>
      <div className="slider-row">
        <input
          ref={track}
          type="range"
          name={name}
          min={range.min}
          max={range.max}
          step={range.step}
          value={value}
          aria-labelledby={id}
          aria-valuetext={numberText(value, range, language)}
          onChange={(event) => onMove(nearestStep(Number(event.target.value), range))}
          onKeyDown={(event) => {
            if (MOVING.test(event.key)) isKeyDown.current = true;
          }}
          onKeyUp={letGo}
          onPointerUp={letGo}
          onBlur={letGo}
        />
        <NumberBox {...{ name, range, value, onMove, onSettle }} labelledBy={id} />
        {range.unit ? <span className="slider-unit">{range.unit}</span> : null}
      </div>
    </fieldset>
  );
}

interface NumberBoxProps extends Pick<SliderFieldProps, "name" | "range" | "value" | "onMove" | "onSettle"> {
  readonly labelledBy: string;
}

/** A number that is typed: shown as it is a value, and brought into its range with Enter or on leaving. */
function NumberBox({ name, labelledBy, range, value, onMove, onSettle }: NumberBoxProps) {
  const [typed, setTyped] = useState<string>();
  const type = (text: string) => {
    setTyped(text);
    const number = numberIn(text);
    if (number !== undefined && nearestStep(number, range) === number) onMove(number);
  };
  const commit = () => {
    setTyped(undefined);
    const number = numberIn(typed ?? "");
    onSettle(number === undefined ? undefined : nearestStep(number, range));
  };
  return (
    <input
      type="number"
      name={name}
      inputMode="decimal"
      min={range.min}
      max={range.max}
      step={range.step}
      value={typed ?? value}
      aria-labelledby={labelledBy}
      onChange={(event) => type(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}

function numberIn(text: string): number | undefined {
  const number = Number(text);
  return text.trim() === "" || Number.isNaN(number) ? undefined : number;
}
