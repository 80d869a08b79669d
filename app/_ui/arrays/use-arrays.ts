"use client";
import { useMemo, useRef, useState } from "react";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { PlacedArray } from "#lib/pv/array-text.ts";
import { arraysText, MOST_ARRAYS, parseArrays } from "#lib/pv/array-text.ts";
import { usePageContext } from "../page-context.ts";
import { useSliding } from "../use-sliding.ts";
import { freshName, NEW_ARRAY } from "./drawn-array.ts";
import { arraysMessages } from "./messages-arrays.ts";
import { useKeptArrays } from "./use-kept-arrays.ts";

/** What can be done with the arrays of an input; the same for as long as the editor is there. */
export interface ArrayActions {
  readonly select: (index: number | undefined) => void;
  /** Shows an array as it is being moved; figures follow. */
  readonly move: (index: number, array: PlacedArray) => void;
  /** Takes what was moved, or an array as it was typed. */
  readonly settle: (index?: number, array?: PlacedArray) => void;
  readonly add: (array?: PlacedArray) => void;
  readonly remove: (index: number) => void;
  readonly say: (text: string) => void;
}

/** The arrays of an input, and what was done with them. */
export interface EditedArrays {
  readonly arrays: readonly PlacedArray[];
  /** The same while none is being moved: what a plan is measured by. */
  readonly resting: readonly PlacedArray[];
  readonly selected: number | undefined;
  readonly act: ArrayActions;
  /** Brings the array back that was removed last; undefined where there is none. */
  readonly undo: (() => void) | undefined;
  /** What was done last, or why it was not. */
  readonly said: string;
}

interface Removed {
  readonly array: PlacedArray;
  readonly index: number;
}

export function useArrays(name: string): EditedArrays {
  const { inputs, props } = usePageContext();
  const words = arraysMessages(props.language);
  const sliding = useSliding<string>(name);
  const arrays = useKeptArrays(sliding.value);
  const chosen = String(inputs[name]);
  const isMoving = useRef(false);
  const [start, setStart] = useState<string>();
  const resting = useMemo(() => parseArrays(start ?? chosen), [start, chosen]);
  const [wanted, select] = useState<number>();
  const [removed, setRemoved] = useState<Removed>();
  const [said, say] = useState("");
  const number = (value: number) => formatNumber(value, props.language, 4);

  const withArray = (index: number, array: PlacedArray) => arraysText(arrays.with(index, array));
  const place = (list: readonly PlacedArray[], index: number | undefined, text: string) => {
    select(index);
    say(text);
    sliding.settle(arraysText(list));
  };
  const actions: ArrayActions = {
    select,
    move: (index, array) => {
      isMoving.current = true;
      setStart((kept) => kept ?? chosen);
      sliding.move(withArray(index, array));
    },
    settle: (index, array) => {
      const hasMoved = isMoving.current;
      isMoving.current = false;
      setStart(undefined);
      if (index === undefined || !array) return hasMoved ? sliding.settle() : undefined;
      const problem = nameProblem(arrays, index, array.name);
      if (problem) return say(words[problem](array.name));
      sliding.settle(withArray(index, array));
    },
    add: (array) => {
      if (arrays.length >= MOST_ARRAYS) return say(words.full(number(MOST_ARRAYS)));
      const added = array ?? { ...NEW_ARRAY, name: freshName(arrays, words.array), at: middleOf(props, name) };
      setRemoved(undefined);
      place([...arrays, added], arrays.length, words.added(added.name, number(added.kwp)));
    },
    remove: (index) => {
      const array = arrays[index];
      if (!array) return;
      setRemoved({ array, index });
      place(arrays.toSpliced(index, 1), undefined, words.removed(array.name));
    },
    say,
  };
  return {
    arrays,
    resting,
    selected: wanted !== undefined && wanted < arrays.length ? wanted : undefined,
    act: useSameActions(actions),
    undo:
      removed && arrays.length < MOST_ARRAYS && !arrays.some((array) => array.name === removed.array.name)
        ? () => {
            setRemoved(undefined);
            place(arrays.toSpliced(removed.index, 0, removed.array), Math.min(removed.index, arrays.length), "");
          }
        : undefined,
    said,
  };
}

/** Actions that stay the same objects while what they do follows the last render: a row that did not change is not rendered anew. */
function useSameActions(actions: ArrayActions): ArrayActions {
  const latest = useRef(actions);
  latest.current = actions;
  return useMemo(
    () => ({
      select: (index) => latest.current.select(index),
      move: (index, array) => latest.current.move(index, array),
      settle: (index, array) => latest.current.settle(index, array),
      add: (array) => latest.current.add(array),
      remove: (index) => latest.current.remove(index),
      say: (text) => latest.current.say(text),
    }),
    [],
  );
}

function nameProblem(
  arrays: readonly PlacedArray[],
  index: number,
  name: string,
): "nameTaken" | "nameEmpty" | undefined {
  if (name.trim() === "") return "nameEmpty";
  return arrays.some((array, i) => i !== index && array.name === name) ? "nameTaken" : undefined;
}

/** The middle of the first building, where a new array is seen. */
function middleOf({ controls }: ReturnType<typeof usePageContext>["props"], name: string) {
  const building = controls.find((control) => control.name === name)?.plan?.[0];
  if (!building) return { x: 0, y: 0 };
  const half = (a: number, b: number) => Math.round(5 * (a + b)) / 10;
  return { x: half(building.west, building.east), y: half(building.south, building.north) };
}
