"""Checks the certificates that check.sh printed. One line a check."""

import pathlib
import shutil
import subprocess
import sys
import unicodedata

import pikepdf

HERE, OUT = map(pathlib.Path, sys.argv[1:3])
CLASSPATH = sys.argv[3]
SETS = {"a4": HERE / "names.txt", "letter": OUT / "letter.txt", "scripts": HERE / "scripts.txt", "arabic": OUT / "arabic.txt"}
A4, LETTER = (841.89, 595.28), (792, 612)
# bytes; the picture of a signature comes on top
LARGEST = {"a4": 45_000, "letter": 45_000, "scripts": 90_000, "arabic": 45_000}
tally = {True: 0, False: 0}


def check(what, good, why=""):
    tally[bool(good)] += 1
    print(f"{'ok  ' if good else 'FAIL'} {what}{'' if good else f': {why}'}")


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def letters(text, mixed):
    """What can be compared: no invisible letters, one kind of space and hyphen.

    Vowel marks of right-to-left scripts are not extracted. Where both directions
    meet, poppler moves brackets and spaces, so there those are left out, too.
    """
    right = any(unicodedata.bidirectional(c) in ("R", "AL") for c in mixed)
    left = any(unicodedata.bidirectional(c) == "L" for c in mixed)
    dropped = {"Cf"} | ({"Mn"} if right else set()) | ({"Ps", "Pe", "Zs"} if right and left else set())
    plain = unicodedata.normalize("NFD", " ".join(text.replace("\u2011", "-").split()))
    kept = (c for c in plain if unicodedata.category(c) not in dropped)
    return " ".join("".join(kept).split())


def vera(files):
    """Results by profile and file."""
    code, said = run("java", "-cp", CLASSPATH, "VeraCheck", *map(str, files))
    rows = [line.split("\t") for line in said.splitlines() if line.count("\t") == 2]
    results = {(profile, pathlib.Path(file)): result for profile, file, result in rows}
    if code or len(results) != 2 * len(files):
        sys.exit(f"veraPDF did not run: {said}")
    return results


def file_checks(group, number, name, results):
    file = OUT / group / f"{number:02}.pdf"
    what = f"{group} {number:02} {name}"
    for profile in ("3b", "ua1"):
        check(f"{what}: veraPDF {profile}", results[profile, file] == "pass", results[profile, file])
    code, said = run("qpdf", "--check", str(file))
    check(f"{what}: qpdf", code == 0 and "WARNING" not in said, said)
    _, said = run("pdffonts", str(file))
    fonts = [line.split()[-5:-2] for line in said.splitlines()[2:]]
    check(f"{what}: {len(fonts)} fonts embedded, subset, mapped", fonts and all(f == ["yes"] * 3 for f in fonts), said)
    _, said = run("pdftotext", str(file), "-")
    told = letters(said, name)
    check(f"{what}: name can be copied", letters(name, name) in told, repr(told[:300]))
    structure_checks(what, file, name, group)


def structure_checks(what, file, name, group):
    size = LETTER if group == "letter" else A4
    with pikepdf.open(file) as pdf:
        root = pdf.Root
        page = pdf.pages[0]
        box = [float(n) for n in page.MediaBox]
        intent = root.OutputIntents[0]
        facts = {
            "language": str(root.Lang) == ("ar" if group == "arabic" else "en"),
            "marked": bool(root.MarkInfo.Marked),
            "output intent": intent.S == "/GTS_PDFA1" and intent.DestOutputProfile.N == 3,
            "title shown": bool(root.ViewerPreferences.DisplayDocTitle),
            "one page of the right size": len(pdf.pages) == 1 and all(abs(a - b) < 0.02 for a, b in zip(box[2:], size)),
            "version": pdf.pdf_version == "1.7",
            "name in the title": unicodedata.normalize("NFC", name) in unicodedata.normalize("NFC", str(pdf.docinfo.Title)),
            "one heading": [str(e.S) for e in root.StructTreeRoot.K.K].count("/H1") == 1,
            "no random identifier": len(bytes(pdf.trailer.ID[0])) == 16 and bytes(pdf.trailer.ID[0]) == bytes(pdf.trailer.ID[1]),
        }
    wrong = [fact for fact, good in facts.items() if not good]
    check(f"{what}: {len(facts)} facts of the catalog", not wrong, ", ".join(wrong))
    data = file.read_bytes()
    check(f"{what}: {len(data)} bytes, ends with a line", len(data) <= LARGEST[group] and data.endswith(b"%%EOF\n"), len(data))


def controls():
    """The checkers must see what is wrong, or their silence means nothing."""
    base = OUT / "a4" / "01.pdf"
    wrong = OUT / "controls"
    wrong.mkdir()

    def without(name, spoil):
        with pikepdf.open(base) as pdf:
            spoil(pdf)
            pdf.save(wrong / name)
        return wrong / name

    def unmark(pdf):
        del pdf.Root.MarkInfo

    def unmap(pdf):
        for font in pdf.pages[0].Resources.Font.values():
            del font.ToUnicode

    def unprofile(pdf):
        del pdf.Root.OutputIntents

    cases = [
        (without("no-mark-info.pdf", unmark), "ua1"),
        (without("no-to-unicode.pdf", unmap), "ua1"),
        (without("no-output-intent.pdf", unprofile), "3b"),
    ]
    results = vera([file for file, _ in cases])
    for file, profile in cases:
        result = results[profile, file]
        check(f"control {file.name}: veraPDF {profile} says {result}", result.startswith("fail"), "it passed")
    cut = wrong / "cut.pdf"
    cut.write_bytes(base.read_bytes()[:-2000])
    code, said = run("qpdf", "--check", str(cut))
    check("control cut.pdf: qpdf complains", code != 0 or "WARNING" in said, said)


def refusals():
    said = (OUT / "refused.log").read_text()
    for number, line in enumerate((HERE / "refused.txt").read_text().splitlines(), 1):
        name, lacking, script = line.split("\t")
        wanted = f"refused {number:02} letters {lacking} scripts {script}"
        printed = (OUT / "refused" / f"{number:02}.pdf").exists()
        check(f"{name}: refused for {lacking} ({script})", wanted in said and not printed, said)


def main():
    sets = {group: names.read_text().splitlines() for group, names in SETS.items()}
    files = [OUT / group / f"{n:02}.pdf" for group, names in sets.items() for n in range(1, len(names) + 1)]
    missing = [str(file) for file in files if not file.exists()]
    check(f"{len(files)} certificates printed", not missing, ", ".join(missing))
    results = vera([file for file in files if file.exists()])
    for group, names in sets.items():
        for number, name in enumerate(names, 1):
            if (OUT / group / f"{number:02}.pdf").exists():
                file_checks(group, number, name, results)
    same = [n for n in range(1, len(sets["a4"]) + 1)
            if (OUT / "a4" / f"{n:02}.pdf").read_bytes() != (OUT / "again" / f"{n:02}.pdf").read_bytes()]
    check("printed twice, the same bytes", not same, same)
    refusals()
    controls()
    shutil.rmtree(OUT / "again")
    print(f"{tally[True]} passed, {tally[False]} failed")
    sys.exit(1 if tally[False] else 0)


main()
