"""Spanish, French and Portuguese: a sentence without a subject leans on the one before it."""

import re

from adapters.language.offline.language import Language, any_of

SPANISH = Language(
    code="es",
    abbreviations=frozenset(
        """sr sra sres dr dra dña lic ing ee uu ee.uu p.ej ej etc pág págs art núm tel av avda apdo aprox máx mín cap
        vol n.º""".split()
    ),
    dangling=any_of(
        r"est[eao]s?|es[eao]s?|aquel\w*|él|ellas?|ellos|l[oae]s? mism[oa]s?|también|además|sin embargo|pero|y|o|así|"
        r"por es[oa]|por ello|por tanto|entonces|luego|después|en cambio|por ejemplo|otr[oa]s?|ambos|tal(es)?|allí|ahí|"
        r"aquí|ya|no obstante|la primera|la segunda|el primero|el segundo|el resto|"
        r"de (los|las) que|(los|las|el|la) que|"
        r"es|son|era|eran|fue|fueron|está|están|tiene|tienen|permiten?|hacen?|puede|pueden|debe|deben|ha|han|había|"
        r"sirven?|cuestan?|duran?|ayudan?|incluyen?|ofrecen?|consisten?|significa|queda|quedan|siguen?|llega|llegan|lo"
    ),
    dangling_but_fine=any_of(
        r"est[ea] (año|mes|semana|verano|invierno|primavera|otoño)|es(tá)? (importante|posible|imposible|necesario|"
        r"fácil|difícil|mejor|útil|claro|hora)|puede que"
    ),
    meta=any_of(
        r"\b(este|esta) (artículo|guía|post|entrada|texto)\b|\b(a continuación|más abajo|más arriba|haz clic|lee más|"
        r"como vimos|véase|ver también|suscríbe)",
        whole=False,
    ),
    first_person=re.compile(r"(?i)\b(nosotr[oa]s|nuestr[oa]s?|nos|mis?|me|yo|\w{2,}[aeí]mos)\b"),
    lead=re.compile(
        r"(?i)(sin embargo|además|por desgracia|por suerte|en resumen|en general|de hecho|por supuesto|por último|"
        r"finalmente|en conclusión|mientras tanto|por tanto)"
    ),
    factive=re.compile(r"(?i)(?:descubrimos|vimos|aprendimos|sabemos) que "),
    tail=re.compile(r", (lo que|lo cual|incluid[oa]s?|sobre todo|especialmente|como) [^.;:]*(?=[.!?]?$)"),
    hedge=re.compile(r"(?i)\b(no|nunca|nadie|nada|ni|sol[oa]s?|sólo|excepto|salvo|sin|pero|aunque|jamás)\b|\d"),
    ordinals=("Primero", "Segundo", "Tercero", "Cuarto", "Quinto", "Sexto", "Séptimo", "Octavo"),
    close="El artículo completo está enlazado en la descripción.",
    more="Leer el artículo",
)
FRENCH = Language(
    code="fr",
    abbreviations=frozenset("mm mme mlle dr p.ex ex etc cf env av bd st ste tél art éd vol chap max min".split()),
    dangling=any_of(
        r"ce|cet|cette|ces|cela|ça|c[’']\w+|ils?|elles?|lui|leurs?|celui\w*|celles?\w*|ceux|aussi|ainsi|donc|mais|et|ou|"
        r"or|car|pourtant|cependant|toutefois|néanmoins|en revanche|par exemple|ensuite|puis|alors|enfin|d[’']autres?|"
        r"les deux|tous deux|toutes deux|là|ici|de plus|en effet|c’est|sa|son|ses|le reste|le même|la même"
    ),
    dangling_but_fine=any_of(
        r"cette (année|semaine)|cet (hiver|été|automne)|ce (mois|printemps)|il (faut|suffit|vaut|existe)|il y a|"
        r"il est (important|possible|impossible|utile|facile|difficile|temps|préférable)"
    ),
    meta=any_of(
        r"\b(cet|cette|ce) (article|guide|billet|texte|section)\b|\b(ci-dessous|ci-dessus|cliquez|lire la suite|"
        r"comme nous l[’']avons vu|abonnez)",
        whole=False,
    ),
    first_person=re.compile(r"(?i)\b(nous|notre|nos|je|j[’']|mon|ma|mes|moi|me|m[’'])"),
    lead=re.compile(
        r"(?i)(cependant|toutefois|pourtant|de plus|en outre|malheureusement|heureusement|en résumé|en général|"
        r"en fait|en effet|bien sûr|enfin|finalement|en conclusion|pendant ce temps)"
    ),
    factive=re.compile(r"(?i)nous (?:avons )?(?:découvert|constaté|appris|vu|savons) qu(?:e |[’'])"),
    tail=re.compile(r", (ce qui|ce que|y compris|surtout|notamment|comme) [^.;:]*(?=[.!?]?$)"),
    hedge=re.compile(r"(?i)\b(ne|n[’']|pas|jamais|rien|aucune?|sauf|seulement|sans|mais|seule?s?|que)\b|\d"),
    ordinals=("Premièrement", "Deuxièmement", "Troisièmement", "Quatrièmement", "Cinquièmement", "Sixièmement"),
    close="L’article complet est en lien dans la description.",
    more="Lire l’article",
)
PORTUGUESE = Language(
    code="pt",
    abbreviations=frozenset(
        "sr sra srs dr dra exmo exma prof profa p.ex ex etc pág págs art tel av aprox máx mín eng lic n.º".split()
    ),
    dangling=any_of(
        r"est[ea]s?|isto|ess[ea]s?|isso|aquel[ea]s?|aquilo|el[ea]s?|[oa]s? mesm[oa]s?|também|além disso|porém|contudo|"
        r"no entanto|mas|e|ou|assim|por isso|então|depois|em seguida|por exemplo|outr[oa]s?|amb[oa]s|ali|lá|aqui|já|"
        r"é|são|foi|foram|era|eram|está|estão|tem|têm|permitem?|faz|fazem|pode|podem|deve|devem|serve|custa|custam|"
        r"dura|duram|ajudam?|incluem?|fica|ficam|significa|o resto"
    ),
    dangling_but_fine=any_of(
        r"est[ea] (ano|mês|semana|verão|inverno|primavera|outono)|é (importante|possível|impossível|preciso|necessário|"
        r"fácil|difícil|melhor|útil|claro|hora)"
    ),
    meta=any_of(
        r"\b(este|neste|esta|nesta) (artigo|guia|post|texto)\b|\b(a seguir|abaixo|acima|clique|leia mais|como vimos|"
        r"inscreva-se|subscreva)",
        whole=False,
    ),
    first_person=re.compile(r"(?i)\b(nós|noss[oa]s?|nos|meus?|minhas?|me|eu|\w{2,}[aei]mos)\b"),
    lead=re.compile(
        r"(?i)(no entanto|porém|contudo|além disso|infelizmente|felizmente|em resumo|em geral|de facto|de fato|"
        r"claro|por fim|finalmente|em conclusão|entretanto|portanto)"
    ),
    factive=re.compile(r"(?i)(?:descobrimos|vimos|aprendemos|sabemos) que "),
    tail=re.compile(r", (o que|incluindo|sobretudo|especialmente|como) [^.;:]*(?=[.!?]?$)"),
    hedge=re.compile(r"(?i)\b(não|nunca|ninguém|nada|nem|só|somente|apenas|exceto|salvo|sem|mas|embora|jamais)\b|\d"),
    ordinals=("Primeiro", "Segundo", "Terceiro", "Quarto", "Quinto", "Sexto", "Sétimo", "Oitavo"),
    close="O artigo completo está na descrição.",
    more="Ler o artigo",
)
