"use client";
import { useCallback, useRef, useState } from "react";
import { formatNumber, formatPercent } from "#lib/plot/number-format.ts";
import { usePageContext } from "../page-context.ts";
import { ArrayMap } from "./array-map.tsx";
import { ArrayRows } from "./array-rows.tsx";
import { ArraySliders } from "./array-sliders.tsx";
import { kwpOfArea, MODULE_W_M2, PACKING } from "./drawn-array.ts";
import { arraysMessages } from "./messages-arrays.ts";
import { useArrays } from "./use-arrays.ts";

/** Arrays of modules, drawn on the plan of the campus or typed into a table; both show the same. */
export function ArraysEditor({ name }: { readonly name: string }) {
  const { props } = usePageContext();
  const { language } = props;
  const control = props.controls.find((each) => each.name === name);
  if (!control) throw new TypeError(`Cannot show the arrays ${name} as ${props.slug} has no such input`);
  const words = arraysMessages(language);
  const edited = useArrays(name);
  const [isDrawing, setIsDrawing] = useState(false);
  const undo = useRef<HTMLButtonElement>(null);
  const { arrays, act } = edited;
  const number = (value: number, digits = 4) => formatNumber(value, language, digits);
  const unplaced = arrays.filter(({ at }) => !at).length;
  const total = arrays.reduce((sum, { kwp }) => sum + kwp, 0);
  const remove = useCallback(
    (index: number) => {
      act.remove(index);
      // What had the focus is gone: the way back takes it.
      requestAnimationFrame(() => undo.current?.focus());
    },
    [act],
  );
  return (
    <section className="arrays" id={`arrays-${name}`} aria-label={control.label}>
      <header>
        <h2>{control.label}</h2>
        <p className="arrays-count">{words.count(number(arrays.length), number(total, 5))}</p>
        <button type="button" className="arrays-act" onClick={() => act.add()}>
          {words.add}
        </button>
        <button
          type="button"
          className="arrays-act arrays-draw"
          aria-pressed={isDrawing}
          onClick={() => setIsDrawing(!isDrawing)}
        >
          {words.draw}
        </button>
      </header>
      <p className="arrays-hint">
        {words.hint} {words.packing(formatPercent(PACKING, language, 0), number(MODULE_W_M2), number(kwpOfArea(1)))}
        {unplaced > 0 ? ` ${words.unplaced(number(unplaced))}` : ""}
      </p>
      <ArrayMap
        edited={edited}
        onDrawn={(array) => {
          setIsDrawing(false);
          act.add(array);
        }}
        onRemove={remove}
        buildings={control.plan ?? []}
        language={language}
        isDrawing={isDrawing}
      />
      <p className="arrays-said">
        <span role="status">{edited.said}</span>
        {edited.undo ? (
          <button ref={undo} type="button" className="arrays-act" onClick={edited.undo}>
            {words.undo}
          </button>
        ) : null}
      </p>
      <ArraySliders edited={edited} language={language} />
      <ArrayRows edited={edited} language={language} onRemove={remove} />
    </section>
  );
}
