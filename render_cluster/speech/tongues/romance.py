"""Spanish, French, Portuguese and Italian."""

from render_cluster.speech.tongues.tongue import Tongue, alike, counted

SPANISH = Tongue(
    code="es",
    thousands=".",
    point=",",
    point_word="punto",
    dot="punto",
    to="a",
    per="por",
    at="arroba",
    minus="menos",
    one={"uno": "un", "veintiuno": "veintiún"},
    signs={"%": "por ciento", "&": "y", "+": "más", "=": "igual a", "@": "arroba", "×": "por", "$": "dólares"}
    | {"€": "euros", "£": "libras", "§": "sección", "≈": "unos"},
    money=counted("$=dólar=dólares", "€=euro=euros", "£=libra=libras", "US$=dólar=dólares", "EUR=euro=euros"),
    of_money="de ",
    cents="con ",
    scales=counted("millón=millón=millón", "millones=millones=millones", "mil=mil=mil", "M=millón=millones"),
    units=alike("%=por ciento")
    | counted(
        "°C=grado=grados", "°=grado=grados", "km=kilómetro=kilómetros", "m=metro=metros", "cm=centímetro=centímetros"
    )
    | counted("m²=metro cuadrado=metros cuadrados", "kg=kilo=kilos", "g=gramo=gramos", "l=litro=litros")
    | counted("ml=mililitro=mililitros", "GB=gigabyte=gigabytes", "kWh=kilovatio hora=kilovatios hora", "h=hora=horas")
    | counted("min=minuto=minutos", "km/h=kilómetro por hora=kilómetros por hora", "×=vez=veces", "x=vez=veces"),
    words={"sr.": "señor", "sra.": "señora", "dr.": "doctor", "dra.": "doctora", "p. ej.": "por ejemplo"}
    | {"p.ej.": "por ejemplo", "ee. uu.": "Estados Unidos", "ee.uu.": "Estados Unidos", "etc.": "etcétera"}
    | {"nº": "número", "n.º": "número", "núm.": "número", "pág.": "página", "aprox.": "aproximadamente"}
    | {"ud.": "usted", "uds.": "ustedes", "máx.": "máximo", "mín.": "mínimo", "av.": "avenida"},
    months=tuple(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()  # noqa: SIM905 - shorter
    ),
    date="{day} de {month} de",
    fractions={"1/2": "medio", "½": "medio", "1/4": "un cuarto", "¼": "un cuarto", "3/4": "tres cuartos"}
    | {"¾": "tres cuartos", "1/3": "un tercio", "⅓": "un tercio", "2/3": "dos tercios"},
)
FRENCH = Tongue(
    code="fr",
    thousands=".",
    point=",",
    point_word="point",
    dot="point",
    to="à",
    per="par",
    at="arobase",
    minus="moins",
    signs={"%": "pour cent", "&": "et", "+": "plus", "=": "égale", "@": "arobase", "×": "fois", "$": "dollars"}
    | {"€": "euros", "£": "livres", "§": "paragraphe"},
    money=counted("$=dollar=dollars", "€=euro=euros", "£=livre=livres", "US$=dollar=dollars", "EUR=euro=euros"),
    of_money="d’",
    scales=counted("million=million=million", "millions=millions=millions", "milliard=milliard=milliard")
    | counted("milliards=milliards=milliards", "M=million=millions", "Md=milliard=milliards", "mille=mille=mille"),
    units=alike("%=pour cent")
    | counted(
        "°C=degré=degrés", "°=degré=degrés", "km=kilomètre=kilomètres", "m=mètre=mètres", "cm=centimètre=centimètres"
    )
    | counted(
        "m²=mètre carré=mètres carrés", "kg=kilo=kilos", "g=gramme=grammes", "l=litre=litres", "Go=gigaoctet=gigaoctets"
    )
    | counted("ml=millilitre=millilitres", "kWh=kilowattheure=kilowattheures", "min=minute=minutes", "×=fois=fois")
    | counted("km/h=kilomètre heure=kilomètres heure", "h=heure=heures"),
    words={"m.": "monsieur", "mm.": "messieurs", "mme": "madame", "mlle": "mademoiselle", "dr": "docteur"}
    | {"p. ex.": "par exemple", "p.ex.": "par exemple", "etc.": "et cetera", "n°": "numéro", "env.": "environ"}
    | {"av.": "avenue", "cf.": "voir", "c.-à-d.": "c’est-à-dire"},
    months=tuple(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905 - shorter
    ),
    date="{day} {month}",
    clock="{hour} heures {minute}",
    hour="{hour} heures",
    fractions={"1/2": "un demi", "½": "un demi", "1/4": "un quart", "¼": "un quart", "3/4": "trois quarts"}
    | {"¾": "trois quarts", "1/3": "un tiers", "2/3": "deux tiers"},
)
PORTUGUESE = Tongue(
    code="pt",
    thousands=".",
    point=",",
    point_word="ponto",
    dot="ponto",
    to="a",
    per="por",
    at="arroba",
    minus="menos",
    signs={"%": "por cento", "&": "e", "+": "mais", "=": "igual a", "@": "arroba", "×": "vezes", "$": "dólares"}
    | {"€": "euros", "£": "libras", "R$": "reais"},
    money=counted("$=dólar=dólares", "€=euro=euros", "£=libra=libras", "R$=real=reais", "US$=dólar=dólares"),
    of_money="de ",
    cents="e ",
    scales=counted("milhão=milhão=milhão", "milhões=milhões=milhões", "bilhão=bilhão=bilhão", "bilhões=bilhões=bilhões")
    | counted("mil=mil=mil", "M=milhão=milhões"),
    units=alike("%=por cento")
    | counted(
        "°C=grau=graus", "°=grau=graus", "km=quilómetro=quilómetros", "m=metro=metros", "cm=centímetro=centímetros"
    )
    | counted("m²=metro quadrado=metros quadrados", "kg=quilo=quilos", "g=grama=gramas", "l=litro=litros")
    | counted("ml=mililitro=mililitros", "GB=gigabyte=gigabytes", "min=minuto=minutos", "×=vez=vezes")
    | counted("km/h=quilómetro por hora=quilómetros por hora", "h=hora=horas"),
    words={"sr.": "senhor", "sra.": "senhora", "dr.": "doutor", "dra.": "doutora", "p. ex.": "por exemplo"}
    | {
        "p.ex.": "por exemplo",
        "etc.": "etcétera",
        "nº": "número",
        "n.º": "número",
        "pág.": "página",
        "eua": "Estados Unidos",
    }
    | {"exmo.": "excelentíssimo", "av.": "avenida", "aprox.": "aproximadamente"},
    months=tuple(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro".split()  # noqa: SIM905 - shorter
    ),
    date="{day} de {month} de",
    clock="{hour} e {minute}",
    hour="{hour} horas",
    fractions={"1/2": "meio", "½": "meio", "1/4": "um quarto", "¼": "um quarto", "3/4": "três quartos"}
    | {"¾": "três quartos", "1/3": "um terço", "2/3": "dois terços"},
)
ITALIAN = Tongue(
    code="it",
    thousands=".",
    point=",",
    point_word="punto",
    dot="punto",
    to="a",
    per="per",
    minus="meno",
    signs={"%": "per cento", "&": "e", "+": "più", "@": "chiocciola", "×": "per"},
    money=counted("$=dollaro=dollari", "€=euro=euro", "£=sterlina=sterline"),
    units=alike("%=per cento")
    | counted("km=chilometro=chilometri", "kg=chilo=chili", "×=volta=volte", "°C=grado=gradi"),
    words={"sig.": "signor", "ecc.": "eccetera", "p. es.": "per esempio", "n.": "numero"},
)
