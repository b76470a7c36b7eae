"""Writes ``python/endodec/{game,learning,adoption}.py`` from the commands and the table of parameters.

Run it with the package installed, after a change to either: ``python bindings/python/generate.py``. A test says when
the files are not what it would write.
"""

import json
import keyword
import pathlib
import re
import textwrap

from endodec import _native

HERE = pathlib.Path(__file__).parent / "python" / "endodec"

MODULES = {
    "game": "The differential game: the closed form over arrays, and a function for each command ``endodec game``.",
    "learning": "Learning curves: a function for each command ``endodec learning``.",
    "adoption": "Adoption: a function for each command ``endodec adoption``.",
}

# What comes of these is a page, or a table of several answers: no answer of its own.
LEFT_OUT = ("learning compare", "learning report", "adoption report")

# Closed forms over arrays: what each is, and its symbol and unit.
FIELDS = {
    "value": ("Value per firm, or society's for ``regime=\"social\"``", "V(x)", "value"),
    "shadow_cost": ("Shadow cost of depletion", "V′(x)", "value per unit of cumulative output"),
    "output": ("Output of the industry", "Q(x)", "units of output per unit of time"),
    "price": ("Price", "P = a − bQ(x)", "price"),
    "crossing_time": ("Model time until crossing", "T(x)", "units of model time"),
}

GAME = (
    "firms",
    "intercept",
    "slope",
    "discount",
    "displacement",
    "training_value",
    "inference_profit",
)

WIDTH = 100


def main():
    for name, text in files().items():
        (HERE / name).write_text(text, encoding="utf-8")


def files():
    """Names and texts of the files."""
    described = json.loads(_native.description())
    parameters = {one["name"]: one for one in described["parameters"]}
    written = {}
    for module, about in MODULES.items():
        functions = []
        if module == "game":
            functions += [field(name, parameters) for name in FIELDS]
        for one in described["commands"]:
            if one["path"].startswith(f"{module} ") and one["path"] not in LEFT_OUT:
                functions.append(command(one, parameters))
        written[f"{module}.py"] = source(module, about, functions)
    return written


def source(module, about, functions):
    body = "\n\n".join(text for _, text in functions)
    names = ",\n".join(f'    "{name}"' for name in sorted(name for name, _ in functions))
    needed = "Any, Literal" if "Literal[" in body else "Any"
    # What only annotations need would take a third of the time that importing takes.
    imports = [
        "from __future__ import annotations",
        "",
        "TYPE_CHECKING = False",
        "if TYPE_CHECKING:",
        f"    from typing import {needed}",
    ]
    ours = ["from ._answer import Answer", "from ._ask import ask as _ask"]
    if "_joined(" in body:
        ours = [ours[0], "from ._ask import ask as _ask, joined as _joined"]
    if module == "game":
        ours.insert(0, "from . import _native")
    imports, ours = imports[:2] + ours + [""] + imports[2:], []
    return (
        f'"""{about}\n\nWritten by ``generate.py``; do not edit.\n"""\n\n'
        + "\n".join(imports + ours)
        + f"\n\n__all__ = [\n{names},\n]\n\n\n{body}"
    )


def field(name, parameters):
    """A closed form over arrays."""
    about, symbol, unit = FIELDS[name]
    lines = [
        f"def {name}(",
        f"    distance: Any = {parameters['distance']['default']!r},",
        "    *,",
        '    regime: Literal["nash", "cooperative", "social"] = "nash",',
    ]
    lines += [f"    {one}: Any = {parameters[one]['default']!r}," for one in GAME]
    lines.append(") -> Any:")
    documented = [("distance", "float or array", described(parameters["distance"]))]
    documented.append(
        ("regime", '{"nash", "cooperative", "social"}', "Rivals, a cartel, or a social planner.")
    )
    documented += [(one, "float or array", described(parameters[one])) for one in GAME]
    doc = docstring(
        f"{about}, {symbol}.",
        documented,
        (
            "float or numpy.ndarray",
            f"{about}, in {unit}: a float where all arguments are, else an array of their common shape. NaN where an argument is NaN, ``None`` or ``NA``.",
        ),
        "If an argument is outside its domain; the sentence says which, and at which position of the arrays.",
        "Defaults are the baseline recovered from the paper's printed results; the paper fixes no unit of time, money or output. "
        "Solves v1 eq. 6 and v2 eq. 6 in closed form, at the command line's digits.",
    )
    call = ", ".join(["regime", "distance", *GAME])
    return name, "\n".join([*lines, doc, f"    return _native.{name}({call})", ""])


def described(parameter):
    """A parameter by its meaning, symbol, unit and source."""
    about = ", ".join(word for word in (parameter["symbol"], parameter["unit"]) if word)
    about = f" ({about})" if about else ""
    automatic = f" ``None`` stands for the {parameter['automatic']}." if parameter["automatic"] else ""
    return f"{parameter['meaning']}{about}.{automatic} Source of the default: {parameter['source']}."


def command(one, parameters):
    """A command as a function."""
    path = one["path"]
    name = identifier(path.rpartition(" ")[2])
    data = [option for option in one["options"] if not option["long"]]
    options = [
        option
        for option in one["options"]
        if option["long"] and option["heading"] != "Output" and option["long"] not in ("help", "version")
    ]
    for option in options:
        if option["heading"] == "Parameters of the game" and identifier(option["long"]) in parameters:
            option["parameter"] = parameters[identifier(option["long"])]
    required = [option for option in options if option["required"]]
    optional = [option for option in options if not option["required"]]
    lines = [f"def {name}("]
    documented = []
    if data:
        specified = data[0]["name"] == "scenario"
        lines.append("    data: Any,")
        documented.append(
            (
                "data",
                "dict or path" if specified else "frame, dict of arrays, or path",
                "The specification; a path is that of a TOML file."
                if specified
                else "The table: of pandas, polars, pyarrow, DuckDB or anything with Arrow's interface; a path is that of a CSV, gzip or Excel file, which the options on reading are for.",
            )
        )
    if options:
        lines.append("    *,")
    lines += [f"    {argument(option)}," for option in required + optional]
    lines.append(") -> Answer:")
    documented += [documentation(option) for option in required + optional]
    doc = docstring(
        sentence(one["about"]),
        documented,
        ("Answer", f"What ``endodec {path} --format json`` writes, with its words, rows and figure."),
        "If the input cannot be used, in the sentence of the command line.",
        notes(one["after"]),
    )
    triples = [f"        {triple(option)}," for option in required + optional]
    given = ", data" if data else ""
    body = (
        ["    options: list[tuple[str, Any, Any]] = [", *triples, "    ]", f'    return _ask("{path}", options{given})']
        if triples
        else [f'    return _ask("{path}", []{given})']
    )
    return name, "\n".join([*lines, doc, *body, ""])


def identifier(word):
    name = word.replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name


def default_of(option):
    """The default as Python has it."""
    if "parameter" in option:
        default = option["parameter"]["default"]
        return int(default) if default is not None and option["kind"] == "whole" else default
    if option["kind"] == "flag":
        return False
    text = option["default"]
    if text is None or option["required"]:
        return None
    if option["several"]:
        return text
    if option["kind"] == "number":
        return float(text)
    if option["kind"] == "whole":
        return int(text)
    return text


def type_of(option):
    kind = option["kind"]
    if kind == "choice":
        of = f"Literal[{', '.join(json.dumps(choice) for choice in option['choices'])}]"
    elif kind == "word":
        of = "str" if option["value"] in ("COL", "CHAR", "NAME", "FORMAT", "WORD", "FILE", "SHEET") else "Any"
    else:
        of = {"number": "float", "whole": "int", "flag": "bool"}[kind]
    if option["several"]:
        of = f"list[{of}] | {of}" if of != "Any" else "Any"
        if isinstance(default_of(option), str) and "str" not in of:
            of += " | str"
    return of


def argument(option):
    of, name = type_of(option), identifier(option["long"])
    if option["required"]:
        return f"{name}: {of}"
    default = default_of(option)
    if default is None and of != "Any":
        of = f"{of} | None"
    return f"{name}: {of} = {literal(default)}"


def literal(value):
    return json.dumps(value) if isinstance(value, str) else repr(value)


def documentation(option):
    of = type_of(option).replace("Any", "object")
    of = re.sub(r"Literal\[(.*?)\]", r"{\1}", of).replace("list[", "list of ").replace("]", "").replace(" | ", " or ")
    if not option["required"] and option["kind"] != "flag":
        of += ", optional"
    if "parameter" in option:
        text = described(option["parameter"])
    else:
        text = sentence(option["help"] or "")
    return identifier(option["long"]), of, text


def triple(option):
    name, value = f'"--{option["long"]}"', identifier(option["long"])
    if option["several"] == "joined":
        value = f"_joined({value})"
    return f"({name}, {value}, {literal(None if option['kind'] == 'flag' else default_of(option))})"


def sentence(text):
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?")) else f"{text}."


def notes(after):
    """What stands below a command's help, but for its example."""
    paragraphs = re.split(r"\n\s*\n", after or "")
    kept = [part for part in paragraphs if part and not re.match(r"Examples?:", part)]
    return "\n\n".join(sentence(part) for part in kept)


def docstring(about, parameters, returns, raises, more):
    def filled(text, indent):
        return textwrap.fill(
            text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )

    lines = [filled(f'"""{about}', "    "), ""]
    if parameters:
        lines += ["    Parameters", "    ----------"]
        for name, of, text in parameters:
            lines += [f"    {name} : {of}", filled(text, "        ")]
        lines.append("")
    lines += ["    Returns", "    -------", f"    {returns[0]}", filled(returns[1], "        "), ""]
    lines += ["    Raises", "    ------", "    ValueError", filled(raises, "        ")]
    if more:
        lines += ["", "    Notes", "    -----"]
        lines.append("\n\n".join(filled(part, "    ") for part in more.split("\n\n")))
    return "\n".join(lines).replace("\\", "\\\\") + '\n    """'


if __name__ == "__main__":
    main()
