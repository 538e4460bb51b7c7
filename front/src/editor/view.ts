// The editor itself: CodeMirror with SPARQL, coloured by the style sheet of the site.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, type CompletionSource } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentUnit, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

import { plain } from "./words.ts";

export interface Wanted {
  parent: HTMLElement;
  text: string;
  nonce: string;
  complete: CompletionSource;
  run: () => void;
  changed: () => void;
}

// Where letters take the place of coloured ones, Chromium writes a style of its own, which the policy of the page refuses
// and the console tells; so the editor writes them itself.
const overwriting = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    const { from, to, empty } = view.state.selection.main;
    const text = event.inputType === "insertText" && !view.composing && !empty ? event.data : null;
    if (!text) {
      return false;
    }
    const write = () => view.state.update(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
    if (!view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, write))) {
      view.dispatch(write());
    }
    return true;
  },
});

export function editor({ parent, text, nonce, complete, run, changed }: Wanted): EditorView {
  const running = Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }]));
  const extensions = [
    running,
    overwriting,
    nonce ? EditorView.cspNonce.of(nonce) : [],
    lineNumbers(),
    lintGutter(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    StreamLanguage.define({ ...sparql, languageData: { ...sparql.languageData, closeBrackets: { brackets: ["(", "[", "{"] } } }),
    syntaxHighlighting(classHighlighter),
    bracketMatching(),
    closeBrackets(),
    indentUnit.of("  "),
    autocompletion({ override: [complete], icons: false, activateOnTypingDelay: 80 }),
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-labelledby": "query-label", "aria-describedby": "keys", spellcheck: "false", autocapitalize: "off", lang: "en" }),
    EditorState.phrases.of({ Completions: plain("completions") }),
    EditorView.updateListener.of((update) => update.docChanged && changed()),
  ];
  return new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) });
}

export function replace(view: EditorView, text: string): void {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 }, userEvent: "input" });
}

// Where a line and a column (both from 1, columns counted in code points) lie in the query.
export function position(view: EditorView, line: number, column: number): number {
  const found = view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
  const before = [...found.text].slice(0, Math.max(column - 1, 0)).join("");
  return Math.min(found.from + before.length, found.to);
}

export function mark(view: EditorView, at: number, message: string): void {
  const line = view.state.doc.lineAt(at);
  const word = /^[^\s(){}\[\];,.]+/u.exec(line.text.slice(at - line.from))?.[0].length ?? 0;
  // At the end of a line there is nothing to underline but what stands before.
  const from = word === 0 && at === line.to ? Math.max(line.from, at - 1) : at;
  const to = Math.min(line.to, Math.max(at + word, from + 1));
  view.dispatch(setDiagnostics(view.state, [{ from, to, severity: "error", message }]));
}

export function unmark(view: EditorView): void {
  view.dispatch(setDiagnostics(view.state, []));
}
