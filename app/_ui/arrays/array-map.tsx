"use client";
import type { KeyboardEvent, PointerEvent } from "react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { PlanBuilding } from "#lib/notebook/arrays-input.ts";
import type { Language } from "#lib/notebook/language.ts";
import { textWidth } from "#lib/plot/label-placement.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { PlacedArray } from "#lib/pv/array-text.ts";
import { ArrayShape } from "./array-shape.tsx";
import type { PlanBox } from "./drawn-array.ts";
import { arrayOfBox, freshName, kwpOfArea, movedArray, planExtent } from "./drawn-array.ts";
import { arraysMessages } from "./messages-arrays.ts";
import { planFrame } from "./plan-frame.ts";
import type { EditedArrays } from "./use-arrays.ts";

interface ArrayMapProps {
  readonly edited: EditedArrays;
  readonly buildings: readonly PlanBuilding[];
  readonly language: Language;
  readonly onDrawn: (array: PlacedArray) => void;
  readonly onRemove: (index: number) => void;
  /** True where a finger draws; else it scrolls the page, and moves arrays. */
  readonly isDrawing: boolean;
}

type Point = { readonly x: number; readonly y: number };

/** What the pointer is doing, from where. */
type Gesture =
  | { readonly kind: "draw"; readonly from: Point; readonly to: Point }
  | { readonly kind: "move"; readonly from: Point; readonly index: number; readonly array: PlacedArray };

/** Width that the server draws for. [px] */
const SERVER_WIDTH = 640;

const STEPS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** The campus from above: buildings as outlines, arrays as rectangles of the area they need, to be drawn and moved. */
export function ArrayMap({ edited, onDrawn, onRemove, buildings, language, isDrawing }: ArrayMapProps) {
  const { arrays, resting, selected, act } = edited;
  const words = arraysMessages(language);
  const svg = useRef<SVGSVGElement>(null);
  const width = useShownWidth(svg);
  const frame = useMemo(() => planFrame(planExtent(buildings, resting), width), [buildings, resting, width]);
  const [gesture, setGesture] = useState<Gesture>();

  const pointOf = (event: PointerEvent): Point => {
    const box = svg.current?.getBoundingClientRect();
    const ratio = box && box.width > 0 ? frame.width / box.width : 1;
    return frame.metres((event.clientX - (box?.left ?? 0)) * ratio, (event.clientY - (box?.top ?? 0)) * ratio);
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const at = (event.target as Element).closest("[data-array]")?.getAttribute("data-array");
    const array = at == null ? undefined : arrays[Number(at)];
    if (!array && event.pointerType === "touch" && !isDrawing) return;
    svg.current?.setPointerCapture(event.pointerId);
    const from = pointOf(event);
    if (!array) return setGesture({ kind: "draw", from, to: from });
    act.select(Number(at));
    setGesture({ kind: "move", from, index: Number(at), array });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!gesture) return;
    const to = pointOf(event);
    if (gesture.kind === "draw") return setGesture({ ...gesture, to });
    act.move(gesture.index, movedArray(gesture.array, to.x - gesture.from.x, to.y - gesture.from.y));
  };
  const onPointerUp = () => {
    setGesture(undefined);
    if (gesture?.kind === "move") return act.settle();
    if (gesture?.kind !== "draw") return;
    const box = boxBetween(gesture);
    const drawn = arrayOfBox(box, freshName(arrays, words.array));
    if (drawn) onDrawn(drawn);
    // A click beside the arrays draws nothing and means nothing.
    else if (box.east - box.west > 2 * frame.scale) act.say(words.tooSmall);
  };
  const onPointerCancel = () => {
    setGesture(undefined);
    act.settle();
  };

  const shown = useRef(arrays);
  shown.current = arrays;
  const onKeyDown = useCallback(
    (event: KeyboardEvent, index: number) => {
      const step = STEPS[event.key];
      const array = shown.current[index];
      if (!array || event.ctrlKey || event.metaKey || event.altKey) return;
      if (step) {
        const metres = event.shiftKey ? 10 : 1;
        const moved = movedArray(array, step[0] * metres, step[1] * metres);
        const text = (value = 0) => formatNumber(value, language, 6);
        act.move(index, moved);
        act.say(arraysMessages(language).moved(moved.name, text(moved.at?.x), text(moved.at?.y)));
      } else if (event.key === "Delete" || event.key === "Backspace") onRemove(index);
      else if (event.key === "Enter" || event.key === " ") act.select(index);
      else return;
      event.preventDefault();
    },
    [act, onRemove, language],
  );

  const draft = gesture?.kind === "draw" ? boxBetween(gesture) : undefined;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups inputs, this groups what is drawn
    <svg
      ref={svg}
      className={isDrawing ? "array-map is-drawing" : "array-map"}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="group"
      aria-label={words.map}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerCancel}
    >
      <rect className="array-ground" width={frame.width} height={frame.height} />
      {buildings.map(({ building, name, west, south, east, north }) => (
        <g key={building} className="array-building">
          <rect
            x={frame.x(west)}
            y={frame.y(north)}
            width={frame.x(east) - frame.x(west)}
            height={frame.y(south) - frame.y(north)}
          />
          {textWidth(name) < frame.width - frame.x(west) ? (
            <text x={frame.x(west)} y={frame.y(north) - 5}>
              {name}
            </text>
          ) : null}
        </g>
      ))}
      {arrays.map((array, index) => (
        <ArrayShape
          key={array.name}
          array={array}
          index={index}
          frame={frame}
          language={language}
          isSelected={index === selected}
          onFocus={act.select}
          onKeyDown={onKeyDown}
          onKeyUp={act.settle}
        />
      ))}
      {draft ? (
        <g className="array-draft">
          <rect
            x={frame.x(draft.west)}
            y={frame.y(draft.north)}
            width={Math.max(0, frame.x(draft.east) - frame.x(draft.west))}
            height={Math.max(0, frame.y(draft.south) - frame.y(draft.north))}
          />
          <text x={frame.x(draft.west) + 4} y={frame.y(draft.north) - 5}>
            {formatNumber(kwpOfArea((draft.east - draft.west) * (draft.north - draft.south)), language, 3)} kWp
          </text>
        </g>
      ) : null}
    </svg>
  );
}

function boxBetween({ from, to }: { readonly from: Point; readonly to: Point }): PlanBox {
  return {
    west: Math.min(from.x, to.x),
    east: Math.max(from.x, to.x),
    south: Math.min(from.y, to.y),
    north: Math.max(from.y, to.y),
  };
}

/** Texts stay as large as they are: the drawing is made for the width it is shown at. */
function useShownWidth(svg: { readonly current: SVGSVGElement | null }): number {
  const [width, setWidth] = useState(SERVER_WIDTH);
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setWidth(Math.max(240, Math.round(element.getBoundingClientRect().width))),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [svg]);
  return width;
}
