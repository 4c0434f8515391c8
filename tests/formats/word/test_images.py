"""Images of a Word file."""

from __future__ import annotations

import re

import pytest

from localize.errors import Problem
from support.word import Parts, image, paragraph, png, relationships
from support.word_pages import converted, plain, remarks

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def test_an_image_has_its_alternative_text_and_content() -> None:
    made = converted(paragraph("a ", image(png(), 'A "cold" pack', title="Pack")))
    assert made.html == '<p data-line="1">a <img src="image1.png" alt="A &quot;cold&quot; pack" title="Pack"></p>\n'
    assert made.images == (("image1.png", png()),)
    assert made.remarks == ()


def test_images_are_named_in_order_and_each_once() -> None:
    jpeg = b"\xff\xd8\xff\xe0" + bytes(10)
    made = converted(paragraph(image(jpeg, "a", suffix="jpg"), image(png(), "b"), image(jpeg, "c", suffix="jpg")))
    assert re.findall(r'src="([^"]+)"', made.html) == ["image1.jpg", "image2.png", "image1.jpg"]
    assert [name for name, _ in made.images] == ["image1.jpg", "image2.png"]


def test_the_format_is_told_by_the_content() -> None:
    assert converted(paragraph(image(b"GIF89a", "a", suffix="png"))).images[0][0] == "image1.gif"
    bitmap = b"BM\x36\x0c\0\0\0\0\0\0\x36\0\0\0"
    assert converted(paragraph(image(bitmap, "a", suffix="emf"))).images[0][0] == "image1.bmp"


def test_a_decorative_image_has_an_empty_alternative_text() -> None:
    made = converted(paragraph(image(png(), "", inside=DECORATIVE)))
    assert 'alt=""' in made.html
    assert made.remarks == ()


def test_an_image_without_alternative_text_is_remarked_on() -> None:
    found = remarks(paragraph("a"), paragraph(image(png())))
    message = "the image 'image1.png' has no alternative text, expected one, or the mark that it is decorative"
    assert found == [(2, message)]


@pytest.mark.parametrize(
    ("data", "suffix"),
    [(b"\x01\0\0\0 EMF", "emf"), (b"\xd7\xcd\xc6\x9a", "wmf"), (b"II*\0", "tiff"), (b"<svg/>", "svg")],
)
def test_a_format_that_browsers_do_not_show_is_remarked_on(data: bytes, suffix: str) -> None:
    made = converted(paragraph("a"), paragraph("b", image(data, "x", suffix=suffix)))
    assert made.images == ()
    assert made.remarks == (
        Problem(
            "source/a.docx",
            2,
            f"the image 'picture1.{suffix}' was left out as browsers do not show it, expected PNG, JPEG, GIF or WebP",
        ),
    )


def test_a_linked_image_is_not_fetched_but_remarked_on() -> None:
    def linked(parts: Parts) -> str:
        outside = parts.relate("image", "https://a.example/x.png", external=True)
        return re.sub(r'r:embed="\w+"', f'r:link="{outside}"', image(png(), "x")(parts))

    made = converted(paragraph("a", linked))
    assert made.images == ()
    assert made.remarks[0].message == (
        "an image outside of the file at 'https://a.example/x.png' was left out, expected one in the document"
    )


def test_an_image_may_be_a_link() -> None:
    made = plain(paragraph(image(png(), "x", link="https://a.example/")))
    assert made == '<p><a href="https://a.example/"><img src="image1.png" alt="x"></a></p>'


def test_a_cropped_image_is_remarked_on() -> None:
    found = remarks(paragraph(image(png(), "x", crop='<a:srcRect l="1000"/>')))
    assert found == [(1, "the image 'image1.png' is cropped but holds all of it, expected its cropped areas deleted")]


def test_an_old_image_is_taken_too() -> None:
    def old(parts: Parts) -> str:
        image(png())(parts)
        return '<w:r><w:pict><v:shape alt="x"><v:imagedata r:id="rId1"/></v:shape></w:pict></w:r>'

    assert plain(paragraph(old)) == '<p><img src="image1.png" alt="x"></p>'


def test_a_name_in_the_file_cannot_lead_out_of_it() -> None:
    rows = relationships([("image", "../../../etc/passwd", False)])
    made = converted(paragraph("a", image(png(), "x")), extra={"word/_rels/document.xml.rels": rows})
    assert made.images == ()
    assert "an image outside of the file" in made.remarks[0].message
