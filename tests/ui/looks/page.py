"""The gallery as one HTML page, with filters that need nothing but the page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from looks.table import CHECKS, Verdicts
from looks.variant import Variant

FILTERS = ("page", "state", "size", "language", "palette", "failed")
STYLE = """
:root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif }
body { margin: 0 2rem 2rem } header { position: sticky; top: 0; padding: 1rem 0; background: Canvas; z-index: 1 }
label { margin-right: 1rem } main { display: flex; flex-wrap: wrap; gap: 16px; align-items: start }
figure { margin: 0; max-width: 420px } figure[hidden] { display: none }
img { height: 260px; max-width: 100%; object-fit: contain; display: block; border-radius: 6px }
figcaption { font-size: 12px } small { opacity: .7 } .wrong { color: light-dark(#b00020, #ff8a80); font-weight: 600 }
table { border-collapse: collapse; font-size: 13px } td { padding: 0 1rem 0 0 }
"""
SCRIPT = """
const filters = [...document.querySelectorAll("select")], figures = [...document.querySelectorAll("figure")];
function show() {
  let shown = 0;
  for (const figure of figures) {
    figure.hidden = !filters.every(f => !f.value || figure.dataset[f.name].split("|").includes(f.value));
    shown += !figure.hidden;
  }
  document.querySelector("output").textContent = `${shown} of ${figures.length} pictures`;
  history.replaceState(null, "", "#" + filters.map(f => encodeURIComponent(f.value)).join("/"));
}
location.hash.slice(1).split("/").forEach((value, n) => {
  if (filters[n]) filters[n].value = decodeURIComponent(value);
});
filters.forEach(f => f.addEventListener("change", show));
show();
"""


@dataclass(frozen=True)
class Drawn:
    """A picture, by its file's name, and what it was found to be."""

    file: str
    page: str
    state: str
    variant: Variant
    verdicts: Verdicts

    @property
    def failed(self) -> tuple[str, ...]:
        return tuple(name for name, faults in self.verdicts.items() if faults)

    @property
    def caption(self) -> str:
        return f"{self.state} · {_size(self)} {self.variant.language} {self.variant.palette}"


def failures(drawn: Iterable[Drawn]) -> Counter[str]:
    """Pictures that fail, by check."""
    return Counter(name for one in drawn for name in one.failed)


def html(drawn: Sequence[Drawn]) -> str:
    wrong = failures(drawn)
    rows = "".join(
        f"<tr><td>{escape(check.name)}<td>{escape(check.says)}"
        f"<td>{sum(check.name in one.verdicts for one in drawn)} asked<td>{wrong[check.name]} failing"
        for check in CHECKS
    )
    selects = "".join(_select(name, drawn) for name in FILTERS)
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>{STYLE}</style>'
        f"<header>{selects}<output></output></header><details><summary>Checks</summary><table>{rows}</table></details>"
        f"<main>{''.join(_figure(one) for one in drawn)}</main><script>{SCRIPT}</script></html>"
    )


def _select(name: str, drawn: Sequence[Drawn]) -> str:
    values = dict.fromkeys(value for one in drawn for value in _values(one)[name])
    options = "".join(f'<option value="{escape(value)}">{escape(value)}</option>' for value in values)
    return f'<label>{name} <select name="{name}"><option value="">all</option>{options}</select></label>'


def _values(one: Drawn) -> dict[str, tuple[str, ...]]:
    """What a picture is found by."""
    return {
        "page": (one.page,),
        "state": (one.state,),
        "size": (_size(one),),
        "language": (one.variant.language,),
        "palette": (one.variant.palette,),
        "failed": (*(("any check",) if one.failed else ()), *one.failed),
    }


def _figure(one: Drawn) -> str:
    data = " ".join(f'data-{name}="{escape("|".join(values))}"' for name, values in _values(one).items())
    wrong = "".join(
        f'<div class="wrong">{escape(name)}: {escape(fault)}</div>'
        for name, faults in one.verdicts.items()
        for fault in faults
    )
    passed = ", ".join(name for name, faults in one.verdicts.items() if not faults)
    return (
        f'<figure {data}><a href="{one.file}"><img src="{one.file}" alt="{escape(one.caption)}" loading="lazy"></a>'
        f"<figcaption>{escape(one.caption)}{wrong}<br><small>passes: {escape(passed)}</small></figcaption></figure>\n"
    )


def _size(one: Drawn) -> str:
    return "×".join(map(str, one.variant.size))
