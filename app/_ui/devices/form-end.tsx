import type { ReactNode } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { fleetMessages } from "./messages-fleet.ts";

interface FormEndProps {
  readonly language: Language;
  /** Why it was refused; blank where it was not. */
  readonly fault: string;
  /** Nothing may be sent meanwhile. */
  readonly isBusy?: boolean;
  readonly onCancel: () => void;
  /** What the button says that sends it. */
  readonly children: ReactNode;
}

/** The end of a form in a dialog: what is wrong, and the two ways out. */
export function FormEnd({ language, fault, isBusy = false, onCancel, children }: FormEndProps) {
  return (
    <>
      {fault === "" ? null : <p role="alert">{fault}</p>}
      <div className="fleet-buttons">
        <button type="submit" disabled={isBusy}>
          {children}
        </button>
        <button type="button" onClick={onCancel}>
          {fleetMessages(language).cancel}
        </button>
      </div>
    </>
  );
}
