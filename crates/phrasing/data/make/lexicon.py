#!/usr/bin/env python3
"""Makes the files in data/generated from published word data. Not needed for building; needs Python 3.11 alone.

  lexicon.py WORDNET_DICT HUNSPELL_DIR O_NET_TASKS ESCO_LABELS

WORDNET_DICT   the "dict" folder of WordNet 3.1: index.sense, data.noun and so on
HUNSPELL_DIR   the folder with index.dic and index.aff of the English spelling dictionary made of SCOWL
O_NET_TASKS    task statements of O*NET, one a line: each starts with an imperative
ESCO_LABELS    labels of ESCO skills, one a line

What is taken, and why:
- WordNet says which parts of speech a word has and, by counts over tagged text, which of them is usual; its files of
  senses say whether a noun names a person, a thing, or something that has no plural.
- The spelling dictionary says whether a noun has a plural.
- The two sets of statements say how often a word opens an imperative and how often it is a noun at work. No statement
  is kept, only counts of words.
Words of the lists written by hand are left out: those know better.
"""
import collections, math, pathlib, re, sys

DATA = pathlib.Path(__file__).resolve().parent.parent
OUT = DATA / "generated"
PARTS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
# Files of senses whose nouns can do without a plural: acts, attributes, knowledge, speech, events, feelings, food,
# phenomena, processes, states, substances.
MASS_SENSES = {"04", "07", "09", "10", "11", "12", "13", "19", "22", "26", "27"}
PERSON_SENSES = "18"
# Files of senses whose names nobody meets at work in such numbers: animals and plants.
NATURE_SENSES = {"05", "20"}
ARTICLES = set("the a an this that these those all any each every both some no its our your their his her other new "
               "such various own".split())
PREPOSITIONS = set("of in for with on from by at about into through during between within under over after before "
                   "against per via as including using such regarding concerning".split())


def words_of(name):
    lines = (DATA / name).read_text().splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def read_wordnet(folder):
    counts, senses, kinds = (collections.defaultdict(collections.Counter) for _ in range(3))
    for line in open(folder / "index.sense"):
        key, _, _, tagged = line.split()
        lemma, rest = key.split("%")
        part, kind = rest.split(":")[:2]
        counts[lemma][PARTS[part]] += int(tagged)
        senses[lemma][PARTS[part]] += 1
        if part == "1":
            kinds[lemma][kind] += 3 * int(tagged) + 1
    small = set()
    for part in ("noun", "verb", "adj", "adv"):
        for line in open(folder / f"data.{part}"):
            if line.startswith(" "):
                continue
            fields = line.split()
            lemmas = (fields[4 + 2 * at].split("(")[0] for at in range(int(fields[3], 16)))
            small.update(lemma for lemma in lemmas if lemma == lemma.lower())
    return counts, senses, kinds, small


def read_compounds(folder):
    """The nouns of two words: the second ones, by the first."""
    compounds = collections.defaultdict(set)
    for line in open(folder / "data.noun"):
        fields = line.split()
        if line.startswith(" ") or fields[1] in NATURE_SENSES:
            continue
        for at in range(int(fields[3], 16)):
            found = re.fullmatch("([a-z]{2,}(?:-[a-z]+)*)_([a-z]{2,})", fields[4 + 2 * at])
            if found:
                compounds[found[1]].add(found[2])
    return compounds


def read_spelling(folder):
    """Every form that the spelling dictionary allows."""
    rules = {"SFX": collections.defaultdict(list), "PFX": collections.defaultdict(list)}
    for line in open(folder / "index.aff"):
        fields = line.split()
        if len(fields) >= 5 and fields[0] in rules:
            strip, add = ("" if part == "0" else part for part in fields[2:4])
            rules[fields[0]][fields[1]].append((strip, add, re.compile(f"{fields[4]}$")))
    forms = set()
    for line in open(folder / "index.dic"):
        word, _, flags = line.strip().partition("/")
        own = [word]
        for flag in flags:
            for strip, add, condition in rules["SFX"].get(flag, []):
                if condition.search(word):
                    own.append(word[: len(word) - len(strip)] + add)
        forms.update(own)
        for flag in flags:
            forms.update(add + form for _, add, _ in rules["PFX"].get(flag, []) for form in own)
    return forms


def plural(word):
    if re.search("(s|x|z|ch|sh)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search("[^aeiou]y$", word) else word + "s"


def count_statements(tasks, labels, verbs):
    """How often each verb is one, and how often it is a noun."""
    as_verb, as_noun = collections.Counter(), collections.Counter()
    for path, imperative in ((tasks, True), (labels, False)):
        for line in open(path):
            words = re.findall(r"[a-z][a-z'-]*|[,;.()/:]", line.lower())
            if not words:
                continue
            if imperative and words[0] in verbs:
                as_verb[words[0]] += 1
            for before, word, after in zip(words, words[1:], words[2:] + [""]):
                if word not in verbs:
                    continue
                if before == "to" or (before in ("and", "or", ",") and after in ("the", "a", "an", "them", "it")):
                    as_verb[word] += 1
                elif before in ARTICLES | PREPOSITIONS:
                    as_noun[word] += 1
    return as_verb, as_noun


def main():
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    wordnet, spelling, tasks, labels = map(pathlib.Path, sys.argv[1:])
    counts, senses, kinds, small = read_wordnet(wordnet)
    forms = read_spelling(spelling)
    graded = {grade: set(words_of(f"verbs-{grade}.txt")) for grade in ("plain", "strong", "weak")}
    irregular = {line.split()[0] for line in (DATA / "verbs-irregular.txt").read_text().splitlines()
                 if line and not line.startswith("#")}
    other = {"lead-ins.txt", "pairs.txt", "verbs-two-words.txt", "names.txt", "verbs-spelling.txt"}
    by_hand = {word for path in DATA.glob("*.txt") if path.name not in other for word in words_of(path.name)}

    lists = collections.defaultdict(list)
    for word in sorted(small & set(senses)):
        if not re.fullmatch("[a-z]{2,}(-[a-z]+)*", word) or len(word) > 20 or word in by_hand:
            continue
        # What the spelling dictionary leaves out is too rare to meet at work, and makes the program larger.
        if word not in forms and not counts[word].total():
            continue
        noun, verb, adjective, adverb = (senses[word][part] + 3 * counts[word][part] for part in "nvar")
        other_uses = noun + adjective
        if verb:
            grade = "plain" if not other_uses else "strong" if verb >= other_uses else "weak"
            lists[f"verbs-{grade}"].append(word)
        if adjective and adjective >= noun / 2:
            lists["adjectives"].append(word)
        if adverb and not verb and adverb >= max(noun, adjective):
            lists["adverbs"].append(word)
        if noun and not verb and noun >= 0.3 * adjective:
            kind = kinds[word].most_common(1)[0][0]
            no_plural = plural(word) not in forms and (
                word in forms or re.search("(ness|ity|ism|ology|ography)$", word))
            if kind == PERSON_SENSES:
                lists["nouns-people"].append(word)
            elif kind in MASS_SENSES and no_plural:
                lists["nouns-mass"].append(word)
            else:
                lists["nouns-count"].append(word)

    verbs = graded["plain"] | graded["strong"] | graded["weak"] | irregular
    verbs |= {word for word in senses if senses[word]["v"] and word.isalpha() and word in small}
    as_verb, as_noun = count_statements(tasks, labels, verbs)
    homographs = graded["strong"] | graded["weak"]
    tenths = lambda ratio: max(-40, min(40, round(10 * math.log(ratio))))
    usage = []
    for word in sorted(verbs):
        verb = counts[word]["v"] + 0.4 * senses[word]["v"]
        other_uses = sum(counts[word][part] + 0.4 * senses[word][part] for part in "na")
        if not other_uses and not as_noun[word] and word not in homographs:
            continue
        general = tenths((verb + 0.3) / (other_uses + 0.3)) if word in small else 0
        at_work = tenths((as_verb[word] + 0.7) / (as_noun[word] + 0.7))
        if general or at_work:
            usage.append(f"{word} {general} {at_work}")

    compounds = read_compounds(wordnet)
    opens = {first: len(seconds) for first, seconds in compounds.items()}
    closes = collections.Counter(second for seconds in compounds.values() for second in seconds)
    # Every doubling of the number is one step.
    step = lambda number: number.bit_length()
    ranks = [f"{word} {step(opens.get(word, 0))} {step(closes[word])}" for word in sorted(opens.keys() | closes.keys())
             if opens.get(word, 0) > 1 or closes[word] > 1]
    pairs = [f"{first}: {' '.join(sorted(compounds[first]))}" for first in sorted(compounds)
             if first in verbs or first.endswith(("ing", "s"))]

    OUT.mkdir(exist_ok=True)
    head = "# Made by data/make/lexicon.py; sources and licences are in the README of the data folder."
    for name, words in lists.items():
        (OUT / f"{name}.txt").write_text("\n".join([head, *words]) + "\n")
    (OUT / "usage.txt").write_text("\n".join([head, "# verb, tenths in general, tenths at work", *usage]) + "\n")
    (OUT / "compounds.txt").write_text("\n".join([head, "# first word: second words", *pairs]) + "\n")
    (OUT / "compound-ranks.txt").write_text(
        "\n".join([head, "# word, steps as the first of a compound, steps as the last", *ranks]) + "\n")


main()
