"""What importing costs and brings, and that the functions are written from the commands as they are."""

import importlib.util
import inspect
import pathlib
import pickle
import re
import subprocess
import sys

import endodec
import pytest

HERE = pathlib.Path(__file__).parent.parent


def test_importing_brings_nothing_heavy():
    heavy = ["numpy", "pandas", "polars", "pyarrow", "duckdb", "matplotlib", "nanoarrow"]
    script = f"import sys, endodec; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_package_is_typed():
    folder = pathlib.Path(endodec.__file__).parent
    assert (folder / "py.typed").is_file()
    assert re.fullmatch(r"\d+\.\d+\.\d+", endodec.__version__)


@pytest.fixture(scope="module")
def generate():
    path = HERE / "generate.py"
    spec = importlib.util.spec_from_file_location("generate", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["game.py", "learning.py", "adoption.py"])
def test_functions_are_those_of_the_commands(generate, name):
    written = (HERE / "python" / "endodec" / name).read_text(encoding="utf-8")
    assert written == generate.files()[name], "run bindings/python/generate.py"


def functions():
    for module in (endodec.game, endodec.learning, endodec.adoption):
        for name in module.__all__:
            yield getattr(module, name)
    yield from (endodec.claims, endodec.predictions, endodec.data)


@pytest.mark.parametrize("function", list(functions()), ids=lambda function: function.__qualname__)
def test_docstrings_describe_every_parameter_in_its_order(function):
    doc = inspect.cleandoc(function.__doc__)
    summary, _, rest = doc.partition("\n\n")
    assert summary.endswith(".")
    sections = dict(re.findall(r"^(\w+)\n-+\n(.*?)(?=^\w+\n-+\n|\Z)", rest, re.M | re.S))
    assert list(sections)[-3:] in (["Returns", "Raises", "Notes"], ["Parameters", "Returns", "Raises"])
    described = re.findall(r"^(\w+) : \S", sections.get("Parameters", ""), re.M)
    assert described == list(inspect.signature(function).parameters)
    assert sections["Raises"].startswith("ValueError")


def test_an_answer_survives_a_pickle():
    answer = endodec.game.path(regime="nash", points=20)
    again = pickle.loads(pickle.dumps(answer))
    assert again == answer
    assert str(again) == str(answer)
    assert again.plot().svg == answer.plot().svg
    assert len(pickle.dumps(answer)) < 100_000
