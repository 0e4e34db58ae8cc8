"""Repair of doubtful words: what it mends, and the laws it keeps."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ports import Word
from ocr.hocr import ReadWord, words_from_hocr
from ocr.repair.candidates import SURE
from ocr.repair.lexicon import our_lexicon
from ocr.repair.spelling import one_spelling
from ocr.repair.words import REPAIRED, repaired

LEXICON = our_lexicon()


def printed(text, confidence=90.0, **seen):
    """A word as the engine gave it; ``a_1="ảá"`` says what else letter 1 may be, ever further behind."""
    letters = [((letter, 0.0),) for letter in text]
    for name, others in seen.items():
        place = int(name.rpartition("_")[2])
        behind = ((other, 5.0 * rank) for rank, other in enumerate(others, 1))
        letters[place] = (letters[place][0], *behind)
    return ReadWord(Word(text, confidence, 10, 20, 60, 24), tuple(letters))


def text(words):
    return " ".join(each.word.text for each in words)


def test_a_tone_lost_on_paper_comes_back_where_our_papers_have_the_pair():
    line = [printed("Chứng"), printed("minh"), printed("nhân"), printed("đân", at_0="d")]

    assert text(repaired(line, LEXICON)) == "Chứng minh nhân dân"


def test_a_word_no_vietnamese_has_takes_the_syllable_the_engine_saw_next():
    line = [printed("giải"), printed("quyêt", at_3="ếệ"), printed("hồ"), printed("sơ")]

    assert text(repaired(line, LEXICON)) == "giải quyết hồ sơ"


def test_what_was_repaired_stays_doubtful_and_keeps_its_place():
    line = [printed("giải"), printed("quyêt", at_3="ế")]

    done = repaired(line, LEXICON)[1].word

    assert (done.text, done.confidence) == ("quyết", REPAIRED)
    assert (done.x, done.y, done.width, done.height) == (10, 20, 60, 24)


def test_a_word_that_fits_is_left_though_another_is_more_common():
    line = [printed("con"), printed("dấu", at_1="â")]

    assert text(repaired(line, LEXICON)) == "con dấu"


def test_foreign_words_are_not_made_vietnamese():
    line = [
        printed("the", at_2="ẻ"),
        printed("ban", at_1="àả"),
        printed("on", at_0="ô"),
        printed("tin", at_1="í"),
    ]

    assert text(repaired(line, LEXICON)) == "the ban on tin"


def test_a_letter_the_engine_never_saw_is_not_put_in():
    assert text(repaired([printed("giải"), printed("quyêt")], LEXICON)) == "giải quyêt"


@pytest.mark.parametrize(
    "name", [["Nguyễn", "Thị", "Tô"], ["TRẦN", "VĂN", "CHI"], ["Lê", "Thúy", "Băng"], ["Lò", "Văn", "Tỉnh"]]
)
def test_no_name_becomes_another_name(name):
    seen = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"
    seen = seen.upper() if name[0].isupper() else seen
    line = [
        printed(word, **{f"at_{n}": seen for n, c in enumerate(word) if c.lower() in seen}) for word in name
    ]

    assert text(repaired(line, LEXICON)) == " ".join(name)


@pytest.mark.parametrize("code", ["208/HĐND-KTNS", "UBND", "24/12/2024", "038192000016", "I8", "2020,"])
def test_numbers_dates_and_codes_are_never_touched(code):
    seen = {f"at_{place}": "ôổốđaâe01" for place in range(len(code))}
    line = [printed("số"), printed(code, 20.0, **seen), printed("ngày")]

    assert text(repaired(line, LEXICON)) == f"số {code} ngày"


@pytest.mark.parametrize(("old", "new"), [("hoà", "hòa"), ("UỶ", "ủy"), ("quý", "quý"), ("xoá", "xóa")])
def test_two_ways_to_place_a_tone_are_one_word_and_neither_is_corrected(old, new):
    assert one_spelling(old) == one_spelling(new) == new
    line = [printed("văn"), printed("hoá", at_1="ó")]
    assert text(repaired(line, LEXICON)) == "văn hoá"


letters = st.sampled_from("aáàảãạăâấầẩẫậbcdđeéêếềghiíklmnoóôốồổỗộơớpqrstuúưứvxyAÁĐNT019/-.,;()")
tokens = st.text(letters, min_size=1, max_size=8)
DOUBTFUL = "giải quyêt hồ sơ chỉ ngân sách đôi với tổ chưc bô sung Nguyễn Văn thâm quyền đây mạnh"
common = st.sampled_from(DOUBTFUL.split())


@st.composite
def read_words(draw):
    said = draw(st.one_of(tokens, common))
    seen = [
        ((letter, 0.0), *((o, draw(st.floats(0.5, 40.0))) for o in set(draw(st.text(letters, max_size=3)))))
        for letter in said
    ]
    confidence = draw(st.floats(0, 100))
    return ReadWord(Word(said, confidence, 1, 2, 30, 10, draw(st.integers(0, 3))), tuple(seen))


@given(st.lists(read_words(), max_size=8))
def test_the_laws_of_repair(page):
    done = repaired(page, LEXICON)

    assert len(done) == len(page)
    for before, after in zip(page, done, strict=True):
        if before.word.confidence >= SURE or any(c.isdigit() for c in before.word.text):
            assert after == before
        assert unicodedata.is_normalized("NFC", after.word.text)
        assert replace(after.word, text="", confidence=0) == replace(before.word, text="", confidence=0)
        assert after == before or after.word.confidence <= REPAIRED
    assert repaired(done, LEXICON) == done


def hocr(*words):
    lines = "".join(words)
    return f"<span class='ocr_line' id='line_1_1' title=\"bbox 1 2 3 4; baseline 0 -6\">{lines}</span>"


def hocr_word(text, *choices, box="10 20 40 32", confidence=93):
    seen = "".join(
        "<span class='ocrx_cinfo' id='lstm_choices_1_1_1'>"
        + "".join(
            f"<span class='ocrx_cinfo' id='choice_1_1_{n}' title='x_confs {points}'>{letter}</span>"
            for n, (letter, points) in enumerate(place)
        )
        + "</span>"
        for place in choices
    )
    return (
        f"<span class='ocrx_word' id='word_1_1' title='bbox {box}; x_wconf {confidence}'>{text}{seen}</span>"
    )


def test_the_engines_letters_come_with_what_else_they_may_be():
    answer = hocr(hocr_word("tô", [(" ", 99.0)], [("t", 99.0)], [("ô", 98.0), ("ổ", 93.5), ("Ô", 60.0)]))

    (read,) = words_from_hocr(answer)

    assert read.word == Word("tô", 93, 10, 20, 30, 12)
    assert read.letters == ((("t", 0.0),), (("ô", 0.0), ("ổ", 4.5), ("Ô", 38.0)))


def test_a_letter_the_dictionary_chose_against_the_ink_is_printed_and_the_other_is_near():
    (read,) = words_from_hocr(hocr(hocr_word("dữ", [("đ", 98.0), ("d", 90.0)], [("ữ", 99.0)])))

    assert read.letters[0] == (("d", 0.0), ("đ", 0.5))


def test_letters_that_do_not_make_the_text_are_left_out():
    (read,) = words_from_hocr(hocr(hocr_word("chi", [("c", 99.0)], [("h", 99.0)])))

    assert (read.word.text, read.letters) == ("chi", ())
