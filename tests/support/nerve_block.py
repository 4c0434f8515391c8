"""Makes the article that this project has as a Word file.

python tests/support/nerve_block.py    writes source/nerve-block.docx, the same bytes on every machine
"""

from __future__ import annotations

from pathlib import Path

if __name__ == "__main__":  # run as a command
    import sys

    sys.path.insert(0, str(Path(__file__).parents[1]))

from support.word import bold, bullets, docx, footnote, heading, image, italic, link, numbers, paragraph, table

PLACE = Path(__file__).parents[2] / "source" / "nerve-block.docx"
PICTURE = Path(__file__).with_name("nerve-block-injection.png").read_bytes()
PROPERTIES = {
    "dc:title": "Nerve block injection: what to expect",
    "dc:description": "What a nerve block injection is, how to prepare for it, what happens on the day and afterwards, which risks there are and when to get help.",
    "cp:keywords": "nerve block, local anaesthetic, neuralgia, neuropathic pain, side effects",
    "dc:creator": "The localize editorial team",
    "dcterms:modified": "2026-11-27T12:00:00Z",
}
BLOCKS = (
    heading("Nerve block injection: what to expect", 1),
    paragraph(
        "A nerve block is an injection close to a nerve that carries pain signals. It can ease ",
        italic("neuralgia"),
        " for a while and help to find out which nerve causes the pain. This article is for adults and about blocks away from the spine. It does not replace your doctor’s advice.",
    ),
    heading("What is injected?", 2),
    paragraph(
        "A ",
        bold("local anaesthetic"),
        " numbs the nerve. Often 2–10 mL are enough: 5 mL of lidocaine 1% contain 50 mg. Sometimes a ",
        bold("steroid"),
        ", for example 40 mg of methylprednisolone, is added to calm inflammation. Some people have relief for only a few hours, others for weeks or months, and some have none. A systematic review of blocks with local anaesthetic for neuralgia found no controlled studies, so it is not known how many people benefit.",
        footnote(
            "Vlassakov KV, Narang S, Kissin I. (2011). Local anesthetic blockade of peripheral nerves for treatment of neuralgias: Systematic analysis. Anesthesia & Analgesia, 112(6), 1487–1493. https://doi.org/10.1213/ANE.0b013e31820d9787"
        ),
    ),
    paragraph(
        image(
            PICTURE,
            "Cross-section of skin, fat and muscle. A needle ends beside a nerve, and the injected fluid surrounds the nerve.",
        )
    ),
    paragraph("The needle stays beside the nerve. The fluid spreads around it.", style="Caption"),
    heading("Before the injection", 2),
    heading("What we need to know", 3),
    table(
        ("Please tell us about", "Why it matters"),
        (
            "Blood-thinning medicines or a bleeding disorder",
            "Bleeding is more likely. Never stop these medicines on your own, because that could cause a stroke. We agree on a plan with the doctor who prescribed them.",
        ),
        ("Allergies", "Local anaesthetics, steroids, disinfectants or latex can cause a severe reaction."),
        ("An infection or a temperature of 38 °C or higher", "The injection must wait until it has cleared."),
        ("Diabetes", "A steroid can raise your blood sugar, usually for 1–7 days. Check it more often."),
        ("Pregnancy or breastfeeding", "We decide with you whether the injection can wait."),
        ("Heart, liver, kidney or nerve disease", "You may need a lower dose."),
    ),
    heading("Food, drink and the way home", 3),
    paragraph(
        "With a local anaesthetic only, eat, drink and take your medicines as usual. If you are to have sedation, do not eat for 6 hours before it; you may drink water until 2 hours before. ",
        bold("Arrange for an adult to take you home."),
        " Do not drive yourself.",
    ),
    heading("On the day", 2),
    numbers(
        "We check your name and the painful side, and you give your informed consent.",
        "We measure your blood pressure and clean the skin.",
        "The doctor guides the needle, often with ultrasound. Say at once if you feel sharp pain along the nerve.",
        "Also tell us at once about ringing in your ears, a metallic taste, tingling around your mouth, dizziness or a racing heart.",
        "You rest for 20–30 minutes while we watch you.",
    ),
    heading("Afterwards", 2),
    table(
        ("Medicine", "Begins to work", "Usually lasts"),
        ("Lidocaine", "5–20 minutes", "1–4 hours"),
        ("Bupivacaine", "15–30 minutes", "6–18 hours"),
        ("Steroid", "2–7 days", "Weeks, sometimes months"),
    ),
    bullets(
        "Protect the numb area from heat, cold and pressure. If your mouth or throat is numb, do not eat or drink until feeling is back.",
        "If a leg is numb or weak, walk only with help.",
        "Do not drive, cycle or use machines until feeling and strength are fully back, and for at least 24 hours after sedation.",
        "Note your pain from 0 to 10 every hour for 6 hours, then once a day for 14 days.",
        "The place may be sore for 1–3 days. Paracetamol can help: no more than 4 g in 24 hours, and less if you weigh less than 50 kg or have liver disease.",
        "Do not change the dose of your usual medicines on your own.",
    ),
    heading("Risks", 2),
    bullets(
        "Common: soreness, a bruise, or weakness until the local anaesthetic wears off.",
        "After a steroid: a flushed face, poor sleep or higher blood sugar for some days; sometimes thin or pale skin or hair loss at the place of the injection.",
        "Rare: infection, bleeding or an allergic reaction. A block near the ribs can injure a lung, which may be noticed only after hours or days.",
    ),
    paragraph(
        "Too much local anaesthetic in the blood can cause a seizure or affect the heart. In a study of 25,336 blocks, there were 22 cases, mild ones included; they were less common with ultrasound.",
        footnote(
            "Barrington MJ, Kluger R. (2013). Ultrasound guidance reduces the risk of local anesthetic systemic toxicity following peripheral nerve blockade. Regional Anesthesia and Pain Medicine, 38(4), 289–299. https://doi.org/10.1097/AAP.0b013e318292669b"
        ),
        " Tingling or numbness remained, mostly for days or weeks, after about 0.3–3% of some common blocks for operations.",
        footnote(
            "Brull R, McCartney CJL, Chan VWS, El-Beheiry H. (2007). Neurological complications after regional anesthesia: Contemporary estimates of risk. Anesthesia & Analgesia, 104(4), 965–974. https://doi.org/10.1213/01.ane.0000258740.17193.ec"
        ),
        " According to the ",
        link(
            "Royal College of Anaesthetists",
            "https://rcoa.ac.uk/patients/patient-information-resources/anaesthesia-risk/nerve-damage-after-peripheral-nerve-block",
        ),
        ", permanent nerve damage occurs in 2–5 of 10,000 people.",
    ),
    heading("When to get help", 2),
    paragraph(
        bold("Call the local emergency number"),
        " if you have trouble breathing, chest pain, a seizure, swelling of the face or throat, weakness in both legs or new problems controlling your bladder or bowels, or if you faint.",
    ),
    paragraph(bold("Get medical help the same day"), " if any of these occur:"),
    bullets(
        "numbness or weakness that lasts longer than you were told or more than 24 hours, or that comes back or spreads",
        "a temperature of 38 °C or higher, or growing redness, swelling or pus",
        "a growing lump, or bleeding that does not stop after you have pressed on it for 10 minutes",
        "pain that becomes much worse",
        "blood sugar that stays above 15 mmol/L (270 mg/dL)",
    ),
    paragraph(
        "For other questions, call +44 20 7946 0123 or write to ",
        link("contact@health.example", "mailto:contact@health.example"),
        ".",
    ),
)


def nerve_block() -> bytes:
    """The Word file."""
    return docx(*BLOCKS, properties=PROPERTIES)


if __name__ == "__main__":
    PLACE.write_bytes(nerve_block())
