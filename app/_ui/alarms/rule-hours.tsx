import type { Language } from "#lib/notebook/language.ts";
import { hoursMessages } from "./messages-hours.ts";
import { type RuleDraft, valueAt, withValue } from "./rule-draft.ts";

interface RuleHoursProps {
  readonly language: Language;
  readonly draft: RuleDraft;
  readonly onDraft: (draft: RuleDraft) => void;
}

const USUAL = { from: "08:00", to: "18:00", days: [1, 2, 3, 4, 5], holidays: false } as const;
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** When a rule is in force. */
export function RuleHours({ language, draft, onDraft }: RuleHoursProps) {
  const say = hoursMessages(language);
  const active = valueAt(draft, ["active"]);
  const put = (name: string, value: unknown) => onDraft(withValue(draft, ["active", name], value));
  const written = valueAt(draft, ["active", "days"]);
  const days: readonly unknown[] = Array.isArray(written) ? written : ALL_DAYS;
  const time = (name: "from" | "to", label: string) => (
    <label>
      {label}{" "}
      <input
        type="time"
        value={String(valueAt(draft, ["active", name]) ?? "")}
        onChange={(event) => put(name, event.target.value)}
      />
    </label>
  );
  return (
    <fieldset className="channel-quiet">
      <legend>{say.active}</legend>
      <label className="rule-flag">
        <input
          type="checkbox"
          checked={active !== undefined}
          onChange={(event) => onDraft(withValue(draft, ["active"], event.target.checked ? USUAL : undefined))}
        />
        {say.isLimited}
      </label>
      {active === undefined ? null : (
        <>
          {time("from", say.from)}
          {time("to", say.to)}
          {ALL_DAYS.map((day) => (
            <label key={day} className="rule-flag">
              <input
                type="checkbox"
                checked={days.includes(day)}
                onChange={(event) =>
                  put(
                    "days",
                    ALL_DAYS.filter((each) => (each === day ? event.target.checked : days.includes(each))),
                  )
                }
              />
              {say.dayNames[day - 1]}
            </label>
          ))}
          <label className="rule-flag" title={say.holidaysHint}>
            <input
              type="checkbox"
              checked={valueAt(draft, ["active", "holidays"]) !== false}
              onChange={(event) => put("holidays", event.target.checked)}
            />
            {say.withHolidays}
          </label>
          <p className="fleet-hint">{say.activeHint}</p>
        </>
      )}
    </fieldset>
  );
}
