"""The few published rates that Thornbeck is calibrated to.

Source, unless a line says otherwise: Department for Education, Characteristics of children in need,
year to 31 March 2024, the local authority and North West rows of the table named (Open Government
Licence v3.0). Shares need not add up to one: they are weights.
"""

# One council of about this size had 41,804 children in mid-2024 (ONS, as published with the above).
CHILDREN_PER_KNOWN_CHILD = 41_000 / 8_000

# Table C6: referrals by month, North West.
MONTHS = {4: 5560, 5: 6780, 6: 7200, 7: 6250, 8: 5860, 9: 7290, 10: 7670, 11: 7680, 12: 6370}
MONTHS |= {1: 7430, 2: 6890, 3: 6980}

# Table C5: who referred, one local authority, split inside its groups by our own judgement.
SOURCES = {"1A": 90, "1B": 30, "1C": 33, "1D": 20, "2A": 359, "2B": 29, "3A": 45, "3B": 70}
SOURCES |= {"3C": 20, "3D": 44, "3E": 45, "3F": 30, "4": 9, "5A": 120, "5B": 90, "5C": 60}
SOURCES |= {"5D": 110, "6": 876, "7": 108, "8": 159, "9": 45, "10": 6}

# Table C2: working days from start to authorisation, North West: lowest, highest, weight.
ASSESSMENT_DAYS: tuple[tuple[int, int, int], ...] = (
    (0, 0, 12),
    (1, 10, 96),
    (11, 20, 158),
    (21, 30, 160),
    (31, 40, 196),
)
ASSESSMENT_DAYS += ((41, 45, 212), (46, 50, 68), (51, 60, 50), (61, 85, 48))

# Table C4: working days from section 47 to initial conference, North West; 79 % within 15.
CONFERENCE_DAYS = ((2, 10, 105), (11, 15, 685), (16, 20, 115), (21, 38, 95))

# Table D7: how long an ended plan had lasted, between the local authority and North West rows.
PLAN_LENGTHS = {"to 3": 0.205, "to 6": 0.16, "to 12": 0.42, "to 24": 0.185, "over 24": 0.03}

# Table D2 and D4: category, one local authority over 2021 to 2024, for families known for neglect
# and for the others, such that about 42 % of open plans are NEG.
CATEGORY_WHERE_NEGLECT = {"NEG": 86, "EMO": 8, "PHY": 2, "MUL": 3, "SAB": 1}
CATEGORY_ELSEWHERE = {"NEG": 14, "EMO": 68, "PHY": 9, "SAB": 6, "MUL": 3}
CATEGORY_CHANGES = 0.07

# Table D3: a quarter of plans are second or later; some of the earlier ones were elsewhere.
PLANS_ELSEWHERE = 0.06

# Table D6: 88 to 93 % of plans reviewed in time, so about one conference in sixteen is late.
REVIEW_IS_LATE = 0.06

# Table C3: share of episodes with the factor, North West. B and C belong to the family.
FAMILY_FACTORS = {"1B": 0.177, "2B": 0.182, "3B": 0.343, "4B": 0.381, "5B": 0.036, "6B": 0.053}
FAMILY_FACTORS |= {"1C": 0.026, "2C": 0.038, "3C": 0.05, "4C": 0.045, "6C": 0.01, "17A": 0.212}
CHILD_FACTORS = {"1A": 0.021, "2A": 0.06, "3A": 0.117, "4A": 0.192, "5A": 0.12, "6A": 0.047}
CHILD_FACTORS |= {"7A": 0.041, "9A": 0.003, "10A": 0.043, "11A": 0.028, "13A": 0.02, "14A": 0.077}
CHILD_FACTORS |= {"15A": 0.057, "18B": 0.025, "18C": 0.108, "19B": 0.021, "19C": 0.039}
CHILD_FACTORS |= {"22A": 0.002, "23A": 0.005, "24A": 0.033, "20": 0.199}

# Table C3: neglect in about 17 % of episodes with a factor (19.6 % in 2021, 12.3 % in 2024).
NEGLECT_WHERE_KNOWN = 0.74
NEGLECT_ELSEWHERE = 0.035

# Table B3: primary need at 31 March, between the local authority and North West rows.
NEEDS = {
    "neglect": {"N1": 92, "N5": 6, "N7": 2},
    "domestic abuse": {"N1": 93, "N4": 7},
    "parents' health": {"N1": 72, "N3": 10, "N4": 10, "N5": 8},
    "adolescent": {"N1": 62, "N4": 8, "N5": 14, "N6": 12, "N8": 4},
    "disability": {"N2": 100},
    "alone": {"N8": 100},
    "other": {"N1": 78, "N4": 8, "N5": 8, "N7": 1, "N8": 2, "N9": 2, "N0": 1},
}
TROUBLES = {"neglect": 20, "domestic abuse": 30, "parents' health": 20, "adolescent": 13}
TROUBLES |= {"disability": 4, "alone": 1, "other": 12}

# Table B2: disabilities of those with one recorded, one local authority.
DISABILITIES = {"AUT": 39, "LD": 34, "MOB": 22, "COMM": 12, "BEH": 9, "VIS": 10, "PC": 7, "HEAR": 4}
DISABILITIES |= {"INC": 4, "HAND": 2, "CON": 3, "DDA": 10}
DISABILITY_ELSEWHERE = 0.05

# Table C1: no further action, one local authority in 2025 (4.1 %) and North West (5.4 %).
NO_FURTHER_ACTION = 0.05

# Table B6: closure for other reasons than "no longer in need", one local authority.
CLOSURES = {"RC7": 893, "RC5": 38, "RC4": 12, "RC3": 5, "RC1": 4}

# Our own judgement: a town with a large South Asian population, as in the 2021 Census.
ETHNICITIES = {"WBRI": 53, "WOTH": 4, "WIRI": 1, "WIRT": 0.5, "WROM": 0.7, "MWBC": 1.5, "MWAS": 2}
ETHNICITIES |= {"MWBA": 0.7, "MOTH": 1.3, "AIND": 11, "APKN": 16, "ABAN": 1.6, "CHNE": 0.5}
ETHNICITIES |= {"AOTH": 2, "BCRB": 0.3, "BAFR": 1.5, "BOTH": 0.6, "OOTH": 1.8}

# Known families against the population (Table A7): how much likelier a family is to be known.
KNOWN_AGAINST_POPULATION = {"WBRI": 1.35, "MWBC": 1.7, "MWBA": 1.4, "MOTH": 1.5, "WROM": 1.5}
KNOWN_AGAINST_POPULATION |= {"AIND": 0.4, "APKN": 0.6, "CHNE": 0.3, "BAFR": 1.1, "BCRB": 1.5}
