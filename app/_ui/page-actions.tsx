"use client";
import { COPY_PINNED, OPEN_LINKS, PRESENT } from "./events.ts";
import { linkMessages } from "./messages-links.ts";
import { presentMessages } from "./messages-present.ts";
import { usePageContext } from "./page-context.ts";
import { PageSave } from "./page-save.tsx";

/** What can be done with the whole page, at the end of its inputs. */
export function PageActions() {
  const { props } = usePageContext();
  const say = linkMessages(props.language);
  return (
    <div className="page-actions">
      <button type="button" aria-keyshortcuts="p" onClick={() => dispatchEvent(new Event(PRESENT))}>
        {presentMessages(props.language).present} <kbd>p</kbd>
      </button>
      <PageSave />
      <button type="button" aria-haspopup="dialog" onClick={() => dispatchEvent(new Event(OPEN_LINKS))}>
        {say.links}
      </button>
      <button type="button" aria-keyshortcuts="y" onClick={() => dispatchEvent(new Event(COPY_PINNED))}>
        {say.copyPinned} <kbd>y</kbd>
      </button>
    </div>
  );
}
