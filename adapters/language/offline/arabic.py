"""Arabic: verbs may stand first, and sentences are taken whole."""

import re

from adapters.language.offline.language import Language, any_of

ARABIC = Language(
    code="ar",
    abbreviations=frozenset(),
    dangling=any_of(
        "و?هذا|و?هذه|و?ذلك|و?تلك|و?هؤلاء|و?هو|و?هي|و?هم|و?لكن|و?كما|و?كذلك|أيضا|أيضًا|و?لذلك|ثم|لذا|بعد ذلك|إلا|أو|"
        "على سبيل المثال|مثلا|مثلًا"
    ),
    dangling_but_fine=any_of("هذا (العام|الشهر|الأسبوع)|هذه السنة"),
    meta=any_of("هذا المقال|هذه المقالة|اضغط|انقر|فيما يلي|في ما يلي|اقرأ المزيد|كما ذكرنا|اشترك", whole=False),
    first_person=re.compile(r"\b(نحن|أنا|لدينا|عندنا|لي|لنا)\b"),
    hedge=re.compile(r"\b(لا|لم|لن|ليس\w*|إلا|فقط|لكن|غير|دون)\b|\d"),
    keeps_capitals=True,
    ordinals=("أولًا", "ثانيًا", "ثالثًا", "رابعًا", "خامسًا", "سادسًا", "سابعًا"),
    close="رابط المقال الكامل في الوصف.",
    more="اقرأ المقال",
)
