"use client";
import type { Language } from "#lib/notebook/language.ts";
import type { SolveWeights } from "#lib/timetable/what-if/solve-request.ts";
import { solveMessages } from "./messages-solve.ts";
import { WEIGHTS } from "./solve-aims.ts";

interface WeightFieldsProps {
  readonly language: Language;
  readonly weights: SolveWeights;
  readonly onChange: (weights: SolveWeights) => void;
}

/** What counts how much, each weight as a number. */
export function WeightFields({ language, weights, onChange }: WeightFieldsProps) {
  const say = solveMessages(language);
  return (
    <details className="solve-weights">
      <summary>{say.weights}</summary>
      <div className="rule-form">
        {WEIGHTS.map((name) => (
          <label key={name}>
            {say.weight[name]}
            <input
              type="number"
              min={0}
              max={1000}
              step="any"
              required
              value={weights[name]}
              onChange={(event) => {
                const value = event.target.valueAsNumber;
                if (Number.isFinite(value)) onChange({ ...weights, [name]: value });
              }}
            />
          </label>
        ))}
      </div>
    </details>
  );
}
