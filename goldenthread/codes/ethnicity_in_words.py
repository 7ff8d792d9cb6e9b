"""Ethnicity as councils write it: DfE's code, one of its longer list of codes, or words.

A word that leaves several codes open (White, Asian, Black alone; Gypsy or Irish Traveller, which
the census of the population takes together) is not taken for any of them.
"""

import re

from goldenthread.codes import people
from goldenthread.codes.written import chosen

_LONGER_CODES: dict[str, str] = {
    "WBRI": "WENG WSCO WWEL WCOR WNIR WOWB",
    "WOTH": "WALB WBOS WCRO WGRE WGRK WGRC WITA WKOS WPOR WSER WTUR WTUK WTUC WEUR WEEU WWEU WOTW",
    "WROM": "WROG WROR WROO",
    "MWAS": "MWAP MWAI MWAO",
    "MOTH": "MABL MACH MBOA MBCH MCOE MWOE MWCH MOTM MBOE",
    "APKN": "AMPK AKPA AOPK",
    "AOTH": "AAFR AKAO ANEP ASNL ASLT ASRO AOTA",
    "BAFR": "BANN BCON BGHA BNGN BSLN BSOM BSUD BAOF",
    "BOTH": "BEUR BNAM BOTB",
    "CHNE": "CHKC CMAL CSNG CTWN COCH",
    "OOTH": "OAFG OARA OEGY OFIL OIRN OIRQ OJPN OKOR OKRD OLAM OLEB OLIB OMAL OMRC OPOL OTHA OVIE "
    "OYEM OOEG",
}
"""DfE's longer list, which schools may use: each of its codes lies in one of the shorter list."""

_SHORTER = {longer: code for code, many in _LONGER_CODES.items() for longer in many.split()}
_SHORTER |= {code: code for code in people.ETHNICITY.values}
_FOUR_LETTERS = re.compile(r"(?<![a-z])[a-z]{4}(?![a-z])")

_BRITISH = r"british|english|scottish|welsh|cornish|northern irish"
_WORDS: tuple[tuple[str, str], ...] = (
    (r"\brefus|\bdeclin|prefer(?:red)? not|\bwithheld", "REFU"),
    (
        r"not (?:yet )?(?:obtained|known|recorded|stated|available|specified)|\bunknown|unborn",
        "NOBT",
    ),
    (r"gypsy (?:or|/|and) irish traveller|gypsy,? traveller|\Agypsy/", ""),
    (r"\bgypsy|\broma\b", "WROM"),
    (r"traveller", "WIRT"),
    (r"(?:white|british).*(?:and|&|/|,).*black.*caribbean|mixed.*caribbean", "MWBC"),
    (r"(?:white|british).*(?:and|&|/|,).*black.*african|mixed.*african", "MWBA"),
    (r"white\s*(?:and|&|/|,|\+)\s*asian|mixed.*\basian", "MWAS"),
    (r"\bmixed\b|multiple ethnic|dual heritage", "MOTH"),
    (r"other black|black.*other|\bblack british\Z", "BOTH"),
    (r"caribbean", "BCRB"),
    (r"\bafrican\b|\bsomali\b|\bnigerian\b|\bghanaian\b", "BAFR"),
    (r"\bpakistani\b", "APKN"),
    (r"\bbangladeshi\b", "ABAN"),
    (r"\bindian\b", "AIND"),
    (r"\bchinese\b", "CHNE"),
    (r"other asian|asian.*other", "AOTH"),
    (r"other white(?! british)|white.*\bother\b(?! british)", "WOTH"),
    (rf"\bwhite\b.*(?:{_BRITISH})|\A(?:{_BRITISH})\Z|english/ ?welsh", "WBRI"),
    (r"\birish\b", "WIRI"),
    (r"\bwhite\b\W+(?:\w*european|[a-z]{4,}(?:ian|ish|ese|an|ek))\b", "WOTH"),
    (r"\barab\b|other ethnic|ethnic.*other|\bany other\b|\Aother\Z", "OOTH"),
)
_PATTERNS = tuple((re.compile(pattern), code) for pattern, code in _WORDS)


def ethnicity(text: str) -> str:
    """DfE's code for what is written; the text unchanged where no one code is seen in it."""
    told = chosen(text)
    if not told:
        return ""
    for letters in _FOUR_LETTERS.findall(told):
        if letters.upper() in _SHORTER:
            return _SHORTER[letters.upper()]
    for pattern, code in _PATTERNS:
        if pattern.search(told):
            return code or text
    return text
