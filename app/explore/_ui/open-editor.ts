import { autocompletion, type CompletionContext } from "@codemirror/autocomplete";
import { PostgreSQL, sql } from "@codemirror/lang-sql";
import { syntaxHighlighting } from "@codemirror/language";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { minimalSetup } from "codemirror";
import { nameCompletions } from "./complete-names.ts";
import type { Relation } from "./relation.ts";

/** An open editor. */
export interface Editor {
  setText(text: string): void;
  /** Writes a text where the cursor is. */
  insert(text: string): void;
  /** Marks the line of a fault, or none. */
  markLine(line: number | undefined): void;
  focus(): void;
  close(): void;
}

interface EditorOptions {
  readonly text: string;
  readonly label: string;
  readonly describedBy: string;
  readonly relations: readonly Relation[];
  readonly onText: (text: string) => void;
  readonly onRun: () => void;
}

const fault = StateEffect.define<number | undefined>();

const faultLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { effects, docChanged, state }) {
    for (const effect of effects) {
      if (!effect.is(fault)) continue;
      const line = effect.value;
      if (line === undefined || line < 1 || line > state.doc.lines) return Decoration.none;
      return Decoration.set([Decoration.line({ class: "explore-fault-line" }).range(state.doc.line(line).from)]);
    }
    return docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Opens CodeMirror in an element. Tab is left to the browser, so that the keyboard finds its way out. */
export function openEditor(parent: HTMLElement, options: EditorOptions): Editor {
  const { relations, onText, onRun } = options;
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
  const run = () => {
    onRun();
    return true;
  };
  const names = (context: CompletionContext) => {
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_]*/u);
    if (!word && !context.explicit) return null;
    const completions = nameCompletions(relations, context.state.doc.toString());
    return { from: word?.from ?? context.pos, options: completions, validFor: /^[\p{L}\p{N}_]*$/u };
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        EditorView.cspNonce.of(nonce),
        keymap.of([{ key: "Mod-Enter", run }]),
        minimalSetup,
        lineNumbers(),
        sql({ dialect: PostgreSQL }),
        PostgreSQL.language.data.of({ autocomplete: names }),
        autocompletion({ icons: false }),
        syntaxHighlighting(classHighlighter),
        faultLine,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": options.label, "aria-describedby": options.describedBy }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) onText(state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText: (text) => {
      if (text === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    insert: (text) => {
      view.dispatch(view.state.replaceSelection(text));
      view.focus();
    },
    markLine: (line) => view.dispatch({ effects: fault.of(line) }),
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}
