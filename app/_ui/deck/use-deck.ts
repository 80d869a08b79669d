"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { isTyping } from "../is-typing.ts";
import type { DeckProps } from "./deck-props.ts";
import type { DeckState } from "./deck-state.ts";
import { FIRST, pressed } from "./deck-state.ts";

/** Where the reader came from, by pin, so that Esc leads back there. */
export function cameFromKey(pin: string): string {
  return `wattbook-deck-from:${pin}`;
}

/** A deck's state: it follows keys and the address' hash, and its other window follows it. */
export function useDeck({ pin, slides, isSpeaker }: DeckProps) {
  const [state, setState] = useState<DeckState>(FIRST);
  const now = useRef(state);
  const channel = useRef<BroadcastChannel>(undefined);
  const count = slides.length;

  const become = useCallback((next: DeckState, isHeard = false) => {
    const hasMoved = next.at !== now.current.at;
    now.current = next;
    setState(next);
    if (!hasMoved) return;
    history.replaceState(history.state, "", `#${next.at + 1}`);
    if (!isHeard) channel.current?.postMessage({ at: next.at });
  }, []);

  const dispatch = useCallback(
    (key: string) => {
      const next = pressed(now.current, key, count);
      if (next) become(next);
      return next !== undefined;
    },
    [become, count],
  );

  const go = useCallback((at: number) => become({ ...now.current, at, mode: "slides" }), [become]);

  const leave = useCallback(() => {
    if (isSpeaker) return window.close();
    const back = new URL(sessionStorage.getItem(cameFromKey(pin.id)) ?? `/p/${pin.id}${langAndTheme()}`, location.href);
    const { figure } = slides[now.current.at] ?? {};
    if (figure) back.hash = `figure-${figure}`;
    location.assign(back);
  }, [isSpeaker, pin.id, slides]);

  useEffect(() => {
    const follow = () => {
      const number = Number(location.hash.slice(1));
      if (Number.isInteger(number) && number >= 1 && number <= count) become({ ...now.current, at: number - 1 });
    };
    follow();
    const heard = new BroadcastChannel(`wattbook-deck:${pin.id}`);
    heard.onmessage = ({ data }: MessageEvent<{ at?: number }>) => {
      if (data.at === undefined) heard.postMessage({ at: now.current.at });
      else if (data.at < count) become({ ...now.current, at: data.at }, true);
    };
    channel.current = heard;
    if (isSpeaker) heard.postMessage({});
    addEventListener("hashchange", follow);
    return () => {
      removeEventListener("hashchange", follow);
      heard.close();
    };
  }, [become, count, isSpeaker, pin.id]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || belongsToControl(event)) return;
      if (!dispatch(event.key) && !acted(event.key)) return;
      event.preventDefault();
    };
    const acted = (key: string): boolean => {
      if (key === "f") void toggleFullscreen();
      else if (key === "s") openSpeaker(pin.id, now.current.at, () => dispatch("n"));
      else if (key === "Escape") leave();
      else return false;
      return true;
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [dispatch, leave, pin.id]);

  return { state, dispatch, go, leave };
}

/** Space and Enter press a control that has the focus; keys that scroll move what scrolls. */
function belongsToControl({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (key === " " || key === "Enter") return target.closest("a, button") !== null;
  return target.closest(".deck-notes") !== null && /^(Arrow(Up|Down)|Page|Home|End)/.test(key);
}

async function toggleFullscreen(): Promise<void> {
  try {
    await (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen());
  } catch (cause) {
    console.warn(cause);
  }
}

/** The speaker's window; without a network, or where the browser opens none, the notes show below the slide instead. */
function openSpeaker(pin: string, at: number, otherwise: () => void): void {
  const search = new URLSearchParams(location.search);
  search.set("view", "speaker");
  const opened = navigator.onLine
    ? window.open(`/p/${pin}?${search}#${at + 1}`, `speaker-${pin}`, "popup,width=1100,height=760")
    : null;
  if (!opened) otherwise();
}

function langAndTheme(): string {
  const here = new URLSearchParams(location.search);
  const kept = new URLSearchParams();
  for (const name of ["lang", "theme"]) for (const text of here.getAll(name)) kept.append(name, text);
  return kept.size > 0 ? `?${kept}` : "";
}
