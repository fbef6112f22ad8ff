// Made by `python -m argmap.integrations.highlighting` of lines.json: change that.
const forms = [
  [/^([ \t]*)(#.*)$/u, ["", "comment"]],
  [/^([ \t]*)(\|)(.*)$/u, ["", "punctuation", "content"]],
  [/^(map|section)([ \t]*:)(.*)$/u, ["keyword", "punctuation", "heading"]],
  [/^(source|speaker|question)([ \t]+)(\p{L}(?:[\p{L}\p{M}\p{N}_]|-(?!>)|\.(?=\p{L}))*)([ \t]*:)(.*)$/u, ["keyword", "", "definition", "punctuation", "heading"]],
  [/^(claim)(?:([ \t]+)(\p{L}(?:[\p{L}\p{M}\p{N}_]|-(?!>)|\.(?=\p{L}))*))?([ \t]*:)(.*)$/u, ["keyword", "", "definition", "punctuation", "content"]],
  [/^(include)([ \t]*:)([ \t]*\S.*?)(?:([ \t]+as[ \t]+)(\p{L}(?:[\p{L}\p{M}\p{N}_]|-(?!>)|\.(?=\p{L}))*))?([ \t]*)$/u, ["keyword", "punctuation", "url", "keyword", "definition", ""]],
  [/^(expect)([ \t]+)(\p{L}(?:[\p{L}\p{M}\p{N}_]|-(?!>)|\.(?=\p{L}))*)([ \t]+)(\S+)([ \t]*)$/u, ["keyword", "", "variableName", "", "atom", ""]],
  [/^([ \t]+)(quote|denial|suspicion|hope|mention|argued)([ \t]+)(\p{L}(?:[\p{L}\p{M}\p{N}_]|-(?!>)|\.(?=\p{L}))*)(?:([ \t]+by[ \t]+)(\p{L}(?:[\p{L}\p{M}\p{N}_]|-(?!>)|\.(?=\p{L}))*))?((?:[ \t]+citing[ \t]+\p{L}(?:[\p{L}\p{M}\p{N}_]|-(?!>)|\.(?=\p{L}))*)*)(?:([ \t]+at[ \t]+)((?:[^:]|:(?=[^ \t]))*?))?([ \t]*:)(?=[ \t]|$)(.*)$/u, ["", "keyword", "", "variableName", "keyword", "variableName", "variableName", "keyword", "atom", "punctuation", "quote"]],
  [/^([ \t]+)(because|but|unless|and)(?:([ \t]+)(?!as[ \t])(\p{L}(?:[\p{L}\p{M}\p{N}_]|-(?!>)|\.(?=\p{L}))*))?(?:([ \t]+as[ \t]+)(\p{L}(?:[\p{L}\p{M}\p{N}_]|-(?!>)|\.(?=\p{L}))*))?([ \t]*:)(.*)$/u, ["", "keyword", "", "definition", "keyword", "definition", "punctuation", "content"]],
  [/^([ \t]+)(because|but|unless|and)([ \t]+[^:]*)$/u, ["", "keyword", "variableName"]],
  [/^([ \t]+)((?:\+[ \t]*\p{L}(?:[\p{L}\p{M}\p{N}_]|-(?!>)|\.(?=\p{L}))*[ \t]+)*)(supports|rebuts|undercuts|contradicts|implies|restates)([ \t]+)([^:]*)$/u, ["", "variableName", "operatorKeyword", "", "variableName"]],
  [/^([ \t]+)(assumed|open|exhaustive)([ \t]*)$/u, ["", "keyword", ""]],
  [/^([ \t]+)(evidence)([ \t]+)(\p{L}(?:[\p{L}\p{M}\p{N}_]|-(?!>)|\.(?=\p{L}))*)([ \t]*:)(.*)$/u, ["", "keyword", "", "variableName", "punctuation", "variableName"]],
  [/^([ \t]+)([a-z][a-z0-9]*(?:[ \t]+[a-z][a-z0-9]*)*)([ \t]*:)(.*)$/u, ["", "propertyName", "punctuation", "string"]],
  [/^(\p{L}(?:[\p{L}\p{M}\p{N}_]|-(?!>)|\.(?=\p{L}))*(?:[ \t]*\+[ \t]*\p{L}(?:[\p{L}\p{M}\p{N}_]|-(?!>)|\.(?=\p{L}))*)*)([ \t]+)(supports|rebuts|undercuts|contradicts|implies|restates)([ \t]+)(.*)$/u, ["variableName", "", "operatorKeyword", "", "variableName"]],
  [/^(section)([ \t]+)([^:]*)$/u, ["keyword", "", "heading"]],
  [/^([ \t]*)$/u, [""]],
];

// The parts of a line that have a colour, each as `[start, end, kind]`.
export const parts = (line) => {
  for (const [form, kinds] of forms) {
    const match = form.exec(line);
    if (!match) continue;
    let at = 0;
    return kinds.flatMap((kind, number) => {
      const words = match[number + 1] || "", start = at;
      at += words.length;
      return kind && words ? [[start, at, kind]] : [];
    });
  }
  return [];
};

// For `StreamLanguage.define` of @codemirror/language.
export const argmap = {
  name: "argmap",
  startState: () => ({ left: [] }),
  token(stream, state) {
    if (stream.sol()) state.left = parts(stream.string);
    while (state.left.length && state.left[0][1] <= stream.pos) state.left.shift();
    const [next] = state.left;
    if (!next) {
      stream.skipToEnd();
      return null;
    }
    if (stream.pos < next[0]) {
      stream.pos = next[0];
      return null;
    }
    stream.pos = next[1];
    return next[2];
  },
  languageData: { commentTokens: { line: "#" } },
};
