"""The languages of made-up corpora: parallel sentences with slots, and the syllables that words and terms are made of.

The frames are real sentences, with doses, comparisons and negations as articles have them. What stands in their slots
is made up, word by word: word 17 is one word in each language. Slots: `w0`… words, `t0`… terms, `m` a medicine, `a` and
`b` doses, `r` a range, `p` a percentage, `n` a small number, `k` a number above a thousand, `c` a temperature, `g` a
weight, `x` and `y` the two ends of a link.
"""

from __future__ import annotations

from dataclasses import dataclass

SOURCE = "en"
LOCALES = ("de", "ar", "ja", "fr", "es", "nb", "pt-BR", "it", "nl", "sv")
"""The target locales, in the order in which a corpus takes them."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How a language writes what stands in the slots of frames.

    `syllables` are the beginnings, middles and ends of words, `mark` is what only terms have, so that no word is taken
    for one. `group` and `decimal` are the separators of numbers.
    """

    name: str
    plural_forms: str
    syllables: tuple[str, str, str]
    mark: str
    group: str
    decimal: str
    percent: str = "{} %"
    milligrams: str = "{} mg"
    kilograms: str = "{} kg"
    dash: str = "–"
    colon: str = ":"
    comma: str = ", "
    has_capitals: bool = True
    has_capital_nouns: bool = False


_TWO = "nplurals=2; plural=(n != 1);"
_TWO_FROM_TWO = "nplurals=2; plural=(n > 1);"
_ARABIC = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=0 && n%100<=2 ? 4 : 5);"
)

VOICES = {
    "en": Voice(
        "English",
        _TWO,
        ("b c d f g h l m n p r s t w", "ain ast ell ent ill ind ock old ump urn", "ble ding ful ger ling ness ton ry"),
        "xine",
        ",",
        ".",
        percent="{}%",
    ),
    "de": Voice(
        "German",
        _TWO,
        (
            "B D F G H K L M N P R S T W",
            "acht and eck eich erb icht itz ord und urz",
            "bach del en ge keit ling tung stein",
        ),
        "xin",
        ".",
        ",",
        has_capital_nouns=True,
    ),
    "ar": Voice(
        "Arabic",
        _ARABIC,
        ("ب ت ج ح د ر س ش ص ق ك م ن ه", "ادي اري اسم الم امل اود ابر يدر يسم يكر", "ان ة ية ون ات يم يل اب"),
        "ظور",
        ",",
        ".",
        percent="{}%",
        milligrams="{} ملغ",
        kilograms="{} كغ",
        comma="، ",
        has_capitals=False,
    ),
    "ja": Voice(
        "Japanese",
        "nplurals=1; plural=0;",
        ("山 川 空 花 森 海 星 風 雲 石 道 春 秋 朝", "谷 原 野 里 浜 橋 岸 島 沢 峰", "色 形 音 絵 歌 庭 窓 鏡"),
        "キシン",
        ",",
        ".",
        percent="{}%",
        dash="〜",
        colon="：",
        comma="、",
        has_capitals=False,
    ),
    "fr": Voice(
        "French",
        _TWO_FROM_TWO,
        ("b c d f g l m n p r s t v j", "al an el er il in on or ou ur", "bage cette deur leau mier tude vance rin"),
        "xine",
        "\u202f",
        ",",
        percent="{}\u202f%",
        milligrams="{}\u00a0mg",
        kilograms="{}\u00a0kg",
        colon="\u00a0:",
    ),
    "es": Voice(
        "Spanish",
        _TWO,
        ("b c d f g l m n p r s t v j", "al an el er il in on or ar ur", "bado cilla dero leza mento tura vidad riz"),
        "xina",
        "\u202f",
        ",",
        percent="{}\u00a0%",
        milligrams="{}\u00a0mg",
        kilograms="{}\u00a0kg",
    ),
    "nb": Voice(
        "Norwegian Bokmål",
        _TWO,
        ("b d f g h k l m n p r s t v", "akk all and egg eld ikk ind ord und ygg", "dal en er het ing lag nad sen"),
        "xin",
        "\u00a0",
        ",",
    ),
    "pt-BR": Voice(
        "Portuguese (Brazil)",
        _TWO_FROM_TWO,
        ("b c d f g l m n p r s t v j", "al an el er il in on or ar ur", "bado cinha deiro leza mento tura vidade rim"),
        "xina",
        ".",
        ",",
        percent="{}%",
    ),
    "it": Voice(
        "Italian",
        _TWO,
        ("b c d f g l m n p r s t v z", "al an el er il in on or ar ur", "bello cina dotto letta mento tura vita rino"),
        "xina",
        ".",
        ",",
        percent="{}%",
    ),
    "nl": Voice(
        "Dutch",
        _TWO,
        ("b d f g h k l m n p r s t w", "aan ach eel eik ij oek ond oor uin uur", "der en heid ing je lijk sel ster"),
        "xine",
        ".",
        ",",
        percent="{}%",
    ),
    "sv": Voice(
        "Swedish",
        _TWO,
        ("b d f g h k l m n p r s t v", "akt all and egg eld ikt ind ord und yrk", "dal en are het ing lag nad sel"),
        "xin",
        "\u00a0",
        ",",
    ),
}

TITLE = {
    "en": "Living with {t0}: {w0} and {w1}",
    "de": "Leben mit {t0}: {w0} und {w1}",
    "ar": "العيش مع {t0}: {w0} و{w1}",
    "ja": "{t0}とともに生きる：{w0}と{w1}",
    "fr": "Vivre avec {t0}\u00a0: {w0} et {w1}",
    "es": "Vivir con {t0}: {w0} y {w1}",
    "nb": "Å leve med {t0}: {w0} og {w1}",
    "pt-BR": "Viver com {t0}: {w0} e {w1}",
    "it": "Vivere con {t0}: {w0} e {w1}",
    "nl": "Leven met {t0}: {w0} en {w1}",
    "sv": "Att leva med {t0}: {w0} och {w1}",
}
DESCRIPTION = {
    "en": "What {t0} feels like, what helps against {w0} and {w1}, and when to get help.",
    "de": "Wie sich {t0} anfühlt, was gegen {w0} und {w1} hilft und wann Sie Hilfe brauchen.",
    "ar": "كيف يبدو {t0}، وما الذي يساعد ضد {w0} و{w1}، ومتى تطلب المساعدة.",
    "ja": "{t0}はどのように感じられるか、{w0}と{w1}に役立つこと、助けを求める時期。",
    "fr": "Ce que l’on ressent avec {t0}, ce qui aide contre {w0} et {w1}, et quand demander de l’aide.",
    "es": "Cómo se siente {t0}, qué ayuda contra {w0} y {w1} y cuándo pedir ayuda.",
    "nb": "Hvordan {t0} kjennes, hva som hjelper mot {w0} og {w1}, og når du bør få hjelp.",
    "pt-BR": "Como é sentir {t0}, o que ajuda contra {w0} e {w1} e quando procurar ajuda.",
    "it": "Come si sente {t0}, cosa aiuta contro {w0} e {w1} e quando chiedere aiuto.",
    "nl": "Hoe {t0} voelt, wat helpt tegen {w0} en {w1}, en wanneer u hulp nodig hebt.",
    "sv": "Hur {t0} känns, vad som hjälper mot {w0} och {w1} och när du bör söka hjälp.",
}
AUTHOR = {
    "en": "The editorial team",
    "de": "Die Redaktion",
    "ar": "فريق التحرير",
    "ja": "編集部",
    "fr": "La rédaction",
    "es": "El equipo de redacción",
    "nb": "Redaksjonen",
    "pt-BR": "A equipe editorial",
    "it": "La redazione",
    "nl": "De redactie",
    "sv": "Redaktionen",
}
ALT = {
    "en": "A picture of {w0} beside {w1}",
    "de": "Ein Bild von {w0} neben {w1}",
    "ar": "صورة {w0} بجانب {w1}",
    "ja": "{w1}の隣にある{w0}の絵",
    "fr": "Une image de {w0} à côté de {w1}",
    "es": "Una imagen de {w0} junto a {w1}",
    "nb": "Et bilde av {w0} ved siden av {w1}",
    "pt-BR": "Uma imagem de {w0} ao lado de {w1}",
    "it": "Un’immagine di {w0} accanto a {w1}",
    "nl": "Een afbeelding van {w0} naast {w1}",
    "sv": "En bild av {w0} bredvid {w1}",
}
CAPTION = {
    "en": "How {w0} and {w1} change with {t0}",
    "de": "Wie sich {w0} und {w1} bei {t0} verändern",
    "ar": "كيف يتغير {w0} و{w1} مع {t0}",
    "ja": "{t0}による{w0}と{w1}の変化",
    "fr": "Comment {w0} et {w1} changent avec {t0}",
    "es": "Cómo cambian {w0} y {w1} con {t0}",
    "nb": "Hvordan {w0} og {w1} endrer seg med {t0}",
    "pt-BR": "Como {w0} e {w1} mudam com {t0}",
    "it": "Come cambiano {w0} e {w1} con {t0}",
    "nl": "Hoe {w0} en {w1} veranderen bij {t0}",
    "sv": "Hur {w0} och {w1} förändras med {t0}",
}
CELL = {
    "en": "{w0} for {n} days",
    "de": "{w0} für {n} Tage",
    "ar": "{w0} لمدة {n} أيام",
    "ja": "{w0}を{n}日間",
    "fr": "{w0} pendant {n} jours",
    "es": "{w0} durante {n} días",
    "nb": "{w0} i {n} dager",
    "pt-BR": "{w0} por {n} dias",
    "it": "{w0} per {n} giorni",
    "nl": "{w0} gedurende {n} dagen",
    "sv": "{w0} i {n} dagar",
}
WARNING = {
    "en": "Call a doctor the same day if the {w0} spreads quickly or if {t0} comes back.",
    "de": "Rufen Sie noch am selben Tag einen Arzt, wenn sich {w0} schnell ausbreitet oder {t0} wiederkommt.",
    "ar": "اتصل بالطبيب في اليوم نفسه إذا انتشر {w0} بسرعة أو إذا عاد {t0}.",
    "ja": "{w0}が急に広がる場合や{t0}が再発した場合は、その日のうちに医師に電話してください。",
    "fr": "Appelez un médecin le jour même si {w0} s’étend vite ou si {t0} revient.",
    "es": "Llame a un médico el mismo día si {w0} se extiende rápidamente o si {t0} vuelve.",
    "nb": "Ring lege samme dag hvis {w0} sprer seg raskt, eller hvis {t0} kommer tilbake.",
    "pt-BR": "Ligue para um médico no mesmo dia se {w0} se espalhar rapidamente ou se {t0} voltar.",
    "it": "Chiami un medico il giorno stesso se {w0} si estende rapidamente o se {t0} ritorna.",
    "nl": "Bel dezelfde dag een arts als {w0} zich snel uitbreidt of als {t0} terugkomt.",
    "sv": "Ring en läkare samma dag om {w0} sprider sig snabbt eller om {t0} kommer tillbaka.",
}
LINK = {
    "en": "Please read more about {x}{t0} and {w0}{y} before your next visit.",
    "de": "Bitte lesen Sie vor Ihrem nächsten Besuch mehr über {x}{t0} und {w0}{y}.",
    "ar": "يرجى قراءة المزيد عن {x}{t0} و{w0}{y} قبل زيارتك القادمة.",
    "ja": "次回の受診の前に、{x}{t0}と{w0}{y}について詳しくお読みください。",
    "fr": "Veuillez en lire plus sur {x}{t0} et {w0}{y} avant votre prochaine visite.",
    "es": "Lea más sobre {x}{t0} y {w0}{y} antes de su próxima visita.",
    "nb": "Les mer om {x}{t0} og {w0}{y} før neste besøk.",
    "pt-BR": "Leia mais sobre {x}{t0} e {w0}{y} antes da próxima visita.",
    "it": "Legga di più su {x}{t0} e {w0}{y} prima della prossima visita.",
    "nl": "Lees meer over {x}{t0} en {w0}{y} voor uw volgende bezoek.",
    "sv": "Läs mer om {x}{t0} och {w0}{y} före nästa besök.",
}
HEADINGS = (
    {
        "en": "What {w0} means for {t0}",
        "de": "Was {w0} für {t0} bedeutet",
        "ar": "ماذا يعني {w0} بالنسبة إلى {t0}",
        "ja": "{t0}にとって{w0}が意味すること",
        "fr": "Ce que {w0} signifie pour {t0}",
        "es": "Qué significa {w0} para {t0}",
        "nb": "Hva {w0} betyr for {t0}",
        "pt-BR": "O que {w0} significa para {t0}",
        "it": "Cosa significa {w0} per {t0}",
        "nl": "Wat {w0} betekent voor {t0}",
        "sv": "Vad {w0} betyder för {t0}",
    },
    {
        "en": "How {w0} and {w1} are treated",
        "de": "Wie {w0} und {w1} behandelt werden",
        "ar": "كيف يعالج {w0} و{w1}",
        "ja": "{w0}と{w1}の治療法",
        "fr": "Comment {w0} et {w1} se traitent",
        "es": "Cómo se tratan {w0} y {w1}",
        "nb": "Hvordan {w0} og {w1} behandles",
        "pt-BR": "Como {w0} e {w1} são tratados",
        "it": "Come si curano {w0} e {w1}",
        "nl": "Hoe {w0} en {w1} worden behandeld",
        "sv": "Hur {w0} och {w1} behandlas",
    },
)
SENTENCES = (
    {
        "en": "Take {a} of {m} twice a day, but no more than {b} in 24 hours.",
        "de": "Nehmen Sie zweimal täglich {a} {m} ein, aber nicht mehr als {b} in 24 Stunden.",
        "ar": "تناول {a} من {m} مرتين في اليوم، ولكن لا تتناول أكثر من {b} خلال 24 ساعة.",
        "ja": "{m}を{a}ずつ1日2回服用し、24時間に{b}を超えて服用しないでください。",
        "fr": "Prenez {a} de {m} deux fois par jour, mais pas plus de {b} en 24 heures.",
        "es": "Tome {a} de {m} dos veces al día, pero no más de {b} en 24 horas.",
        "nb": "Ta {a} {m} to ganger om dagen, men ikke mer enn {b} i løpet av 24 timer.",
        "pt-BR": "Tome {a} de {m} duas vezes ao dia, mas não mais de {b} em 24 horas.",
        "it": "Prenda {a} di {m} due volte al giorno, ma non più di {b} in 24 ore.",
        "nl": "Neem twee keer per dag {a} {m}, maar niet meer dan {b} in 24 uur.",
        "sv": "Ta {a} {m} två gånger om dagen, men inte mer än {b} på 24 timmar.",
    },
    {
        "en": "About {p} of adults with {t0} notice {w0} within {n} weeks.",
        "de": "Etwa {p} der Erwachsenen mit {t0} bemerken {w0} innerhalb von {n} Wochen.",
        "ar": "يلاحظ حوالي {p} من البالغين المصابين بمرض {t0} وجود {w0} خلال {n} أسابيع.",
        "ja": "{t0}のある成人の約{p}が、{n}週間以内に{w0}に気づきます。",
        "fr": "Environ {p} des adultes qui ont {t0} remarquent {w0} en {n} semaines.",
        "es": "Alrededor del {p} de los adultos con {t0} nota {w0} en un plazo de {n} semanas.",
        "nb": "Omtrent {p} av voksne med {t0} merker {w0} innen {n} uker.",
        "pt-BR": "Cerca de {p} dos adultos com {t0} percebem {w0} dentro de {n} semanas.",
        "it": "Circa il {p} degli adulti con {t0} nota {w0} entro {n} settimane.",
        "nl": "Ongeveer {p} van de volwassenen met {t0} merkt {w0} binnen {n} weken.",
        "sv": "Omkring {p} av vuxna med {t0} märker {w0} inom {n} veckor.",
    },
    {
        "en": "Do not stop {m} without asking your doctor about {t0} and {w0}.",
        "de": "Setzen Sie {m} nicht ab, ohne Ihren Arzt nach {t0} und {w0} zu fragen.",
        "ar": "لا تتوقف عن تناول {m} دون أن تسأل طبيبك عن {t0} و{w0}.",
        "ja": "{t0}と{w0}について医師に相談せずに{m}の服用をやめないでください。",
        "fr": "N’arrêtez pas {m} sans interroger votre médecin sur {t0} et {w0}.",
        "es": "No deje de tomar {m} sin preguntar a su médico por {t0} y {w0}.",
        "nb": "Ikke slutt med {m} uten å spørre legen om {t0} og {w0}.",
        "pt-BR": "Não pare de tomar {m} sem perguntar ao seu médico sobre {t0} e {w0}.",
        "it": "Non sospenda {m} senza chiedere al medico informazioni su {t0} e {w0}.",
        "nl": "Stop niet met {m} zonder uw arts te vragen naar {t0} en {w0}.",
        "sv": "Sluta inte med {m} utan att fråga läkaren om {t0} och {w0}.",
    },
    {
        "en": "The usual dose is {r} a day, and it can be raised by {a} after {n} days.",
        "de": "Die übliche Dosis beträgt {r} am Tag und kann nach {n} Tagen um {a} erhöht werden.",
        "ar": "الجرعة المعتادة هي {r} في اليوم، ويمكن زيادتها بمقدار {a} بعد {n} أيام.",
        "ja": "通常の用量は1日{r}で、{n}日後に{a}増やすことができます。",
        "fr": "La dose habituelle est de {r} par jour et peut être augmentée de {a} après {n} jours.",
        "es": "La dosis habitual es de {r} al día y puede aumentarse en {a} después de {n} días.",
        "nb": "Vanlig dose er {r} per dag, og den kan økes med {a} etter {n} dager.",
        "pt-BR": "A dose habitual é de {r} por dia e pode ser aumentada em {a} após {n} dias.",
        "it": "La dose abituale è di {r} al giorno e può essere aumentata di {a} dopo {n} giorni.",
        "nl": "De gebruikelijke dosis is {r} per dag en kan na {n} dagen met {a} worden verhoogd.",
        "sv": "Den vanliga dosen är {r} per dag och kan höjas med {a} efter {n} dagar.",
    },
    {
        "en": "Tell your doctor if {w0} or {w1} gets worse, or if you have {t0}.",
        "de": "Sagen Sie es Ihrem Arzt, wenn {w0} oder {w1} schlimmer wird oder wenn Sie {t0} haben.",
        "ar": "أخبر طبيبك إذا ساء {w0} أو {w1}، أو إذا كان لديك {t0}.",
        "ja": "{w0}や{w1}が悪化した場合、または{t0}がある場合は、医師に伝えてください。",
        "fr": "Dites à votre médecin si {w0} ou {w1} s’aggrave, ou si vous avez {t0}.",
        "es": "Informe a su médico si {w0} o {w1} empeora, o si tiene {t0}.",
        "nb": "Si fra til legen hvis {w0} eller {w1} blir verre, eller hvis du har {t0}.",
        "pt-BR": "Avise seu médico se {w0} ou {w1} piorar, ou se você tiver {t0}.",
        "it": "Informi il medico se {w0} o {w1} peggiora, o se ha {t0}.",
        "nl": "Vertel het uw arts als {w0} of {w1} erger wordt, of als u {t0} hebt.",
        "sv": "Tala om för läkaren om {w0} eller {w1} blir värre, eller om du har {t0}.",
    },
    {
        "en": "In a trial with {k} people, {t0} was better than {w0} after {n} months.",
        "de": "In einer Studie mit {k} Menschen war {t0} nach {n} Monaten besser als {w0}.",
        "ar": "في تجربة شملت {k} شخصًا، كان {t0} أفضل من {w0} بعد {n} أشهر.",
        "ja": "{k}人を対象とした試験では、{n}か月後に{t0}は{w0}より優れていました。",
        "fr": "Dans un essai mené chez {k} personnes, {t0} était meilleur que {w0} après {n} mois.",
        "es": "En un ensayo con {k} personas, {t0} fue mejor que {w0} después de {n} meses.",
        "nb": "I en studie med {k} personer var {t0} bedre enn {w0} etter {n} måneder.",
        "pt-BR": "Em um ensaio com {k} pessoas, {t0} foi melhor que {w0} após {n} meses.",
        "it": "In uno studio con {k} persone, {t0} era migliore di {w0} dopo {n} mesi.",
        "nl": "In een onderzoek met {k} mensen was {t0} na {n} maanden beter dan {w0}.",
        "sv": "I en studie med {k} personer var {t0} bättre än {w0} efter {n} månader.",
    },
    {
        "en": "Many people describe {t0} as {w0}, {w1} or {w2} in the morning.",
        "de": "Viele Menschen beschreiben {t0} als {w0}, {w1} oder {w2} am Morgen.",
        "ar": "يصف كثير من الناس {t0} بأنه {w0} أو {w1} أو {w2} في الصباح.",
        "ja": "多くの人が{t0}を朝の{w0}、{w1}、または{w2}と表現します。",
        "fr": "Beaucoup de gens décrivent {t0} comme {w0}, {w1} ou {w2} le matin.",
        "es": "Muchas personas describen {t0} como {w0}, {w1} o {w2} por la mañana.",
        "nb": "Mange beskriver {t0} som {w0}, {w1} eller {w2} om morgenen.",
        "pt-BR": "Muitas pessoas descrevem {t0} como {w0}, {w1} ou {w2} pela manhã.",
        "it": "Molte persone descrivono {t0} come {w0}, {w1} o {w2} al mattino.",
        "nl": "Veel mensen beschrijven {t0} als {w0}, {w1} of {w2} in de ochtend.",
        "sv": "Många beskriver {t0} som {w0}, {w1} eller {w2} på morgonen.",
    },
    {
        "en": "The medicine {m} does not replace {t0}, and it must not delay {w0}.",
        "de": "Das Medikament {m} ersetzt {t0} nicht, und es darf {w0} nicht verzögern.",
        "ar": "لا يحل الدواء {m} محل {t0}، ويجب ألا يؤخر {w0}.",
        "ja": "薬剤の{m}は{t0}の代わりにはならず、{w0}を遅らせてはいけません。",
        "fr": "Le médicament {m} ne remplace pas {t0} et ne doit pas retarder {w0}.",
        "es": "El medicamento {m} no sustituye {t0} y no debe retrasar {w0}.",
        "nb": "Legemidlet {m} erstatter ikke {t0}, og det må ikke forsinke {w0}.",
        "pt-BR": "O medicamento {m} não substitui {t0} e não deve atrasar {w0}.",
        "it": "Il medicinale {m} non sostituisce {t0} e non deve ritardare {w0}.",
        "nl": "Het geneesmiddel {m} vervangt {t0} niet en mag {w0} niet vertragen.",
        "sv": "Läkemedlet {m} ersätter inte {t0} och får inte fördröja {w0}.",
    },
    {
        "en": "Keep the {w0} below {c} and away from {w1} and {w2}.",
        "de": "Halten Sie {w0} unter {c} und fern von {w1} und {w2}.",
        "ar": "احفظ {w0} في درجة حرارة أقل من {c} وبعيدًا عن {w1} و{w2}.",
        "ja": "{w0}は{c}未満に保ち、{w1}と{w2}から離してください。",
        "fr": "Gardez {w0} au-dessous de {c} et loin de {w1} et de {w2}.",
        "es": "Mantenga {w0} por debajo de {c} y lejos de {w1} y {w2}.",
        "nb": "Hold {w0} under {c} og unna {w1} og {w2}.",
        "pt-BR": "Mantenha {w0} abaixo de {c} e longe de {w1} e {w2}.",
        "it": "Tenga {w0} sotto {c} e lontano da {w1} e {w2}.",
        "nl": "Houd {w0} onder {c} en uit de buurt van {w1} en {w2}.",
        "sv": "Håll {w0} under {c} och borta från {w1} och {w2}.",
    },
    {
        "en": "If you forget {m}, wait at least {n} hours before the next {w0}.",
        "de": "Wenn Sie {m} vergessen, warten Sie mindestens {n} Stunden bis zu {w0}.",
        "ar": "إذا نسيت {m}، فانتظر {n} ساعات على الأقل قبل {w0}.",
        "ja": "{m}を忘れた場合は、次の{w0}まで少なくとも{n}時間待ってください。",
        "fr": "Si vous oubliez {m}, attendez au moins {n} heures avant {w0}.",
        "es": "Si olvida {m}, espere al menos {n} horas antes de {w0}.",
        "nb": "Hvis du glemmer {m}, vent i minst {n} timer før neste {w0}.",
        "pt-BR": "Se esquecer {m}, espere pelo menos {n} horas antes de {w0}.",
        "it": "Se dimentica {m}, aspetti almeno {n} ore prima di {w0}.",
        "nl": "Als u {m} vergeet, wacht dan minstens {n} uur tot {w0}.",
        "sv": "Om du glömmer {m}, vänta minst {n} timmar före nästa {w0}.",
    },
    {
        "en": "After the {w0}, most people feel {w1} and go back to {w2} or {w3}.",
        "de": "Nach {w0} spüren die meisten Menschen {w1} und kehren zu {w2} oder {w3} zurück.",
        "ar": "بعد {w0} يشعر معظم الناس بـ{w1} ويعودون إلى {w2} أو {w3}.",
        "ja": "{w0}の後、ほとんどの人は{w1}を感じ、{w2}や{w3}に戻ります。",
        "fr": "Après {w0}, la plupart des gens ressentent {w1} et reviennent à {w2} ou à {w3}.",
        "es": "Después de {w0}, la mayoría de las personas siente {w1} y vuelve a {w2} o {w3}.",
        "nb": "Etter {w0} føler de fleste {w1} og går tilbake til {w2} eller {w3}.",
        "pt-BR": "Depois de {w0}, a maioria das pessoas sente {w1} e volta a {w2} ou {w3}.",
        "it": "Dopo {w0}, la maggior parte delle persone sente {w1} e torna a {w2} o {w3}.",
        "nl": "Na {w0} voelen de meeste mensen {w1} en gaan ze terug naar {w2} of {w3}.",
        "sv": "Efter {w0} känner de flesta {w1} och går tillbaka till {w2} eller {w3}.",
    },
    {
        "en": "Your doctor measures the {w0}, looks at the {w1} and asks about {t0}.",
        "de": "Ihr Arzt misst {w0}, sieht sich {w1} an und fragt nach {t0}.",
        "ar": "يقيس طبيبك {w0} وينظر إلى {w1} ويسأل عن {t0}.",
        "ja": "医師は{w0}を測り、{w1}を診て、{t0}について尋ねます。",
        "fr": "Votre médecin mesure {w0}, regarde {w1} et vous interroge sur {t0}.",
        "es": "Su médico mide {w0}, mira {w1} y pregunta por {t0}.",
        "nb": "Legen måler {w0}, ser på {w1} og spør om {t0}.",
        "pt-BR": "Seu médico mede {w0}, olha {w1} e pergunta sobre {t0}.",
        "it": "Il medico misura {w0}, guarda {w1} e chiede di {t0}.",
        "nl": "Uw arts meet {w0}, kijkt naar {w1} en vraagt naar {t0}.",
        "sv": "Läkaren mäter {w0}, tittar på {w1} och frågar om {t0}.",
    },
    {
        "en": "Nobody knows exactly why {w0} helps people with {t0} and {t1}.",
        "de": "Niemand weiß genau, warum {w0} Menschen mit {t0} und {t1} hilft.",
        "ar": "لا أحد يعرف بالضبط لماذا يساعد {w0} الأشخاص المصابين بمرض {t0} أو {t1}.",
        "ja": "なぜ{w0}が{t0}と{t1}のある人に役立つのかは、誰にも正確にはわかりません。",
        "fr": "Personne ne sait exactement pourquoi {w0} aide les gens qui ont {t0} et {t1}.",
        "es": "Nadie sabe exactamente por qué {w0} ayuda a las personas con {t0} y {t1}.",
        "nb": "Ingen vet nøyaktig hvorfor {w0} hjelper folk med {t0} og {t1}.",
        "pt-BR": "Ninguém sabe exatamente por que {w0} ajuda pessoas com {t0} e {t1}.",
        "it": "Nessuno sa esattamente perché {w0} aiuti le persone con {t0} e {t1}.",
        "nl": "Niemand weet precies waarom {w0} mensen met {t0} en {t1} helpt.",
        "sv": "Ingen vet exakt varför {w0} hjälper personer med {t0} och {t1}.",
    },
    {
        "en": "People who weigh less than {g} or have {w0} may need a lower dose.",
        "de": "Wer weniger als {g} wiegt oder {w0} hat, braucht vielleicht eine niedrigere Dosis.",
        "ar": "قد يحتاج الأشخاص الذين يقل وزنهم عن {g} أو لديهم {w0} إلى جرعة أقل.",
        "ja": "体重が{g}未満の人や{w0}のある人は、より低い用量が必要な場合があります。",
        "fr": "Les personnes qui pèsent moins de {g} ou qui ont {w0} peuvent avoir besoin d’une dose plus faible.",
        "es": "Las personas que pesan menos de {g} o tienen {w0} pueden necesitar una dosis más baja.",
        "nb": "De som veier mindre enn {g} eller har {w0}, kan trenge en lavere dose.",
        "pt-BR": "Pessoas que pesam menos de {g} ou têm {w0} podem precisar de uma dose menor.",
        "it": "Chi pesa meno di {g} o ha {w0} può aver bisogno di una dose più bassa.",
        "nl": "Wie minder dan {g} weegt of {w0} heeft, heeft misschien een lagere dosis nodig.",
        "sv": "De som väger mindre än {g} eller har {w0} kan behöva en lägre dos.",
    },
    {
        "en": "The {w0} of the {w1} often shows whether {t0} and {t1} belong together.",
        "de": "An {w0} und {w1} sieht man oft, ob {t0} und {t1} zusammengehören.",
        "ar": "غالبًا ما يبين {w0} في {w1} ما إذا كان {t0} أو {t1} من النوع نفسه.",
        "ja": "{w1}の{w0}は、{t0}と{t1}が関連しているかどうかをよく示します。",
        "fr": "Avec {w0} de {w1}, on voit souvent si {t0} et {t1} vont ensemble.",
        "es": "Con {w0} de {w1} se ve a menudo si {t0} y {t1} van juntos.",
        "nb": "Med {w0} av {w1} ser man ofte om {t0} og {t1} hører sammen.",
        "pt-BR": "Com {w0} de {w1} muitas vezes se vê se {t0} e {t1} andam juntos.",
        "it": "Con {w0} di {w1} si vede spesso se {t0} e {t1} vanno insieme.",
        "nl": "Met {w0} van {w1} ziet men vaak of {t0} en {t1} bij elkaar horen.",
        "sv": "Med {w0} av {w1} ser man ofta om {t0} och {t1} hör ihop.",
    },
)
