"""Words that tell of a child, a young person or a parent, and capitals that name nobody."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(text.split())


ROLE = (
    r"(?:pupil|student|learner|child|girl|boy|teenager|teen|toddler|baby|infant|newborn|youngster"
    r"|schoolgirl|schoolboy|lad|lass|kid|son|daughter|brother|sister|sibling|twin|triplet"
    r"|grandson|granddaughter|grandchild|niece|nephew|stepson|stepdaughter|year[- ]old"
    r"|young\s+(?:person|man|woman|carer|adult|lady|mother|father|mum|dad|parent|patient|one)"
    r"|care\s+leaver|service\s+user|patient|mother|mum|mam|father|dad|parent|grandmother"
    r"|grandfather)"
)
NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen)"
)
CAPITAL = r"[A-ZÀ-ÖØ-ÞŴŶ][\w’-]*"
MORE = (
    rf"(?:,?\s+(?:in|at|from|of|with|age|aged|then|just|also|year|years|old|here|{NUMBER}"
    rf"|the(?=\s+[A-Z])|{CAPITAL}))"
)
PLURAL = (
    r"\b(?:two|three|four|five|both|her|his|their|our|my|twin)\s+(?:[\w-]+\s+)?"
    r"(?:pupils|students|learners|children|girls|boys|teenagers|sons|daughters|brothers|sisters"
    r"|siblings|twins|kids|young\s+people)"
)
CALLED = (
    r",?\s+(?:(?:who|that)\s+(?:is|was)\s+)?"
    r"(?:called|named|known\s+as|by\s+the\s+name\s+of|whose\s+name\s+(?:is|was))"
)
KIN = (
    r"(?:son|daughter|brother|sister|twin|grandson|granddaughter|nephew|niece|stepson|stepdaughter)"
)
ROLE_CY = (
    r"(?:nisgybl|dd?isgybl|[mf]yfyriwr|[mf]yfyrwraig|dd?ysgwr|dysgwraig|(?:p|b|ph|mh)lentyn"
    r"|[mf]erch|g?eneth|hogan|hogyn|hogen|[bfm]achgen|[cg]rwt(?:yn)?|[cg]roten|ll?anc|g?laslanc"
    r"|[mf]ab|[bfm]rawd|chwaer|(?:p|b|ph|mh)erson\s+ifanc|dd?yn\s+ifanc|[mf]enyw\s+ifanc"
    r"|g?ofalwr\s+ifanc|g?ofalwraig\s+ifanc|[bf]abi|[bf]aban|arddegwr|arddegyn|efaill|ŵyr|wyres"
    r"|nai|nith|[mf]am|(?:t|d|th)ad|rh?iant)"
)
NUMBER_CY = (
    r"(?:\d{1,2}|un|d?dwy|d?dau|[td]air|tri|[pb]edair|pedwar|[pb]ump|[pb]um|chwech|chwe|saith|wyth|naw|d?deg|d?deng"
    r"|d?deuddeg|d?deuddeng|[pb]ymtheg)"
)
MORE_CY = (
    rf"(?:,?\s+(?:{NUMBER_CY}|oed|[bfm]lwydd|ifanc|[bf]ach|[bf]lwyddyn|mewn\s+gofal|yr?(?=\s+[A-Z])|arall|hŷn|iau|maeth|lleol|o|yn|ym|yng"
    rf"|sydd|ar|{CAPITAL}))"
)
IS = r"(?:yw|oedd|ydy|ydi|ydoedd)"

NOBODY = words_of(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April
    May June July August September October November December Christmas Easter Year Key Stage
    Level Grade Dydd Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref
    Tachwedd Rhagfyr Blwyddyn Cyfnod Nadolig Pasg Ti Fi Chi Wales Welsh English England
    British Britain Cymru Cymraeg Saesneg Lloegr Prydain Childline Meic Samaritans Samariaid
    Papyrus Estyn Barnardo Barnardo’s Barnardos Mind Senedd Hopeline Health Social Service Services
    Support Voice Council Referral Development Wellbeing Mr Mrs Ms Miss Dr Nurse Sir Mum Mam
    Dad Nan Nain Taid Mam-gu Tad-cu Police Heddlu Child Children Pupil Pupils Student
    Students Learner Learners Girl Girls Boy Boys Baby Babies Young Person People Teenager
    Teenagers Parent Parents Mother Father Carer Carers Family Families Participant Everyone
    Anyone Someone Anonymous Adult Adults Staff Teacher Teachers Sibling Siblings Brothers
    Sisters Twins Toddlers Infants Those They Patients Patient Plentyn Plant Disgybl
    Disgyblion Merch Merched Bachgen Bechgyn Person Pobl Rhiant Rhieni Oedolyn Oedolion
    Athro Athrawes Staff Dysgwr Dysgwyr Babi Babanod Gofalwr Gofalwyr Teulu Dienw Myfyriwr
    Myfyrwyr Pawb Unrhyw Rhywun Rhai Cyfranogwr Mae Roedd
    """
)
MONTH_NAMES = frozenset({"April", "May", "June", "August", "Medi", "Ebrill"})
"""Months that are also names: after “called” they are meant as names."""
