import type { Language } from "#lib/notebook/language.ts";
import { alarmMessages } from "./messages-alarms.ts";
import { SEVERITY_SHAPES, severityStep } from "./severity.ts";

/** How severe an alarm is, by shape and word. */
export function SeverityMark({ severity, language }: { readonly severity: number; readonly language: Language }) {
  const step = severityStep(severity);
  return (
    <span className={`severity is-${step}`} title={String(severity)}>
      <span aria-hidden="true">{SEVERITY_SHAPES[step]}</span> {alarmMessages(language)[step]}
    </span>
  );
}
