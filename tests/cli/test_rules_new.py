"""`rules new` and `rules check`, with `--watch`."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from command import tanqih

from normalize.cli.watching import changes, watch
from normalize.errors import TanqihError

RULE = {
    "--find": "road blockage",
    "--replace": "roadblock",
    "--inflect": "noun",
    "--because": "A test.",
}
EXAMPLES = ("--example", "two road blockages -> two roadblocks", "--example", "a road")


def new(file, *examples, **changed):
    options = {**RULE, **{f"--{name}": value for name, value in changed.items()}}
    given = [text for pair in options.items() if pair[1] is not None for text in pair]
    return tanqih("rules", "new", file, *given, *(examples or EXAMPLES))


def test_a_rule_in_a_pack_of_its_own(tmp_path):
    file = tmp_path / "mine.yaml"
    said = new(file)
    assert (said.code, said.out) == (0, "")
    assert "mine/road-blockage: 2 examples hold" in said.err
    assert tanqih("rules", "check", file).code == 0
    assert tanqih("rules", "test", file).code == 0


def test_a_rule_behind_the_others_with_comments_kept(tmp_path):
    file = tmp_path / "mine.yaml"
    new(file)
    text = "# Ours.\n" + file.read_text().replace("\n  ", "\n    ")
    file.write_text(text)
    examples = ("--example", "near a rocket base site -> near a base", "--example", "a base site")
    said = new(file, *examples, find="rocket base site", replace="base", when="near=near,by")
    assert said.code == 0
    assert file.read_text().startswith(text)
    assert "        near:\n" in file.read_text()
    assert tanqih("rules", "check", file).code == 0


def test_terms_and_flags(tmp_path):
    said = tanqih(
        *("rules", "new", tmp_path / "names.yaml", "--kind", "terms", "--replace", "Rural Council"),
        *("--find", "Council Rural", "--because", "A test."),
        *("--example", "the Council Rural met -> the Rural Council met", "--example", "rural"),
    )
    assert "names/rural-council: 2 examples hold" in said.err
    said = tanqih(
        *("rules", "new", tmp_path / "ask.yaml", "--kind", "flags", "--find", "strange fire"),
        *("--because", "A test.", "--example", "a strange fire -> ?", "--example", "a fire"),
    )
    assert "ask/strange-fire: 2 examples hold" in said.err


def test_a_pack_that_holds_no_rule_yet(tmp_path):
    for number, rules in enumerate(("rules: []\n", "rules:", "rules:\n", "")):
        file = tmp_path / f"mine-{number}.yaml"
        file.write_text(f"pack: mine\n{rules}")
        assert "mine/road-blockage: 2 examples hold" in new(file).err


def test_furniture(tmp_path):
    said = tanqih(
        *("rules", "new", tmp_path / "page.yaml", "--kind", "furniture", "--find", "press here"),
        *("--scope", "inline", "--because", "A button.", "--id", "button"),
        *("--example", "Bread is dear. Press here -> Bread is dear.", "--example", "the press"),
    )
    assert "page/button: 2 examples hold" in said.err
    assert tanqih("rules", "check", tmp_path / "page.yaml").code == 0


def test_agreement(tmp_path):
    said = tanqih(
        *("rules", "new", tmp_path / "it.yaml", "--kind", "agreement", "--institution", "bakery"),
        *("--pronoun", "She=It", "--verb", "said", "--verb", "added", "--because", "A test."),
        *(
            "--example",
            "The bakery added that bread is dear. She said that it is short."
            " -> The bakery added that bread is dear. It said that it is short.",
        ),
        *("--example", "The baker came. She said so."),
    )
    assert "it/bakery: 2 examples hold" in said.err


def test_a_place(tmp_path):
    given = (
        *("rules", "new", tmp_path / "ours.yaml", "--kind", "places", "--replace", "Tell Zubda"),
        *("--find", "Tal Zobda", "--arabic", "تل زبدة", "--type", "village", "--country", "SY"),
        *("--because", "The spelling of the press."),
        *("--example", "in Tal Zobda village -> in Tell Zubda village", "--example", "butter"),
    )
    said = tanqih(*given, "--at", "35.1,36.7")
    assert "ours/tell-zubda: 2 examples hold" in said.err
    assert "latitude: 35.1" in (tmp_path / "ours.yaml").read_text()
    wrong = tanqih(*given, "--at", "35.1")
    assert wrong.code == 2
    assert "LATITUDE,LONGITUDE in degrees" in wrong.err


def test_a_pronoun_without_another(tmp_path):
    said = tanqih(
        *("rules", "new", tmp_path / "it.yaml", "--kind", "agreement", "--institution", "bakery"),
        *("--pronoun", "She", "--verb", "said", "--because", "A test.", "--example", "a"),
    )
    assert said.code == 2
    assert "such as She=It" in said.err


@pytest.mark.parametrize(
    ("changed", "examples", "message"),
    [
        ({}, ("--example", "a road -> a street", "--example", "road"), "expected 'a street'"),
        ({}, ("--example", "two road blockages -> two roadblocks"), "needs an example that"),
        ({}, ("--example", "a", "--example", "b"), "no example changes"),
        ({"id": "Not An Id"}, (), "not a valid id"),
        ({"level": "sure"}, (), "allowed: certain, likely, possible"),
        ({"inflect": "adverb"}, (), "allowed: noun, verb"),
        ({"find": "two blockages"}, (), "touches: [number]"),
        ({"when": "nearby=x"}, (), "did you mean"),
        ({"find": None, "pattern": "block(age"}, (), "backslash"),
        ({"find": "{rode} block"}, (), "no vocabulary has a slot 'rode'"),
    ],
)
def test_what_does_not_pass_is_refused_and_nothing_written(tmp_path, changed, examples, message):
    file = tmp_path / "mine.yaml"
    said = new(file, *examples, **changed)
    assert said.code == 1
    assert message in said.out
    assert "nothing was written" in said.err
    assert not file.exists()


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"find": None}, "--find (or --pattern) is missing"),
        ({"because": None}, "--because is missing"),
        ({"when": "near"}, "KEY=WORD,WORD"),
        ({"kind": "vocabulary"}, "one of: phrases, terms, places, furniture, agreement, flags"),
        ({"scope": "inline"}, "--scope says nothing in a pack of kind phrases"),
        ({"arabic": "حماة"}, "it belongs to places"),
        ({"kind": "furniture", "inflect": None}, "--replace says nothing in a pack of kind"),
        (
            {"kind": "agreement", "find": None, "replace": None, "inflect": None},
            "--institution is missing",
        ),
        ({"kind": "places", "inflect": None}, "--arabic is missing"),
    ],
)
def test_wrong_usage_is_2(tmp_path, changed, message):
    said = new(tmp_path / "mine.yaml", **changed)
    assert said.code == 2
    assert message in said.err


def test_files_that_take_no_rule(tmp_path):
    assert "ends in .yaml" in new(tmp_path / "mine.txt").err
    file = tmp_path / "mine.yaml"
    file.write_text("a: b\n")
    assert "begin it with `pack: a-name`" in new(file).err
    file.write_text("pack: mine\nkind: vocabulary\nlists: {side: [east]}\n")
    assert "by hand" in new(file).err
    file.write_text("pack: mine\nkind: furniture\nrules: []\n")
    assert "a pack of kind furniture" in new(file, kind="phrases").err
    new(tmp_path / "two.yaml")
    last = (tmp_path / "two.yaml").read_text() + "disable: [translation/weapons/balloons]\n"
    (tmp_path / "two.yaml").write_text(last)
    said = new(tmp_path / "two.yaml", id="other")
    assert said.code == 1
    assert (tmp_path / "two.yaml").read_text() == last


def test_twice_the_same_id(tmp_path):
    new(tmp_path / "mine.yaml")
    assert "two rules have the id" in new(tmp_path / "mine.yaml").out


def test_on_a_terminal_it_asks(tmp_path):
    answers = [
        "road blockage",
        "roadblock",
        "",
        "A test.",
        "a road blockage -> a roadblock",
        "a road",
        "",
    ]
    asked = iter(answers)

    def prompt(_question, default=None, **_):
        answer = next(asked)
        return answer or default

    with (
        patch("typer.prompt", prompt),
        patch("normalize.cli.rules_new._on_terminal", lambda: True),
    ):
        said = tanqih("rules", "new", tmp_path / "mine.yaml")
    assert "mine/road-blockage: 2 examples hold" in said.err


def test_check_finds_faults_beyond_the_form(tmp_path):
    file = tmp_path / "mine.yaml"
    new(file)
    file.write_text(file.read_text().replace("replace: roadblock", "replace: two roadblocks"))
    said = tanqih("rules", "check", file)
    assert said.code == 1
    assert f"{file}:5: mine/road-blockage" in said.out
    assert "touches: [number]" in said.out


def test_a_misspelt_name_in_disable(tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("pack: mine\ndisable: [translation/weapons/baloons]\n")
    said = tanqih("rules", "check", file)
    assert said.code == 1
    assert "did you mean 'translation/weapons/balloons'" in said.out


def test_changes_are_seen_once(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_text("one")
    paused = []

    def pause():
        paused.append(None)
        if len(paused) == 2:
            file.write_text("other")
        elif len(paused) == 3:
            (tmp_path / "b.yml").write_text("new")
        elif len(paused) == 5:
            raise KeyboardInterrupt

    seen = changes([tmp_path], pause)
    with pytest.raises(KeyboardInterrupt):
        for _ in seen:
            pass
    assert len(paused) == 5


def test_a_file_that_is_wrong_just_now_ends_no_watch(tmp_path, capsys):
    file = tmp_path / "a.yaml"
    file.write_text("one")
    runs = []

    def run():
        runs.append(None)
        if len(runs) == 1:
            file.write_text("other")
            raise TanqihError("half a rule", hint="go on")
        raise KeyboardInterrupt

    watch([tmp_path], run)
    assert len(runs) == 2
    assert "half a rule" in capsys.readouterr().err


@pytest.mark.parametrize("verb", [("check",), ("test",), ("try", "road")])
def test_verbs_that_watch(verb, tmp_path):
    file = tmp_path / "mine.yaml"
    new(file)
    watched = []
    name, *more = verb
    paths = (*more, file.with_name("text.txt"), "--rules", file) if more else (file,)
    (tmp_path / "text.txt").write_text("A road.")

    def once(paths):
        watched.extend(paths)
        yield

    with patch("normalize.cli.watching.changes", once):
        said = tanqih("rules", name, *paths, "--watch")
    assert said.code == 0
    assert watched == [file]
    assert "waiting for changes" in said.err


def test_watching_ends_with_the_user(tmp_path):
    runs = []

    def run():
        runs.append(None)
        raise KeyboardInterrupt

    watch([tmp_path], run)
    assert len(runs) == 1
