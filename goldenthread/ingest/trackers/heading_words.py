"""The words by which people head the columns of a tracker, for each column of the record.

A heading is compared in small letters, its marks as spaces. The more of it a pattern takes, the
more surely it is that column.
"""

_PLO = r"(?:plo|pre ?proceedings?)"
_LGM = r"(?:lgm|lpm|lgpm|legal (?:gateway|planning)(?: meeting| panel)?|legal panel)"
_START = (
    r"(?:starts?|started|start date|began|begin|begun|entered|entry|agreed|initiated|commenced|"
    r"opened|from)"
)
_END = (
    r"(?:ends?|ended|end date|closed|closure|exit|exited|ceased|concluded|stepped down|step down)"
)

_GCP = r"(?:gcp ?2?a?|graded care profile(?: 2)?(?: antenatal)?|graded care)"
_GRADE = r"(?: (?:grade|score|rating))?"

CHILD_ID = (
    r"(?:child|childs|child s|client|person|case|yp|young person|service user|mosaic|lcs|ics|"
    r"liquid ?logic|eclipse|care ?first|framework ?i|fwi|azeus|capita|one|system|record|"
    r"social care)"
    r" (?:case )?(?:id|ids|no|nos|num|number|ref|reference|code)",
    r"(?:id|ids|mosaic|lcs|ics|liquid ?logic|eclipse|ref|reference|unique id|id no|id number)",
    r"(?:child|client|number|no)",
)

WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "pre_proceedings": {
        "started_on": (
            rf"(?:date )?(?:of )?(?:{_PLO} )?(?:date )?{_START}(?: date|"
            rf" on)?(?: {_PLO})?(?: date)?",
            rf"(?:start|date|entered|entry)(?: date)?(?: of| into| for)? {_PLO}(?: start|"
            rf" began)?",
            rf"{_PLO} (?:decision )?date|date (?:of )?{_PLO}(?: decision)?",
            rf"(?:date (?:of )?)?{_LGM}(?: date)?|date of (?:decision|{_LGM})",
        ),
        "legal_gateway_outcome": (
            rf"{_LGM} (?:outcome|decision|result|recommendation)",
            rf"(?:outcome|decision|result) (?:of |at )?(?:the )?{_LGM}",
            rf"{_LGM}",
        ),
        "letter_sent_on": (
            rf"(?:date )?(?:{_PLO} )?(?:letter before (?:proceedings|action)|lbp|lba)(?: sent|"
            rf" date)*",
            rf"(?:date )?(?:of )?{_PLO} letter(?: sent| date| issued)*|"
            rf"(?:date )?letter(?: sent| date)+",
            r"letter",
        ),
        "first_meeting_on": (
            rf"(?:date )?(?:of )?(?:first|initial|1st) (?:{_PLO} )?meeting(?: date| held)*",
            rf"(?:date )?(?:of )?{_PLO} meeting(?: 1| date| held)*|{_PLO} 1",
            r"meeting(?: date)?|date of meeting",
        ),
        "review_meetings": (
            r"(?:no|num|number|how many) (?:of )?(?:plo )?reviews?(?: meetings?)?(?: held)?",
            r"review meetings?(?: held)?|reviews(?: held)?",
        ),
        "family_meeting_offered": (
            r"(?:fgdm|fgc|family (?:group|network|meeting))[a-z ]*offer(?:ed)?",
        ),
        "family_meeting_held": (
            r"(?:fgdm|fgc|family (?:group|network|meeting))[a-z ]*(?:held|done|completed|"
            r"took place)",
            r"fgdm|fgc|family group (?:conference|decision making)(?: meeting)?|family meeting",
        ),
        "parents_represented": (
            r"(?:parents?|mother|family)[a-z ]*(?:legally represented|represented|representation|"
            r"solicitors?|lawyer)(?: y n)?",
            r"(?:solicitors?|legal rep(?:resentation)?|represented)(?: instructed)?(?: y n)?",
        ),
        "decided_on": (
            rf"(?:date )?(?:of )?(?:{_PLO} )?(?:date )?{_END}(?: date| on)?(?: {_PLO})?",
            rf"(?:date of )?(?:{_PLO} )?(?:outcome|final decision|decision) date|"
            rf"date of (?:{_PLO} )?(?:outcome|exit|final decision)",
        ),
        "decided_to": (
            rf"(?:{_PLO} )?(?:outcome|final decision|final outcome|result)(?: of {_PLO})?",
            r"step(?:ped)? down or (?:issued?|court)|exit (?:reason|route)|decision",
        ),
        "applied_to_court_on": (
            r"(?:date )?(?:of )?(?:care )?(?:proceedings |court )?(?:issued?|application)"
            r"(?: date| made| in court| to court)*|date (?:care )?proceedings issued|"
            r"court date|c110a?",
        ),
        "letter_of_issue_on": (r"(?:date )?(?:of )?letter of (?:issue|intent)(?: sent| date)*",),
        "earlier_pre_proceedings": (
            rf"(?:no |number )?(?:of )?(?:previous|earlier|prior|times in) {_PLO}(?: episodes|"
            rf" before)?",
        ),
    },
    "section_47_enquiries": {
        "started_on": (
            r"(?:date )?(?:of )?(?:s47|section 47|strategy|strat)(?: discussion| meeting|"
            r" enquiry)?"
            rf"(?: {_START})?(?: date| held| on)*",
            rf"(?:date )?{_START}(?: date)?",
        ),
        "ended_on": (
            r"(?:s47|section 47)(?: enquiry)? (?:end|ended|completed?|closed)(?: date| on)*",
            rf"(?:date )?(?:{_END}|completed?)(?: date| on)?",
        ),
        "conference_target_on": (r"(?:icpc|conference) (?:target|due|by)(?: date)?",),
        "conference_on": (r"(?:date )?(?:of )?(?:icpc|(?:initial )?conference)(?: date| held)*",),
        "conference_not_required": (
            r"(?:icpc|conference) not (?:required|needed)|no (?:icpc|conference)(?: needed)?",
        ),
    },
    "conferences": {
        "held_on": (
            r"(?:date )?(?:of )?(?:the )?(?:icpc|initial (?:cp )?conference|conference|cpc|"
            r"initial cpc)"
            r"(?: date| held)*",
            r"(?:date )?held(?: on)?|date held|meeting date|date",
        ),
        "enquiry_started_on": (
            r"(?:date )?(?:of )?(?:s47|section 47|strategy|strat)(?: discussion| meeting|"
            r" enquiry)?"
            r"(?: date| start| started| held)*",
        ),
        "target_on": (
            r"(?:icpc |conference )?(?:target|due|due by|to be held by|deadline)(?: date)?",
        ),
        "led_to_plan": (
            r"(?:cp plan|cpp|plan|registered|made subject)(?: made| agreed| y n)*|"
            r"(?:led|resulted) (?:to|in) (?:a )?(?:cp )?plan|(?:conference |icpc )?outcome|"
            r"decision",
        ),
    },
    "child_protection_plans": {
        "started_on": (
            rf"(?:date )?(?:of )?(?:cp |cpp |cp plan |plan )?(?:date )?(?:{_START}|registered|"
            r"registration|made)(?: date| on)?(?: of plan)?",
            r"(?:cp |cpp |cp plan |plan )start(?: date)?|start of (?:cp )?plan",
        ),
        "ended_on": (
            rf"(?:date )?(?:of )?(?:cp |cpp |cp plan |plan )?(?:date )?(?:{_END}|de ?registered|"
            r"de ?registration|removed)(?: date| on)?(?: of plan)?",
            r"(?:cp |cpp |cp plan |plan )end(?: date)?|end of (?:cp )?plan",
        ),
        "initial_category": (
            r"(?:initial |first |original )?(?:cp |plan )?(?:category|cat)(?: of abuse|"
            r" at start)*",
            r"abuse (?:type|category)|reason",
        ),
        "latest_category": (r"(?:current|latest) (?:cp )?(?:category|cat)(?: of abuse)?",),
        "declared_earlier_plans": (
            r"(?:no |number )?(?:of )?(?:previous|earlier|prior) (?:cp )?(?:plans?|cpps?|"
            r"registrations?)",
        ),
        "names_neglect": (
            r"neglect(?: y n)?|is (?:it )?neglect|neglect (?:a )?(?:factor|feature)",
        ),
    },
    "child_protection_reviews": {
        "held_on": (
            r"(?:date )?(?:of )?(?:rcpc|review(?: conference)?)(?: date| held)*|date held|"
            r"held(?: on)?",
            r"date",
        ),
        "plan_started_on": (
            r"(?:cp |cpp |cp plan |plan )(?:start|started|began)(?: date| on)?|"
            r"start of (?:cp )?plan",
        ),
        "due_on": (r"(?:rcpc |review )?(?:due|due by|target|deadline)(?: date| on)?|review by",),
        "quorate": (r"quorate(?: y n)?|quorum",),
        "participation": (r"(?:child s? ?|child )?(?:participation|participated|attended)",),
        "plan_continues": (
            r"(?:cp )?plan (?:continues|continued|to continue)(?: y n)?|remain(?:s)? on plan|"
            r"continue(?:s|d)?|(?:review |rcpc )?outcome|decision",
        ),
    },
    "early_help_episodes": {
        "started_on": (
            rf"(?:date )?(?:of )?(?:eh |early help |episode |case |"
            rf"eha )?(?:date )?{_START}(?: date| on)?",
            r"(?:date )?(?:of )?(?:allocation|allocated|referral|request)(?: date)?|help from",
        ),
        "ended_on": (
            rf"(?:date )?(?:of )?(?:eh |early help |episode |case )?(?:date )?{_END}(?: date|"
            rf" on)?|"
            r"help to",
        ),
        "family": (r"(?:family|household) (?:id|no|number|ref|reference)|family",),
        "reason": (
            r"(?:main |primary |presenting )?(?:reason|need|needs|issue|issues|concern|concerns)"
            r"(?: for (?:referral|help|request))?",
        ),
        "names_neglect": (
            r"neglect(?: y n)?|is (?:it )?neglect|neglect (?:a )?(?:factor|feature)",
        ),
        "end_reason": (
            r"(?:end|closure|closing|exit) reason|reason (?:for )?(?:clos(?:ed|ure|ing)|"
            r"ending|exit)|"
            r"outcome",
        ),
        "organisation": (r"(?:lead )?(?:agency|organisation|service|team|provider)",),
        "worker": (
            r"(?:lead |key |allocated |eh |family )?(?:worker|professional|"
            r"practitioner)(?: name| code)?|"
            r"allocated to|lead",
        ),
        "assessment_completed_on": (
            r"(?:date )?(?:of )?(?:eha|assessment|early help assessment|cfa|"
            r"whole family assessment)"
            r"(?: completed| complete| date| signed)*",
        ),
    },
    "tool_results": {
        "scored_on": (
            rf"(?:date )?(?:of )?(?:the )?(?:{_GCP} )?(?:assessment |grading |scoring )?"
            r"(?:scored|graded|completed?|done|assessed)(?: date| on)?",
            rf"(?:date )?(?:of )?(?:the )?{_GCP}(?: assessment)?(?: date)?|"
            r"(?:assessment|grading|scoring) date|date of (?:assessment|grading|scoring)|date",
        ),
        "tool": (r"(?:assessment )?tool(?: used| name)?|version|which (?:tool|gcp)",),
        "area": (r"(?:care )?(?:area|domain|section|quadrant)(?: of care)?",),
        "grade": (
            rf"(?:overall |{_GCP} )?(?:grade|score|rating|result)(?: given)?|overall(?: {_GCP})?",
        ),
        "graded_by": (
            r"(?:graded|scored|completed|assessed|done) by|(?:name of )?(?:practitioner|worker|"
            r"assessor|social worker|lead professional)(?: name)?|by whom",
        ),
        "grade_of_physical": (rf"(?:a |area a |area 1 )?physical(?: care)?{_GRADE}",),
        "grade_of_safety": (rf"(?:b |area b |area 2 )?(?:care of )?safety{_GRADE}",),
        "grade_of_emotional": (
            rf"(?:c |area c |area 3 )?(?:emotional(?: care)?|love)(?: and belonging)?{_GRADE}",
        ),
        "grade_of_developmental": (
            rf"(?:d |area d |area 4 )?(?:developmental(?: care)?|esteem){_GRADE}",
        ),
    },
}
"""By table and column. A pattern that stands earlier says it more surely."""

ABOUT: dict[str, str] = {
    "pre_proceedings": rf"\b(?:{_PLO}|{_LGM}|public law)\b",
    "section_47_enquiries": r"\b(?:s47s?|section 47s?|strategy|enquir\w+)\b",
    "conferences": r"\b(?:icpcs?|conferences?|cpc)\b",
    "child_protection_plans": r"\b(?:cpps?|cp plans?|plans?|register)\b",
    "child_protection_reviews": r"\b(?:rcpcs?|reviews?)\b",
    "tool_results": rf"\b(?:{_GCP}|graded care|grade|esteem)\b",
    "early_help_episodes": r"\b(?:early help|eh|ehm|eha|tac|taf|team around)\b",
}
"""The words by which a sheet, a file or its headings tell what the tracker is about."""
