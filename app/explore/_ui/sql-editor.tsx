"use client";
import { useEffect, useImperativeHandle, useRef, useState } from "react";
import type { Editor } from "./open-editor.ts";
import type { Relation } from "./relation.ts";

interface SqlEditorProps {
  readonly ref: React.Ref<Pick<Editor, "insert" | "focus">>;
  readonly text: string;
  readonly label: string;
  readonly hint: string;
  readonly relations: readonly Relation[];
  readonly faultLine: number | undefined;
  readonly onText: (text: string) => void;
  readonly onRun: () => void;
}

/** The query's text: a plain field until the editor has loaded, which then takes its place. */
export function SqlEditor({ ref, text, label, hint, relations, faultLine, onText, onRun }: SqlEditorProps) {
  const parent = useRef<HTMLDivElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const [editor, setEditor] = useState<Editor>();
  const latest = useRef({ text, onText, onRun });
  latest.current = { text, onText, onRun };

  useEffect(() => {
    let isOver = false;
    let opened: Editor | undefined;
    void import("./open-editor.ts").then(({ openEditor }) => {
      if (isOver || !parent.current) return;
      const hadFocus = document.activeElement === area.current;
      opened = openEditor(parent.current, {
        text: latest.current.text,
        label,
        describedBy: "explore-hint",
        relations,
        onText: (written) => latest.current.onText(written),
        onRun: () => latest.current.onRun(),
      });
      setEditor(opened);
      if (hadFocus) opened.focus();
    });
    return () => {
      isOver = true;
      opened?.close();
      setEditor(undefined);
    };
  }, [label, relations]);

  useEffect(() => editor?.setText(text), [editor, text]);
  useEffect(() => editor?.markLine(faultLine), [editor, faultLine]);
  useImperativeHandle(ref, () => ({
    insert: (written) => (editor ? editor.insert(written) : latest.current.onText(`${latest.current.text}${written}`)),
    focus: () => (editor ? editor.focus() : area.current?.focus()),
  }));

  return (
    <div className="explore-editor">
      <div ref={parent} data-editor={editor ? "ready" : "loading"} />
      {editor ? null : (
        <textarea
          ref={area}
          aria-label={label}
          aria-describedby="explore-hint"
          rows={6}
          spellCheck={false}
          value={text}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            onRun();
          }}
        />
      )}
      <p id="explore-hint" className="explore-hint">
        {hint}
      </p>
    </div>
  );
}
