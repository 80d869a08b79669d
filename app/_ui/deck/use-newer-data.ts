"use client";
import { useEffect, useState } from "react";

const EVERY_MS = 60_000;

/** True once the newest snapshot is another than when the deck was opened. Without an answer nothing changes. */
export function useNewerData(): boolean {
  const [hasNewer, setHasNewer] = useState(false);
  useEffect(() => {
    let first: string | null | undefined;
    const look = async () => {
      if (document.hidden || !navigator.onLine) return;
      const newest = await newestSnapshot();
      if (newest === undefined) return;
      first ??= newest;
      if (newest !== first) setHasNewer(true);
    };
    void look();
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return hasNewer;
}

async function newestSnapshot(): Promise<string | null | undefined> {
  try {
    const response = await fetch("/api/health");
    // 503: another part is not well; the lake may be.
    if (!response.ok && response.status !== 503) return undefined;
    return ((await response.json()) as { parts: { lake: { snapshot?: string | null } } }).parts.lake.snapshot;
  } catch {
    // The network is gone: the deck goes on without it.
    return undefined;
  }
}
