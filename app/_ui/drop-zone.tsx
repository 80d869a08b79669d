"use client";
import { useEffect, useState } from "react";
import type { Language } from "#lib/notebook/language.ts";
import { figureMessages } from "./messages-figure.ts";
import { say } from "./toast.tsx";

/** Opens the view of an exported figure that is dropped anywhere on the page. */
export function DropZone({ language }: { readonly language: Language }) {
  const [isOver, setIsOver] = useState(false);
  const words = figureMessages(language);
  const { foreign } = words;
  useEffect(() => {
    const hasFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
    const over = (event: DragEvent) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setIsOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) void openFigure(file, foreign, language);
    };
    addEventListener("dragover", over);
    addEventListener("dragleave", leave);
    addEventListener("drop", drop);
    return () => {
      removeEventListener("dragover", over);
      removeEventListener("dragleave", leave);
      removeEventListener("drop", drop);
    };
  }, [foreign, language]);
  return isOver ? (
    <div className="drop-zone" role="status">
      {words.drop}
    </div>
  ) : null;
}

/** Goes to the view that an exported figure shows, or says that the file is none. */
export async function openFigure(file: File, foreign: string, language: Language): Promise<void> {
  const { readProvenance, dropTarget } = await import("#lib/plot/export/provenance.ts");
  const provenance = readProvenance(new Uint8Array(await file.arrayBuffer()));
  const target = provenance ? dropTarget(provenance) : undefined;
  if (!target) {
    say(foreign);
    return;
  }
  const [path, figure] = target.split("#");
  location.assign(`${path}?lang=${language}#${figure}`);
}
