"use client";
import { useEffect } from "react";

/** Says on the page itself that its scripts answer to clicks and keys: until then these do nothing. */
export function ScriptsReady() {
  useEffect(() => {
    document.documentElement.dataset.scripts = "ready";
  }, []);
  return null;
}
