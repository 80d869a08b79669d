"use client";
import { ChangesStrip } from "./changes-strip.tsx";
import { linkMessages } from "./messages-links.ts";
import { usePageContext } from "./page-context.ts";

/** On a pinned page that it is one; on a page that a reader came to from a pin, that it no longer is. */
export function PinStrip() {
  const { props } = usePageContext();
  const say = linkMessages(props.language);
  if (props.leftPin) {
    return (
      <p className="pin-strip" role="status">
        <span>{say.leftPin}</span>
        <a href={`/p/${props.leftPin}?lang=${props.language}`}>{say.backToPin}</a>
      </p>
    );
  }
  const { pin } = props;
  if (!pin) return null;
  const live = pin.live && `${pin.live}${pin.live.includes("?") ? "&" : "?"}lang=${props.language}`;
  return (
    <div className="pin-strip">
      <p>
        <span>{say.pinStrip(pin.created.slice(0, 10))}</span>
        {live ? <a href={live}>{say.openLive}</a> : <span>{say.analysisGone}</span>}
      </p>
      {live && pin.isCodeChanged ? <p>{say.codeChanged}</p> : null}
      {live ? <ChangesStrip /> : null}
    </div>
  );
}
