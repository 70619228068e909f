"""Asks axe-core about the page that is open, and tells what it found in one line each."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# Colours are most of the work: they are asked about where a text is new (``Colours``).
COLOURS = ("color-contrast", "link-in-text-block")
EVERYTHING = "everything"
Rules = str | tuple[str, ...]
# What a language can change: words and directions, and nothing of the structure.
WORDS = (
    "aria-command-name",
    "aria-input-field-name",
    "aria-toggle-field-name",
    "button-name",
    "document-title",
    "empty-heading",
    "html-has-lang",
    "html-lang-valid",
    "image-alt",
    "input-button-name",
    "label",
    "landmark-unique",
    "link-name",
    "select-name",
    "summary-name",
    "svg-img-alt",
    "table-duplicate-name",
    "valid-lang",
)
# What the width of the screen can change, beside colours.
WIDTH = ("target-size", "scrollable-region-focusable")
# The colours of a text follow from the tags, classes and states around it; whether a link must be
# told from the text it stands in, from whether there is one.
CODED = """const coded = (() => {
    const known = new Map();
    const hasText = element => [...element.childNodes].some(
        part => part.nodeType === 3 && part.data.trim());
    // Classes by which Django's own pages name their models and columns; no style asks for them.
    const names = document.querySelector("#site-name") ? /\\b(app|model|field|column)-\\S+/g : /$^/;
    const word = element => [element.localName,
        (element.className.baseVal ?? element.className).replace(names, ""),
        element.getAttribute("aria-current"), element.getAttribute("role"), element.open].join();
    const sum = (start, text) => {
        let code = start;
        for (let at = 0; at < text.length; at += 1) code = (code * 33 + text.charCodeAt(at)) | 0;
        return code;
    };
    const around = element => {
        if (!element) return 5381;
        if (!known.has(element)) known.set(element, sum(around(element.parentElement), word(element)));
        return known.get(element);
    };
    return [...document.body.querySelectorAll("*")]
        .filter(element => element.matches("input, select, textarea") || hasText(element))
        .filter(element => element.checkVisibility())
        .map(element => [element, sum(around(element), hasText(element.parentElement) + ">")]);
})();"""
CODES = f"() => {{ {CODED} return [...new Set(coded.map(pair => pair[1]))]; }}"
NEW = "data-new-colours"
# Colours on their way from light to dark are neither.
RUN = f"""([codes, runOnly]) => {{
    document.getAnimations().filter(motion => motion instanceof CSSTransition)
        .forEach(motion => motion.finish());
    const marked = [];
    if (codes.length) {{
        {CODED}
        const wanted = new Set(codes);
        for (const [element, code] of coded) if (wanted.delete(code)) marked.push(element);
    }}
    marked.forEach(element => element.setAttribute("{NEW}", ""));
    return axe.run(document, {{
        runOnly, resultTypes: ["violations"], preload: false, iframes: false,
    }}).then(found => {{
        marked.forEach(element => element.removeAttribute("{NEW}"));
        return found.violations.flatMap(rule => rule.nodes.map(node =>
            `${{rule.id}}: ${{node.target.join(" ")}}: ${{node.html.slice(0, 160)}}: ` +
            [...node.any, ...node.all, ...node.none].map(check => check.message)
                .join(" ").slice(0, 200)));
    }});
}}"""
ONLY_NEW = f"""axe.configure({{rules: [
    {{id: "color-contrast", selector: "[{NEW}]"}},
    {{id: "link-in-text-block", selector: "a[href][{NEW}]"}},
]}});"""


def load(page: Page) -> None:
    """Bring axe-core into each document this window opens; the browser does it, past any policy."""
    page.add_init_script(AXE_SCRIPT + ONLY_NEW)


def violations(page: Page, rules: Rules, codes: Sequence[int] = ()) -> list[str]:
    """What breaks one of these rules on the page as it looks now, and the contrast of these texts."""
    only = (
        {"type": "tag", "values": TAGS}
        if rules == EVERYTHING
        else {"type": "rule", "values": [*rules, *COLOURS]}  # of colours, only marked texts
    )
    return page.evaluate(RUN, [codes, only])


@dataclass
class Colours:
    """The contrast of every text; one that stands where another like it stood is not asked again."""

    seen: set[tuple[str, int]] = field(default_factory=set)

    def new(self, page: Page, schemes: tuple[str, ...]) -> dict[str, list[int]]:
        """For each scheme, the codes of the texts on the page that are new in it; not new again."""
        codes = page.evaluate(CODES)
        new = {
            scheme: [code for code in codes if (scheme, code) not in self.seen]
            for scheme in schemes
        }
        self.seen.update((scheme, code) for scheme in schemes for code in codes)
        return new
