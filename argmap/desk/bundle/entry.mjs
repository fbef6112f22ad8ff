// What the page of the desk takes from CodeMirror, and the colours of the language.
export { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
export { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
export { openSearchPanel, search, searchKeymap } from "@codemirror/search";
export { Annotation, EditorState, Prec, StateEffect, StateField, Transaction } from "@codemirror/state";
export { Decoration, drawSelection, EditorView, keymap } from "@codemirror/view";
export { tags } from "@lezer/highlight";
export { argmap } from "../../../grammars/codemirror.js";
