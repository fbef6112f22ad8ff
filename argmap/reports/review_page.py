"""The page that a second reader ticks: the hardest first, each claim covered until its passage was read."""

import json
from collections.abc import Iterator
from html import escape

from argmap.comparison.review import KINDS, Review, ReviewItem
from argmap.page.roles import roles_css

HEADS = {
    "decides": "Steps that decide a verdict",
    "decide-together": "Pairs of objections that decide together",
    "attack": "Other objections",
    "quotation": "Claims beside their passages",
    "twice": "Passages that are quoted for two claims",
    "assumed": "What is taken for granted",
    "step": "Other steps",
}
"""The heading of each kind."""
ABOUT = {
    "decides": "Without one of these another verdict would stand. Where they are wrong, the map is.",
    "decide-together": "Neither changes a verdict alone, since the other one does the same; both together do.",
    "attack": "In a map that was drafted fast, 11 of 22 objections were wrong, and 5 of 50 reasons.",
    "quotation": "Read the passage and say to yourself what it claims; then uncover the claim. Those that share the "
    "fewest words with their passage come first.",
    "twice": "What one sentence says must not count twice.",
    "assumed": "Nobody says these, and nothing supports them.",
    "step": "These change no verdict when they are taken away.",
}
"""What to know of each kind before one reads."""
_STYLE = """
body { font: 17px/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
body { color: var(--ink); background: var(--paper); }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
article { margin: 1rem 0; padding: .6rem .8rem; border: 1px solid var(--line); border-radius: 4px; }
article.done { opacity: .55; }
blockquote { margin: .4rem 0; color: var(--soft); } blockquote mark { background: var(--said); color: var(--ink); }
summary { cursor: pointer; color: var(--link); } label { display: block; margin-top: .5rem; font-family: sans-serif; }
.names, .place, p.about { color: var(--soft); font-family: sans-serif; font-size: .85rem; }
textarea { width: 100%; min-height: 8rem; font-family: monospace; } input[type=text] { font: inherit; width: 16rem; }
@media print { textarea, #who { display: none; } }
"""
_SCRIPT = """
const boxes = [...document.querySelectorAll("input[data-stamp]")];
const who = document.querySelector("#name"), out = document.querySelector("#stamps");
const key = "argmap-review";
const kept = new Set(JSON.parse(localStorage.getItem(key) || "[]"));
function show() {
  const today = new Date().toISOString().slice(0, 10), name = who.value.trim() || "somebody";
  const ticked = boxes.filter(box => box.checked && !box.disabled);
  out.value = ticked.map(box => `${box.dataset.stamp} ${today} ${name}`).join("\\n") + (ticked.length ? "\\n" : "");
  for (const box of boxes) box.closest("article").classList.toggle("done", box.checked);
  document.querySelector("#number").textContent = boxes.filter(box => box.checked).length;
  localStorage.setItem(key, JSON.stringify(ticked.map(box => box.dataset.stamp)));
}
for (const box of boxes) {
  if (kept.has(box.dataset.stamp)) box.checked = true;
  box.addEventListener("change", show);
}
who.value = localStorage.getItem(key + "-name") || "";
who.addEventListener("input", () => { localStorage.setItem(key + "-name", who.value); show(); });
show();
"""


def review_page(found: Review, *, title: str, file: str) -> str:
    """The page, in one file; `file` is the name of the file that takes the stamps."""
    parts = [
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Review: {escape(title)}</title><style>{roles_css()}{_STYLE}</style></head><body>",
        f"<h1>Review: {escape(title)}</h1>",
        f'<p><span id="number">0</span> of {len(found.items)} are ticked. A tick says that you have looked at it and '
        f"found it right. Below are the lines for <code>{escape(file)}</code>.</p>",
        '<p id="who"><label>Your name <input type="text" id="name"></label></p>',
    ]
    for kind in KINDS:
        parts += _section(kind, [each for each in found.items if each.kind == kind])
    parts += [
        f"<h2>Your ticks</h2><p>Add these lines to <code>{escape(file)}</code>, beside the map. A line stands for what "
        "you have read: when a word of it changes, the tick is gone.</p>",
        '<textarea id="stamps" readonly aria-label="stamps"></textarea>',
        f"<script>{_SCRIPT}</script></body></html>\n",
    ]
    return "\n".join(parts)


def _section(kind: str, items: list[ReviewItem]) -> Iterator[str]:
    if items:
        yield f'<h2>{HEADS[kind]} ({len(items)})</h2><p class="about">{ABOUT[kind]}</p>'
        yield from map(_item, items)


def _around(words: str, each: ReviewItem) -> str:
    """Words beside a passage, those that govern it in bold."""
    told = escape(words)
    for one in each.governing:
        told = told.replace(escape(one), f"<b>{escape(one)}</b>", 1)
    return told


def _item(each: ReviewItem) -> str:
    parts = ["<article>"]
    if each.passage:
        gap = "" if each.after[:1] in ".,;:!?”’)" else " "
        told = f"{_around(each.before, each)} <mark>{escape(each.passage)}</mark>{gap}{_around(each.after, each)}"
        parts.append(f"<blockquote>{told}</blockquote>")
        place = " · ".join(filter(None, (each.speaker, each.place)))
        parts.append(f'<p class="place">{escape(place)}</p>' if place else "")
    if each.kind in ("quotation", "assumed"):
        parts.append(f"<details><summary>the claim</summary><p>{escape(each.claim)}</p></details>")
    parts.append(f"<p>{escape(each.question)}</p>")
    names = ", ".join(each.names) if each.kind in ("twice", "decide-together") else each.names[0]
    decides = f"; without it the verdict changes on {', '.join(each.verdicts)}" if each.verdicts else ""
    parts.append(f'<p class="names">{escape(names + decides)}</p>')
    by = "; ".join(f"{stamp.name}, {stamp.date}" for stamp in each.reviewed)
    state = f" checked disabled> looked at by {escape(by)}" if by else "> I have looked at it, and it is right"
    parts.append(f"<label><input type=checkbox data-stamp={json.dumps(each.stamp)}{state}</label></article>")
    return "\n".join(filter(None, parts))
