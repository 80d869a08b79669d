"use client";
import { useEffect, useRef } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { presentMessages } from "../messages-present.ts";

/** The keys of a deck. */
export function DeckHelp(props: {
  readonly language: Language;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const say = presentMessages(props.language);
  useEffect(() => {
    if (props.isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [props.isOpen]);
  return (
    <dialog ref={dialog} className="deck-help" aria-labelledby="deck-keys" onCancel={props.onClose}>
      <h2 id="deck-keys">{say.help}</h2>
      <dl>
        {say.keys.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              {keys.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={props.onClose}>
        {say.close}
      </button>
    </dialog>
  );
}
