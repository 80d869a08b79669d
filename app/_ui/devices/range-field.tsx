"use client";
import { useState } from "react";

interface RangeFieldProps {
  readonly name: string;
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly initial: number;
  readonly unit: string;
}

/** A slider that says its value. No `output`: that would be what the label is of. */
export function RangeField({ name, label, unit, initial, ...range }: RangeFieldProps) {
  const [value, setValue] = useState(initial);
  return (
    <label className="range-field">
      <span>
        {label}{" "}
        <strong>
          {String(value).replace("-", "−")} {unit}
        </strong>
      </span>
      <input
        type="range"
        name={name}
        value={value}
        onChange={(event) => setValue(Number(event.target.value))}
        {...range}
      />
    </label>
  );
}
