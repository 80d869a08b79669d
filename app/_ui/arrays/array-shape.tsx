"use client";
import type { KeyboardEvent } from "react";
import { memo } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { textWidth } from "#lib/plot/label-placement.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { PlacedArray } from "#lib/pv/array-text.ts";
import { boxOf } from "./drawn-array.ts";
import { arraysMessages } from "./messages-arrays.ts";
import type { PlanFrame } from "./plan-frame.ts";

interface ArrayShapeProps {
  readonly array: PlacedArray;
  readonly index: number;
  readonly frame: PlanFrame;
  readonly language: Language;
  readonly isSelected: boolean;
  readonly onFocus: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent, index: number) => void;
  readonly onKeyUp: () => void;
}

/** An array on the plan: a rectangle of the area it needs, a stroke where it faces, its power where there is room. */
export const ArrayShape = memo(function ArrayShape(props: ArrayShapeProps) {
  const { array, index, frame, language, isSelected } = props;
  const box = boxOf(array);
  if (!box) return null;
  const number = (value: number) => formatNumber(value, language, 4);
  const [x, y] = [frame.x(box.west), frame.y(box.north)];
  const [width, height] = [frame.x(box.east) - x, frame.y(box.south) - y];
  const middle = { x: x + width / 2, y: y + height / 2 };
  const angle = (array.azimuth * Math.PI) / 180;
  const reach = Math.max(width, height) / 2 + 6;
  const power = number(array.kwp);
  return (
    // biome-ignore lint/a11y/useSemanticElements: HTML's button cannot stand in a drawing
    <g
      className={isSelected ? "array-shape is-selected" : "array-shape"}
      data-array={index}
      role="button"
      tabIndex={0}
      aria-pressed={isSelected}
      aria-label={arraysMessages(language).onMap(array.name, power, number(array.tilt), number(array.azimuth))}
      onFocus={() => props.onFocus(index)}
      onKeyDown={(event) => props.onKeyDown(event, index)}
      onKeyUp={() => props.onKeyUp()}
    >
      <rect className="array-reach" x={middle.x - 12} y={middle.y - 12} width={24} height={24} />
      <rect className="array-area" x={x} y={y} width={width} height={height} />
      <line
        x1={middle.x}
        y1={middle.y}
        x2={Math.round(10 * (middle.x + reach * Math.sin(angle))) / 10}
        y2={Math.round(10 * (middle.y - reach * Math.cos(angle))) / 10}
      />
      {isSelected || textWidth(power) + 6 < width ? (
        <text x={middle.x} y={height > 18 && textWidth(power) + 6 < width ? middle.y - 5 : y - 5}>
          {power}
        </text>
      ) : null}
    </g>
  );
});
