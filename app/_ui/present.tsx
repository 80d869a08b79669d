"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { cameFromKey } from "./deck/use-deck.ts";
import { PRESENT } from "./events.ts";
import { isTyping } from "./is-typing.ts";
import { presentMessages } from "./messages-present.ts";
import { usePageContext } from "./page-context.ts";
import { pinPath } from "./page-links.ts";

/** `p` freezes the view and shows it as slides; coming back from them leads to the figure of the last one. */
export function Present() {
  const { props, inputs, view: state } = usePageContext();
  const say = presentMessages(props.language);
  const [said, setSaid] = useState("");
  const isBusy = useRef(false);
  const view = useRef({ props, inputs, view: state });
  view.current = { props, inputs, view: state };

  const present = useCallback(async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setSaid(say.presenting);
    try {
      const { props: shown } = view.current;
      const path = await pinPath(view.current);
      const here = new URL(location.href);
      here.hash = "";
      here.searchParams.delete("view");
      sessionStorage.setItem(cameFromKey(path.split("/").at(-1) ?? ""), here.href);
      const search = new URLSearchParams({ view: "deck", lang: shown.language });
      const theme = here.searchParams.get("theme");
      if (theme) search.set("theme", theme);
      location.assign(`${path}?${search}`);
      setSaid("");
    } catch (cause) {
      console.warn(cause);
      setSaid(say.presentFailed);
    } finally {
      isBusy.current = false;
    }
  }, [say]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "p" && !isTyping(event)) void present();
    };
    const onPresent = () => void present();
    addEventListener("keydown", onKey);
    addEventListener(PRESENT, onPresent);
    if (new URLSearchParams(location.search).get("view") === "deck") void present();
    return () => {
      removeEventListener("keydown", onKey);
      removeEventListener(PRESENT, onPresent);
    };
  }, [present]);

  useEffect(() => {
    const name = /^#figure-([\w-]+)$/.exec(location.hash)?.[1];
    const figure = name ? document.querySelector<HTMLElement>(`[data-figure="${name}"]`) : null;
    figure?.scrollIntoView({ block: "center" });
    figure?.querySelector<HTMLElement>(".plot")?.focus({ preventScroll: true });
  }, []);

  return (
    <p className={said ? "toast is-shown" : "toast"} role="status">
      {said}
    </p>
  );
}
