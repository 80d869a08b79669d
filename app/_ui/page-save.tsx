"use client";
import { useState } from "react";
import { presentMessages } from "./messages-present.ts";
import { usePageContext } from "./page-context.ts";
import { pinPath } from "./page-links.ts";

/** The view as a file or for paper: a live one is pinned first, so that what is saved can be found again. */
export function PageSave() {
  const { props, inputs, view } = usePageContext();
  const [said, setSaid] = useState("");
  const say = presentMessages(props.language);
  const open = async (rest: string) => {
    setSaid(say.presenting);
    try {
      const path = await pinPath({ props, inputs, view });
      location.assign(`${path}${rest}`);
      setSaid("");
    } catch (cause) {
      console.warn(cause);
      setSaid(say.presentFailed);
    }
  };
  const { language } = props;
  const ways = [
    { name: say.pdf, rest: `.pdf?lang=${language}` },
    { name: say.print, rest: `?view=print&lang=${language}` },
    { name: say.brief, rest: `?view=brief&lang=${language}` },
    { name: say.bundle, rest: ".zip" },
  ];
  return (
    <details className="menu page-save">
      <summary aria-label={say.saveAs}>{say.save}</summary>
      <div className="menu-list">
        {ways.map(({ name, rest }) =>
          props.pin ? (
            <a key={name} href={`/p/${props.pin.id}${rest}`}>
              {name}
            </a>
          ) : (
            <button key={name} type="button" onClick={() => void open(rest)}>
              {name}
            </button>
          ),
        )}
      </div>
      <p className={said ? "toast is-shown" : "toast"} role="status">
        {said}
      </p>
    </details>
  );
}
