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

/** A slider that says its value. */
export function RangeField({ name, label, unit, initial, ...range }: RangeFieldProps) {
  const [value, setValue] = useState(initial);
  return (
    <label className="range-field">
      <span>
        {label}{" "}
        <output>
          {String(value).replace("-", "−")} {unit}
        </output>
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
