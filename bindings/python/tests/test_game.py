"""The closed form over arrays, against the command line and against itself point by point."""

import inspect
import math

import endodec
import numpy as np
import pandas
import polars
import pytest
from endodec import game

QUANTITIES = ["value", "shadow_cost", "output", "price", "crossing_time"]
REGIMES = ["nash", "cooperative", "social"]


def test_digits_are_those_of_the_command_line(command):
    distances = [0.0, 1e-9, 0.1, 1.0, 10.0, 200.0, 1e6]
    words = [word for x in distances for word in ("--at", repr(x))]
    points = command("game", "solve", "--firms", 7, "--discount", "0.03", *words)["points"]
    for regime in REGIMES:
        for quantity in QUANTITIES:
            found = getattr(game, quantity)(distances, regime=regime, firms=7, discount=0.03)
            assert found.tolist() == [point[regime][quantity] for point in points]


def test_an_array_has_the_bits_of_its_points():
    generator = np.random.default_rng(20260301)
    distances = generator.uniform(0.0, 50.0, 1000)
    for regime in REGIMES:
        for quantity in QUANTITIES:
            of = getattr(game, quantity)
            found = of(distances, regime=regime)
            assert found.tolist() == [of(float(x), regime=regime) for x in distances]


def test_every_argument_broadcasts():
    firms = np.array([2, 5, 12])[:, np.newaxis]
    distance = np.linspace(0.0, 20.0, 40)
    found = game.crossing_time(distance, firms=firms, slope=0.7)
    assert found.shape == (3, 40)
    for i, n in enumerate(firms.ravel()):
        for j, x in enumerate(distance):
            assert found[i, j] == game.crossing_time(float(x), firms=int(n), slope=0.7)
    profits = game.value(inference_profit=[10.0, 20.0])
    assert profits.tolist() == [game.value(inference_profit=one) for one in (10.0, 20.0)]


def test_random_games_have_the_bits_of_their_points():
    generator = np.random.default_rng(7)
    many = {
        "firms": generator.integers(2, 30, 500),
        "intercept": generator.uniform(1, 50, 500),
        "slope": generator.uniform(0.05, 5, 500),
        "discount": generator.uniform(0.005, 0.5, 500),
        "displacement": generator.uniform(0, 1.5, 500),
    }
    found = game.value(3.0, **many)
    for at in range(500):
        one = {name: column[at].item() for name, column in many.items()}
        assert found[at] == game.value(3.0, **one)


@pytest.mark.parametrize("of", [list, tuple, np.array, pandas.Series, polars.Series])
def test_every_kind_of_column_is_taken(of):
    assert game.value(of([1.0, 2.0])).tolist() == [game.value(1.0), game.value(2.0)]


def test_read_only_and_strided_arrays_are_taken():
    array = np.arange(10.0)
    array.flags.writeable = False
    assert game.value(array[::2]).tolist() == [game.value(float(x)) for x in range(0, 10, 2)]


def test_what_is_missing_stays_missing():
    assert math.isnan(game.value(math.nan))
    found = game.value([1.0, None, pandas.NA, np.nan])
    assert np.isnan(found).tolist() == [False, True, True, True]
    column = pandas.Series([1.0, None], dtype="Float64")
    assert np.isnan(game.value(column)).tolist() == [False, True]
    assert np.isnan(game.value([1.0, 2.0], slope=math.nan)).all()


def test_refusals_are_sentences_of_the_command_line(refusal):
    with pytest.raises(ValueError) as raised:
        game.value(discount=-1.0)
    assert str(raised.value) == refusal("game", "solve", "--discount", "-1")
    with pytest.raises(ValueError, match=r"distance x0 must be .* \(at position 1\)"):
        game.value([1.0, -1.0, 2.0])
    with pytest.raises(ValueError, match="regime must be one of nash, cooperative, social, got monopoly"):
        game.value(regime="monopoly")
    with pytest.raises(ValueError, match="numbers are required"):
        game.value(["far", "near"])
    with pytest.raises(ValueError, match="numbers are required"):
        game.value(np.array([1 + 1j]))
    with pytest.raises(ValueError, match="could not be broadcast|shape mismatch"):
        game.value([1.0, 2.0], firms=[2, 3, 4])


def test_an_empty_array_gives_an_empty_one():
    assert game.value(np.zeros(0)).shape == (0,)
    assert game.value(np.zeros((3, 0)), firms=5.0).shape == (3, 0)


def parameters():
    """The table of parameters, read by the command that prints it."""
    import json
    import pathlib
    import subprocess
    import sys

    program = pathlib.Path(sys.executable).with_name("endodec")
    done = subprocess.run(
        [program, "explore", "--parameters", "--format", "json"], capture_output=True, text=True, check=True
    )
    return {one["name"].replace("-", "_"): one for one in json.loads(done.stdout)}


def test_defaults_symbols_and_units_are_those_of_the_table():
    table = parameters()
    seen = 0
    for name in game.__all__:
        function = getattr(game, name)
        if name not in QUANTITIES and "training_value" not in inspect.signature(function).parameters:
            continue
        for parameter in inspect.signature(function).parameters.values():
            if parameter.name not in table or parameter.name in ("cost", "noise"):
                continue
            described = table[parameter.name]
            words = " ".join(function.__doc__.split())
            if described["meaning"] not in words:
                continue
            assert parameter.default == described["default"], (name, parameter.name)
            assert described["symbol"] in words
            assert described["unit"] in words
            seen += 1
    assert seen > 100


def test_commands_answer_as_the_command_line(command):
    assert game.solve(firms=12).to_dict() == command("game", "solve", "--firms", 12)
    assert game.statics(wrt=["firms", "distance"], second=True).to_dict() == command(
        "game", "statics", "--wrt", "firms,distance", "--second"
    )
    assert game.asymmetric(costs=[0.0, 1.0, 2.0]).to_dict() == command(
        "game", "asymmetric", "--costs", "0,1,2"
    )
    assert game.welfare().to_dict() == command("game", "welfare")
    assert game.path(regime="nash", points=5).to_dict() == command(
        "game", "path", "--regime", "nash", "--points", 5
    )


def test_an_answer_is_read_by_its_names():
    answer = game.solve(firms=12)
    assert answer.nash["value"] == answer["nash"]["value"] == game.value(firms=12)
    assert "nash" in dir(answer)
    assert repr(answer).startswith("<endodec game solve: x=")
    assert str(answer) == answer.summary().rstrip("\n")
    with pytest.raises(AttributeError, match="answers with no `elasticity`"):
        answer.elasticity
    with pytest.raises(ValueError, match="there is no figure"):
        answer.plot()
    assert endodec.Answer is type(answer)
