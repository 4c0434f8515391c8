"""Texts that nobody wrote by hand: what repeats, what is nested deep, what stands for more than it is."""

from __future__ import annotations

from support.sizes import size

KINDS = {
    "wiki link": "[[a|",
    "role": "{a}``",
    "component": "<A b={",
    "comment of MDX": "{/*",
    "grid table": "+--+\n|a |\n",
    "one letter": "a",
    "spaces": " ",
    "tabs": "\t",
    "no-break spaces": "\xa0",
    "line ends": "\n",
    "carriage returns": "\r",
    "words": "pain not ",
    "lines": "pain\n",
    "paragraphs": "pain\n\n",
    "marks": "\u0301",
    "Chinese": "不超过五毫克。",
    "ampersands": "&",
    "entities": "&amp;",
    "numbers of characters": "&#",
    "less than": "<",
    "greater than": ">",
    "quotation marks": "\"'",
    "backslashes": "\\",
    "brackets": "[",
    "images": "![",
    "parentheses": "(",
    "braces": "{{",
    "begun formulas": "$x",
    "begun blocks of formulas": "$$ a\n",
    "begun attributes": "[a]{.b",
    "attributes of links": "[a](b){.c} ",
    "template tags": "{{ a }} ",
    "begun template tags": "{% a ",
    "percent": "%(a",
    "shortcodes": "[a] ",
    "begun shortcodes": "[a b=",
    "links": "[a](b) ",
    "begun links": "[a](",
    "definitions of links": "[a]: b\n",
    "footnote marks": "[^a]",
    "footnotes": "[^a]: b\n\n",
    "inline footnotes": "^[",
    "stars": "*",
    "begun strong": "**a ",
    "crossed strong": "*a**b ",
    "underscores": "a_ ",
    "tildes": "~~a ",
    "ticks": "`a``b ",
    "headings": "# a\n\n",
    "the same heading": "<h2>a</h2>\n",
    "underlines": "===\n",
    "rules": "---\n",
    "items": "- a\n",
    "tasks": "- [ ] a\n",
    "numbers": "1. a\n",
    "quotations": "> a\n",
    "alerts": "> [!NOTE]\n> a\n\n",
    "tables": "|a|b|\n|-|-|\n|c|d|\n\n",
    "definitions": "a\n: b\n\n",
    "colons": ": ",
    "admonitions": "!!! note\n    a\n\n",
    "containers": "::: a\n",
    "fences": "```\n",
    "addresses": "http://a.b ",
    "begun addresses": "<http:",
    "closed addresses": "http://a.b/)",
    "www": "www.a.(",
    "at signs": "a@b.",
    "mail": "xmpp:a@",
    "elements": "<i>a</i> ",
    "open elements": "<i>a",
    "end tags": "</i>",
    "crossed elements": "<b><p>",
    "links around links": "<a>",
    "breaks": "<br>",
    "images in HTML": "<img src=a alt=b>",
    "open paragraphs": "<p>a",
    "cells": "<td>a",
    "choices": "<option>a",
    "drawings": "<svg><title>a",
    "comments": "<!-- a -->b",
    "begun comments": "<!--",
    "notes": "<!-- translators: a -->b",
    "switches": "<!-- translate: off -->a",
    "attributes": "<b a=",
    "scripts": "<script>",
    "declarations": "<![CDATA[",
}
DEEP = size(10_000, default=2_000)
DEEP_HTML = {
    "elements": "<div>" * DEEP,
    "closed elements": "<div>" * DEEP + "a" + "</div>" * DEEP,
    "inline elements": "<b>" * DEEP + "a",
    "quotations": "<blockquote>" * DEEP + "a",
    "lists": "<ul><li>" * DEEP + "a",
    "tables": "<table><tr><td>" * DEEP + "a",
    "links": "<a href=b>" * DEEP + "a",
    "drawings": "<svg>" + "<g>" * DEEP + "a",
    "formulas": "<math>" + "<mrow>" * DEEP + "a",
    "templates": "<template>" * DEEP + "a",
    "fonts": "<font color=a>" * DEEP + "<p>" * DEEP + "a",
    "linked data": f'<script type="application/ld+json">{"[" * DEEP}{"]" * DEEP}</script>',
    "objects of linked data": f'<script type="application/ld+json">{{"a":{"[" * DEEP}</script>',
}
DEEP_MARKDOWN = {
    "quotations": ">" * DEEP + "a",
    "items": "- " * DEEP + "a",
    "numbers": "1. " * DEEP + "a",
    "lists": "\n".join(f"{'  ' * depth}- a" for depth in range(900)),
    "brackets": "[" * DEEP + "a" + "]" * DEEP,
    "links": "[" * DEEP + "a" + "](b)" * DEEP,
    "images": "![" * DEEP + "a" + "](b)" * DEEP,
    "parentheses": "[a](" + "(" * DEEP + "b" + ")" * DEEP,
    "strong": "**" * DEEP + "a" + "**" * DEEP,
    "strong words": "**a " * DEEP + "b" + " a**" * DEEP,
    "attributes": "<a href=" * DEEP,
    "columns": f"{'|a' * DEEP}|\n{'|-' * DEEP}|\n{'|b' * DEEP}|",
    "rows": f"{'|a' * 1000}|\n{'|-' * 1000}|\n" + "|\n" * DEEP,
    "containers": "\n".join(f"{':' * (1000 - depth)} a" for depth in range(900)),
    "admonitions": "\n".join(f"{'    ' * depth}!!! note" for depth in range(400)),
    "definitions": "a\n" + ": " * DEEP + "b",
    "footnotes": "".join(f"[^{number}]: a[^{number + 1}]\n\n" for number in range(DEEP)) + "[^0]",
    "one link again and again": "[a] " * 4000 + f"\n\n[a]: /{'b' * 100_000}",
    "spaces in a heading": "## a" + " \t" * DEEP + "{",
}
FRONT = {
    "lists": "title: " + "[" * DEEP,
    "mappings": "title: " + "{a: " * DEEP,
    "closed lists": "title: " + "[" * DEEP + "]" * DEEP,
    "indented keys": "\n".join(f"{' ' * depth}a:" for depth in range(1000)),
    "dashes": "- " * DEEP + "a",
    "aliases": "a: &a [x, x]\n"
    + "".join(f"b{n}: &b{n} [*{'a' if n == 0 else f'b{n - 1}'}" + ", x]\n" for n in range(50)),
    "many aliases": f"k: &k [{'x,' * 50_000}]\ntitle: [{'*k,' * DEEP}]",
    "doubled aliases": "a0: &a0 [x]\n"
    + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    + "title: *a59",
    "an alias in itself": "title: &a [*a, *a]",
    "merged keys": "a: &a {title: T}\n<<: *a",
    "tags": "title: !!python/object/apply:os.system ['exit 1']",
    "keys": "a: b\n" * 20_000,
    "titles": "title: b\n" * 5000,
    "a long text": f"title: {'a' * 900_000}",
    "a long key": f"{'a' * 5000}: b",
    "documents": "title: a\n...\n---\nb: c",
    "a directive": "%YAML 9.9\ntitle: a",
    "a tab": "\ttitle: a",
    "an anchor without a value": "title: &a",
    "an unknown alias": "title: *a",
    "a number": "5",
    "control characters": "title: \x01",
}
RICH = {
    ".md": """---
title: "A: é"
author: [B, {name: C}]
---

# T *u* {#v}

One **two** [three](a.md "b") ![c](d.png) `e` <b title="f">g</b> {{ h }}[^1] &amp; <!-- translators: i -->

| j | k |
|:--|--:|
| l | m |

::: warning n
- [x] o
  1. p
:::

!!! note "q"
    r

q
: r

<details><summary>s</summary>

```text
t
```

</details>

> [!TIP]
> 不超过 – u

[^1]: v
""",
    ".html": """\ufeff<!DOCTYPE html><html lang=en><head><meta charset="utf-8"><title>A &amp; é</title>
<meta name="description" content="B"><meta property='og:title' content="C">
<script type="application/ld+json">{"@type": "X", "name": "D </b>", "a": [1, {"text": "é"}]}</script></head><body>
<main><h1 id=content>T <i>u</i></h1><p its-loc-note="n">One <b title="f">two</b><br>{{ h }} &lt; 不超过 <a
href="a.html#b">c</a><img src="a.png" srcset="a.png 1x, b.png 2x" alt="d"><sup><a href="#n">[1]</a></sup>
<!-- translators: i --></p>
<table><tr><th abbr="j">k<td>l</table><pre>
m
</pre><svg><title>o</title><text>p</text></svg><math><mi>q</mi></math><select><option>r</select>
<textarea placeholder="s">t</textarea><script>u()</script><ruby>v<rt>w</rt></ruby>
<details><summary>x</summary>y</details>
</main></body></html>
""",
}
