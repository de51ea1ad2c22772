"""English, German and Dutch."""

from render_cluster.speech.tongues.tongue import Tongue, alike, counted

ENGLISH = Tongue(
    code="en",
    signs={"%": "percent", "&": "and", "+": "plus", "=": "equals", "@": "at", "×": "times", "→": "to", "≥": "at least"}
    | {"≤": "at most", "§": "section", "≈": "about", "$": "dollars", "€": "euros", "£": "pounds"},
    money=counted(
        "$=dollar=dollars", "€=euro=euros", "£=pound=pounds", "¥=yen=yen", "US$=dollar=dollars", "USD=dollar=dollars"
    )
    | counted("EUR=euro=euros", "GBP=pound=pounds"),
    scales=alike("thousand=thousand", "million=million", "billion=billion", "trillion=trillion", "k=thousand")
    | alike("M=million", "m=million", "bn=billion", "B=billion", "b=billion", "K=thousand"),
    units=counted("%=percent=percent", "°C=degree Celsius=degrees Celsius", "°F=degree Fahrenheit=degrees Fahrenheit")
    | counted(
        "°=degree=degrees", "km=kilometer=kilometers", "m²=square meter=square meters", "cm=centimeter=centimeters"
    )
    | counted("mm=millimeter=millimeters", "kg=kilogram=kilograms", "mg=milligram=milligrams", "GB=gigabyte=gigabytes")
    | counted("MB=megabyte=megabytes", "KB=kilobyte=kilobytes", "TB=terabyte=terabytes", "ms=millisecond=milliseconds")
    | counted("px=pixel=pixels", "fps=frame per second=frames per second", "x=time=times", "×=time=times")
    | counted("ml=milliliter=milliliters", "kWh=kilowatt hour=kilowatt hours", "MWh=megawatt hour=megawatt hours")
    | counted("h=hour=hours", "min=minute=minutes", "s=second=seconds", "mph=mile per hour=miles per hour")
    | counted(
        "ft=foot=feet", "lb=pound=pounds", "oz=ounce=ounces", "tsp=teaspoon=teaspoons", "tbsp=tablespoon=tablespoons"
    )
    | counted("km/h=kilometer per hour=kilometers per hour"),
    words={"e.g.": "for example", "i.e.": "that is", "vs.": "versus", "vs": "versus", "etc.": "et cetera", "w/": "with"}
    | {
        "c#": "C sharp",
        "c++": "C plus plus",
        "approx.": "approximately",
        "dr.": "Doctor",
        "mr.": "Mister",
        "no.": "no.",
    }
    | {"mrs.": "Missus", "prof.": "Professor", "jan.": "January", "feb.": "February", "aug.": "August"}
    | {"sept.": "September", "oct.": "October", "nov.": "November", "dec.": "December", "faq": "F.A.Q."},
    months=tuple(
        "January February March April May June July August September October November December".split()  # noqa: SIM905 - shorter
    ),
    date="{month} {ordinal}",
    month_first=True,
    hour="{hour} o’clock",
    fractions={"1/2": "one half", "½": "half", "1/3": "one third", "⅓": "one third", "2/3": "two thirds"}
    | {"⅔": "two thirds", "1/4": "one quarter", "¼": "one quarter", "3/4": "three quarters", "¾": "three quarters"},
    letters_apart=".",
)
GERMAN = Tongue(
    code="de",
    thousands=".",
    point=",",
    point_word="Punkt",
    dot="Punkt",
    to="bis",
    per="pro",
    at="ät",
    one={"eins": "ein"},
    signs={"%": "Prozent", "&": "und", "+": "plus", "=": "gleich", "@": "ät", "×": "mal", "→": "nach", "§": "Paragraph"}
    | {"≥": "mindestens", "≤": "höchstens", "≈": "etwa", "$": "Dollar", "€": "Euro", "£": "Pfund"},
    money=alike("$=Dollar", "€=Euro", "£=Pfund", "¥=Yen", "EUR=Euro", "USD=Dollar", "CHF=Franken"),
    scales=counted("Mio.=Million=Millionen", "Mio=Million=Millionen", "Mrd.=Milliarde=Milliarden")
    | counted("Mrd=Milliarde=Milliarden", "Tsd.=tausend=tausend", "Million=Million=Million")
    | alike("Millionen=Millionen", "Milliarde=Milliarde", "Milliarden=Milliarden", "tausend=tausend"),
    units=alike("%=Prozent", "°C=Grad Celsius", "°=Grad", "km=Kilometer", "m²=Quadratmeter", "cm=Zentimeter")
    | alike("mm=Millimeter", "kg=Kilogramm", "g=Gramm", "mg=Milligramm", "l=Liter", "ml=Milliliter", "GB=Gigabyte")
    | alike("MB=Megabyte", "ms=Millisekunden", "kWh=Kilowattstunden", "MWh=Megawattstunden", "×=mal", "x=mal")
    | alike("km/h=Kilometer pro Stunde", "m=Meter", "-mal=mal")
    | counted("h=Stunde=Stunden", "min=Minute=Minuten", "Min.=Minute=Minuten", "Std.=Stunde=Stunden"),
    words={"z. b.": "zum Beispiel", "z.b.": "zum Beispiel", "d. h.": "das heißt", "d.h.": "das heißt"}
    | {"bzw.": "beziehungsweise", "usw.": "und so weiter", "ca.": "circa", "u. a.": "unter anderem"}
    | {"u.a.": "unter anderem", "nr.": "Nummer", "dr.": "Doktor", "hr.": "Herr", "fr.": "Frau", "prof.": "Professor"}
    | {"evtl.": "eventuell", "ggf.": "gegebenenfalls", "inkl.": "inklusive", "vgl.": "vergleiche", "str.": "Straße"}
    | {"st.": "Sankt", "abs.": "Absatz", "s. o.": "siehe oben"},
    months=tuple(
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()  # noqa: SIM905 - shorter
    ),
    date="{ordinal} {month}",
    clock="{hour} Uhr {minute}",
    hour="{hour} Uhr",
    fractions={"1/2": "ein halber", "½": "ein halber", "1/4": "ein Viertel", "¼": "ein Viertel", "3/4": "drei Viertel"}
    | {"¾": "drei Viertel", "1/3": "ein Drittel", "⅓": "ein Drittel", "2/3": "zwei Drittel", "⅔": "zwei Drittel"},
)
DUTCH = Tongue(
    code="nl",
    thousands=".",
    point=",",
    point_word="punt",
    dot="punt",
    to="tot",
    signs={"%": "procent", "&": "en", "+": "plus", "@": "at", "×": "keer"},
    money=alike("$=dollar", "€=euro", "£=pond"),
    units=alike("%=procent", "km=kilometer", "kg=kilo", "×=keer", "°C=graden Celsius"),
    words={"bijv.": "bijvoorbeeld", "enz.": "enzovoort", "d.w.z.": "dat wil zeggen"},
)
