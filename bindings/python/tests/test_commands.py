"""Commands of learning and adoption: the whole answer of the command line, its refusals, and many groups at once."""

import concurrent.futures
import multiprocessing
import pathlib

import matplotlib
import numpy as np
import pandas
import pytest
from endodec import adoption, learning

matplotlib.use("Agg")

ROOT = pathlib.Path(__file__).parents[3]


@pytest.fixture
def costs(samples):
    return pandas.read_csv(samples / "costs.csv")


COLUMNS = ("--quantity", "cumulative", "--cost", "price")
NAMED = {"quantity": "cumulative", "cost": "price"}


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda f: learning.fit(f, **NAMED, time="year"), ("fit", "--time", "year")),
        (lambda f: learning.fit(f, **NAMED, first_difference=True), ("fit", "--first-difference")),
        (
            lambda f: learning.forecast(f, **NAMED, time="year", growth=0.25, horizon=5, target=50.0),
            ("forecast", "--time", "year", "--growth", "0.25", "--horizon", "5", "--target", "50"),
        ),
        (
            lambda f: learning.forecast(f, **NAMED, time="year", growth="25%", horizon=5, joint=True),
            ("forecast", "--time", "year", "--growth", "25%", "--horizon", "5", "--joint"),
        ),
        (lambda f: learning.influence(f, **NAMED, rolling=6), ("influence", "--rolling", "6")),
        (
            lambda f: learning.bootstrap(f, **NAMED, resamples=200, seed=3),
            ("bootstrap", "--resamples", "200", "--seed", "3"),
        ),
    ],
)
def test_answers_are_those_of_the_command_line(call, words, costs, samples, command):
    expected = command("learning", words[0], samples / "costs.csv", *COLUMNS, *words[1:])
    assert call(costs).to_dict() == expected


def test_groups_are_those_of_the_command_line(samples, command):
    path = samples / "technologies.csv"
    frame = pandas.read_csv(path)
    found = learning.fit(frame, **NAMED, time="year", by="technology")
    expected = command("learning", "fit", path, *COLUMNS, "--time", "year", "--by", "technology")
    assert found.to_dict() == expected
    assert found.frame()["group"].tolist() == frame["technology"].unique().tolist()


def test_breaks_and_tests_are_those_of_the_command_line(samples, command):
    path = samples / "regimes.csv"
    frame = pandas.read_csv(path)
    time = frame.columns[0]
    quantity, cost = frame.columns[1:3]
    found = learning.breaks(frame, y=cost, x=quantity, log=True, time=time, max_breaks=2)
    assert found.to_dict() == command(
        "learning", "breaks", path, "--y", cost, "--x", quantity, "--log", "--time", time, "--max-breaks", 2
    )
    words = ("--quantity", quantity, "--cost", cost)
    tested = learning.test(frame, quantity=quantity, cost=cost, time=time, simulations=200)
    assert tested.to_dict() == command(
        "learning", "test", path, *words, "--time", time, "--simulations", 200
    )


def test_lots_and_heterogeneity_are_those_of_the_command_line(samples, command):
    lots = pandas.read_csv(samples / "lots.csv")
    assert learning.lots(lots, units="units", lot_cost="cost").to_dict() == command(
        "learning", "lots", samples / "lots.csv", "--units", "units", "--lot-cost", "cost"
    )
    curves = pandas.read_csv(samples / "curves.csv")
    estimate, se = [name for name in curves.columns if curves[name].dtype == float][:2]
    assert learning.heterogeneity(curves, estimate=estimate, se=se).to_dict() == command(
        "learning", "heterogeneity", samples / "curves.csv", "--estimate", estimate, "--se", se
    )


def test_adoption_is_that_of_the_command_line(samples, command):
    sales = pandas.read_csv(samples / "sales.csv")
    time, adopters = sales.columns[:2]
    assert adoption.fit(sales, time=time, adopters=adopters, bootstrap=50).to_dict() == command(
        "adoption", "fit", samples / "sales.csv", "--time", time, "--adopters", adopters, "--bootstrap", 50
    )
    assert adoption.threshold(friction=2.4).to_dict() == command(
        "adoption", "threshold", "--friction", "2.4"
    )


def test_a_scenario_is_a_dict_or_a_file(command):
    import tomllib

    path = ROOT / "examples" / "scenarios" / "two-waves.toml"
    expected = command("adoption", "simulate", path)
    assert adoption.simulate(path).to_dict() == expected
    assert adoption.simulate(tomllib.loads(path.read_text(encoding="utf-8"))).to_dict() == expected
    with pytest.raises(ValueError, match="data.*: unknown field `begin`"):
        adoption.simulate({"begin": 2024})


def test_refusals_are_sentences_of_the_command_line(costs, samples, refusal):
    path = samples / "costs.csv"
    for options, words in [
        ({"quantity": "total", "cost": "price"}, ("--quantity", "total", "--cost", "price")),
        ({**NAMED, "level": 1.5}, (*COLUMNS, "--level", "1.5")),
    ]:
        with pytest.raises(ValueError) as raised:
            learning.fit(costs, **options)
        said = refusal("learning", "fit", path, *words)
        assert str(raised.value) == said.replace(str(path), "data")
    with pytest.raises(ValueError, match="--by takes a number or a word, got dict"):
        learning.fit(costs, **NAMED, by={})


def test_an_answer_has_a_figure(costs):
    from matplotlib import pyplot

    answer = learning.fit(costs, **NAMED, time="year")
    assert answer.plot()._repr_svg_().startswith("<svg")
    assert "<pre>" in answer._repr_html_() and "<svg" in answer._repr_html_()
    axes = pyplot.figure().add_subplot()
    assert answer.plot(ax=axes) is axes
    assert len(axes.images) == 1


def test_a_picture_is_saved_by_its_name(costs, tmp_path):
    picture = learning.fit(costs, **NAMED).plot()
    picture.save(tmp_path / "fit.svg")
    picture.save(tmp_path / "fit.png")
    assert (tmp_path / "fit.svg").read_text(encoding="utf-8") == picture.svg
    assert (tmp_path / "fit.png").read_bytes().startswith(b"\x89PNG")
    with pytest.raises(ValueError, match="ends in .svg or .png"):
        picture.save(tmp_path / "fit.pdf")


def many_groups(groups, rows=15):
    generator = np.random.default_rng(11)
    quantity = np.cumsum(generator.uniform(1, 5, (groups, rows)), axis=1)
    noise = generator.normal(0, 0.05, (groups, rows))
    return pandas.DataFrame(
        {
            "group": np.repeat(np.arange(groups), rows),
            "quantity": quantity.ravel(),
            "cost": (100 * quantity**-0.3 * np.exp(noise)).ravel(),
        }
    )


def test_each_of_many_groups_is_fitted_as_alone():
    frame = many_groups(200)
    rows = learning.fit(frame, quantity="quantity", cost="cost", by="group").frame()
    assert rows["group"].tolist() == list(range(200))
    for group in (0, 57, 199):
        alone = learning.fit(frame[frame.group == group], quantity="quantity", cost="cost")
        assert rows["elasticity"][group] == alone.elasticity


def elasticity(seed):
    frame = many_groups(3 + seed)
    return learning.fit(frame, quantity="quantity", cost="cost", by="group").frame("dict")["elasticity"].tolist()


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
def test_threads_and_forked_processes_agree():
    expected = [elasticity(seed) for seed in range(4)]
    with concurrent.futures.ThreadPoolExecutor(4) as threads:
        assert list(threads.map(elasticity, range(4))) == expected
    # Threads of the parent do not exist in a forked child, which must start its own.
    with multiprocessing.get_context("fork").Pool(2) as processes:
        assert processes.map_async(elasticity, range(4)).get(timeout=120) == expected
