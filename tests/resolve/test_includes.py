import argmap


def write(folder, **files):
    for name, text in files.items():
        path = folder / f"{name}.argmap"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "top.argmap"


def codes(path, **options):
    return [each.rule.code for each in argmap.load(path, **options).diagnostics]


SHARED = "source s: A source\nspeaker p: A speaker\n"


def test_a_file_reached_twice_counts_once(tmp_path):
    path = write(
        tmp_path,
        shared=SHARED,
        one="include: shared.argmap\nclaim a: x\n  quote s by p: words\n",
        two="include: shared.argmap\nclaim a: y\n  quote s: words\n",
        top="include: shared.argmap\ninclude: one.argmap as one\ninclude: two.argmap as two\none.a rebuts two.a\n",
    )
    compilation = argmap.load(path)
    assert {each.rule.code for each in compilation.diagnostics} == {"AM308"}
    assert list(compilation.map.sources) == ["s"]
    assert list(compilation.map.claims) == ["one.a", "two.a"]
    assert compilation.map.claims["two.a"].quotes[0].source == "s"


def test_the_shortest_chain_of_aliases_names_a_file(tmp_path):
    path = write(
        tmp_path,
        shared=SHARED,
        one="include: shared.argmap as sh\nclaim a: x\n  quote sh.s by sh.p: words\n",
        top="include: one.argmap as one\ninclude: shared.argmap as texts\n"
        "claim b: y\n  quote one.sh.s: z\n  supports one.a\n",
    )
    compilation = argmap.load(path)
    assert {each.rule.code for each in compilation.diagnostics} == {"AM308"}
    assert list(compilation.map.sources) == ["texts.s"]


def test_circles_of_includes_are_shown(tmp_path):
    path = write(tmp_path, top="include: a.argmap\n", a="include: b.argmap\n", b="include: a.argmap\n")
    (diagnostic,) = argmap.load(path).diagnostics
    assert diagnostic.rule.code == "AM107"
    assert "a.argmap` includes" in diagnostic.notes[0]


def test_a_file_cannot_include_itself(tmp_path):
    assert codes(write(tmp_path, top="include: top.argmap\n")) == ["AM107"]


def test_a_missing_file_gives_one_message_whatever_is_used_of_it(tmp_path):
    text = "include: nowhere.argmap as n\nclaim a: x\n  quote n.s: words\n  because n.b\n"
    assert codes(write(tmp_path, top=text)) == ["AM106"]
    text = "include: nowhere.argmap\nclaim a: x\n  quote s: words\n  because b\n"
    assert codes(write(tmp_path, top=text)) == ["AM106"]


def test_two_files_cannot_have_one_alias(tmp_path):
    path = write(tmp_path, a="", b="", top="include: a.argmap as x\ninclude: b.argmap as x\n")
    assert codes(path) == ["AM108"]


def test_a_file_is_included_once_in_each_way(tmp_path):
    path = write(tmp_path, a="", top="include: a.argmap as x\ninclude: a.argmap as x\ninclude: a.argmap as y\n")
    assert codes(path) == ["AM110"]


def test_includes_stay_in_the_folder_of_the_top_file(tmp_path):
    (tmp_path / "outside.argmap").write_text("", encoding="utf-8")
    path = write(tmp_path / "inside", top="include: ../outside.argmap\n")
    assert codes(path) == ["AM109"]
    assert codes(path, allow_outside=True) == []


def test_a_link_does_not_lead_outside(tmp_path):
    (tmp_path / "outside.argmap").write_text("", encoding="utf-8")
    path = write(tmp_path / "inside", top="include: link.argmap\n")
    (tmp_path / "inside" / "link.argmap").symlink_to(tmp_path / "outside.argmap")
    assert codes(path) == ["AM109"]


def test_a_text_without_a_folder_includes_nothing():
    assert [each.rule.code for each in argmap.loads("include: x.argmap\n").diagnostics] == ["AM106"]


def test_mistakes_of_an_included_file_are_told_with_its_name(tmp_path):
    path = write(tmp_path, **{"sub/inner": "claim a x\n"}, top="include: sub/inner.argmap\n")
    (diagnostic,) = argmap.load(path).diagnostics
    assert diagnostic.span.place.endswith("sub/inner.argmap:1:7")


def test_names_that_two_files_bring_clash_unless_one_has_an_alias(tmp_path):
    files = {"a": "claim x: A\n  assumed\n", "b": "claim x: B\n  assumed\n"}
    assert codes(write(tmp_path, **files, top="include: a.argmap\ninclude: b.argmap\n"))[0] == "AM101"
    path = write(tmp_path, **files, top="include: a.argmap\ninclude: b.argmap as b\nx rebuts b.x\n")
    assert codes(path) == []


def test_unless_sets_aside_the_step_and_not_the_claim():
    amap = argmap.loads("claim a: x\n  because b: y\n    unless c: z\n  but d: w\n    unless e: v\n").map
    assert amap.inferences["c undercuts (b supports a)"].target == "b supports a"
    assert amap.inferences["e undercuts (d rebuts a)"].target == "d rebuts a"


def test_linked_premises_are_one_step():
    amap = argmap.loads("claim a: x\n  because b: y\n  and c: z\n  and: w\n    unless d: v\n").map
    assert amap.inferences["b + c + #1 supports a"].premises == ("b", "c", "#1")
    assert amap.inferences["d undercuts (b + c + #1 supports a)"].premises == ("d",)


def test_a_relation_below_a_claim_has_that_claim_as_its_first_premise():
    amap = argmap.loads("claim a: x\nclaim b: y\n  + a implies c as step\n    warrant: w\nclaim c: z\n").map
    step = amap.inferences["step"]
    assert (step.kind, step.premises, step.target, step.warrant) == ("implies", ("b", "a"), "c", "w")


def test_credences_are_numbers_percentages_or_words():
    text = "claim a: x\n  credence: {}\n  assumed\n"
    read = lambda value: argmap.loads(text.format(value)).map.claims["a"].credence  # noqa: E731
    assert (read("0.7").low, read("0.7").high) == (0.7, 0.7)
    assert (read("70 %").low, read("70%").high) == (0.7, 0.7)
    # ICD 203: "likely" is 55 to 80 per cent.
    assert (read("Likely").low, read("likely").high) == (0.55, 0.8)
    assert read("1.2") is None
