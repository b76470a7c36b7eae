//! The findings, most important first. Every number is computed and named; every date says what it is a date of.

use endodec_game::{proposition, welfare};
use endodec_learning::LearningRate;

use super::super::assessment::Assessment;
use super::Finding;
use super::quotes::{Dated, Quotes};
use super::source::Source;
use crate::author_tests::{capex, did, shares};
use crate::error::LedgerError;
use crate::evidence::Evidence;
use crate::readings::training;
use endodec_table::number::shortest as short;

type Written = Result<Finding, LedgerError>;

pub(super) fn findings(
    e: &Evidence<'_>,
    assessments: &[Assessment],
) -> Result<Vec<Finding>, LedgerError> {
    let source = Source { e, assessments };
    [
        theorem,
        dates,
        elasticity,
        learning_rates,
        export_controls,
        expenditure,
        dram,
        output_ratio,
        society,
        training_value,
        waves,
        spike,
    ]
    .into_iter()
    .map(|finding| finding(&source))
    .collect()
}

const GAME: Dated = Dated {
    target: "crossing in the game, from the baseline's distance",
    growth: "output that rivals choose",
    reading: "the recovered baseline at 6.1 years per unit of time",
};

/// From 12 to 5 $/GB at the growth of Table 2.
const fn to_five(reading: &'static str) -> Dated {
    Dated {
        target: "12 to 5 $/GB",
        growth: "output growing 25 % a year",
        reading,
    }
}

/// The fall behind Table 2 of version 2.
const fn twelvefold(reading: &'static str) -> Dated {
    Dated {
        target: "a twelve-fold fall of cost",
        growth: "output growing 25 % a year",
        reading,
    }
}

fn theorem(source: &Source<'_>) -> Written {
    let mut quotes = Quotes::default();
    let regimes = source.e.baseline()?;
    let x0 = regimes.game.distance();
    let proposition = proposition::solve(&regimes.game);
    let flip = proposition.flip().unwrap_or(f64::NAN);
    let sentences = format!(
        "Competing firms produce more than a cartel at every distance from crossing exactly when the continuation value is at most a²/(bNr), {} at the recovered baseline against an S of {}. Step 2 of the printed proof orders the shadow costs at every distance; that order reverses at a distance of {}, {} times the baseline’s own {}. On the paper’s domain the inequality of Step 2 is therefore true and only the argument for it fails; other arguments replace it.",
        quotes.number(
            "largest continuation value of Proposition 1",
            proposition.threshold(),
            4
        ),
        quotes.number("continuation value S", regimes.game.continuation_value(), 4),
        quotes.number("distance at which Step 2 reverses", flip, 4),
        quotes.number("that distance over the baseline's", flip / x0, 3),
        quotes.number("distance of the baseline", x0, 3),
    );
    Ok(Finding {
        title: "The main theorem holds; one step of its proof does not",
        sentences,
        claims: &[
            "both-prop1-output-order",
            "both-prop1-step2-propagation",
            "v1-any-s-nonnegative",
        ],
        numbers: quotes.0,
    })
}

fn dates(source: &Source<'_>) -> Written {
    let mut quotes = Quotes::default();
    let c = source.e.constants;
    let regimes = source.e.baseline()?;
    let years = regimes.nash.crossing_time(regimes.game.distance());
    let sentences = format!(
        "The game dates crossing {}: rivals cross after {} units of time, {} years at the {} years per unit that the printed dates need and that its own annual discount rate contradicts. Table 2 of version 2 prints {} for a twelve-fold fall of cost at elasticity 0.23 and output growing 25 % a year, which is {} when computed; the same elasticity and growth take cost from 12 to 5 $/GB, the paper’s own target, by {}. These are three targets on two models, not three estimates of one date.",
        quotes.year(GAME, c.start_year + years * c.years_per_unit),
        quotes.number("rivals' crossing time, units of time", years, 2),
        quotes.number("rivals' crossing time, years", years * c.years_per_unit, 2),
        quotes.number("years per unit of time", c.years_per_unit, 2),
        quotes.year(
            twelvefold("elasticity 0.23, as printed in Table 2"),
            c.table_2_year_23
        ),
        quotes.year(
            twelvefold("elasticity 0.23"),
            falls_by(source.e, c.table_2_price_fall, c.elasticity)
        ),
        quotes.year(
            to_five("elasticity 0.23"),
            falls_by(source.e, to_target(source.e), c.elasticity)
        ),
    );
    Ok(Finding {
        title: "One crossing, three dates: each has its own target",
        sentences,
        claims: &[
            "both-nash-date",
            "v2-t2-year-23",
            "v1-calendar-from-observables",
        ],
        numbers: quotes.0,
    })
}

fn elasticity(source: &Source<'_>) -> Written {
    let mut quotes = Quotes::default();
    let e = source.e;
    let c = e.constants;
    let reach = 1.96 * c.hbm_std_error;
    let [high, low] = [c.elasticity + reach, c.elasticity - reach];
    let sentences = format!(
        "No series of cumulative stacked-memory output is printed, and no public one was found, so the elasticity of 0.23 and its standard error of 0.06 are not identified; which of the printed statistics can hold together depends on the six rows that are meant. Over 0.23 plus and minus 1.96 printed errors, output growing 25 % a year, 12 to 5 $/GB is reached between {} and {}, and Table 2’s twelve-fold fall between {} and {}.",
        quotes.year(
            to_five("elasticity 0.23 plus 1.96 printed errors"),
            falls_by(e, to_target(e), high)
        ),
        quotes.year(
            to_five("elasticity 0.23 less 1.96 printed errors"),
            falls_by(e, to_target(e), low)
        ),
        quotes.year(
            twelvefold("elasticity 0.23 plus 1.96 printed errors"),
            falls_by(e, c.table_2_price_fall, high)
        ),
        quotes.year(
            twelvefold("elasticity 0.23 less 1.96 printed errors"),
            falls_by(e, c.table_2_price_fall, low)
        ),
    );
    Ok(Finding {
        title: "The elasticity that carries the dates is not identified",
        sentences,
        claims: &[
            "both-hbm-alpha",
            "both-hbm-se",
            "v2-loo-range",
            "v2-bootstrap-ci",
        ],
        numbers: quotes.0,
    })
}

fn learning_rates(source: &Source<'_>) -> Written {
    let mut quotes = Quotes::default();
    let e = source.e;
    let c = e.constants;
    let converted = LearningRate::new(c.elasticity)?.elasticity()?.value();
    let sentences = format!(
        "Several of the paper’s elasticities equal what the literature publishes as cost falls per doubling: 23 % per doubling is an elasticity of {}, not 0.23. With output growing 25 % a year, 12 to 5 $/GB is reached in {} at elasticity 0.23 and in {} at 23 % per doubling.",
        quotes.number("elasticity of 23 % per doubling", converted, 3),
        quotes.year(
            to_five("elasticity 0.23"),
            falls_by(e, to_target(e), c.elasticity)
        ),
        quotes.year(
            to_five("23 % per doubling"),
            falls_by(e, to_target(e), converted)
        ),
    );
    Ok(Finding {
        title: "Learning rates printed as elasticities",
        sentences,
        claims: &["v2-ik-iv", "v2-six-curves-band", "v1-mean-alpha"],
        numbers: quotes.0,
    })
}

fn dram(source: &Source<'_>) -> Written {
    let mut quotes = Quotes::default();
    let author = super::super::dram::author_rows(source.e)?.fit()?;
    let sentences = format!(
        "The nine rows that both versions print give an elasticity of {}, and the author’s 41 years {}, where version 1 prints 0.22 and version 2 prints 0.66; shorter runs of years come to either, and neither version says that it takes one. With least squares on one regressor and a classical error, R² follows from slope, error and n: version 1’s 0.22, 0.03 and 41 allow at most {}, not 0.96.",
        quotes.number(
            "DRAM elasticity, nine printed rows",
            source.computed("v1-dram-alpha"),
            3
        ),
        quotes.number(
            "DRAM elasticity, author's 41 years",
            author.elasticity.value(),
            3
        ),
        quotes.number(
            "largest R2 of 0.22, 0.03 and 41",
            source.side("v1-dram-alpha-se-r2-consistent"),
            2
        ),
    );
    Ok(Finding {
        title: "The full DRAM record gives neither 0.22 nor 0.66",
        sentences,
        claims: &[
            "v1-dram-alpha",
            "v2-dram-alpha",
            "v1-dram-alpha-se-r2-consistent",
        ],
        numbers: quotes.0,
    })
}

fn output_ratio(source: &Source<'_>) -> Written {
    let mut quotes = Quotes::default();
    let regimes = source.e.baseline()?;
    let x0 = regimes.game.distance();
    let share =
        regimes.game.firms() * regimes.cartel.shadow_cost(x0) / regimes.nash.shadow_cost(x0);
    let ratio = source.range("both-output-ratio");
    let sentences = format!(
        "By the paper’s own closed forms and the recovered baseline Nash output is {} times cooperative output between the initial state and the threshold, not three to four, and a firm’s private shadow cost is about a {}th of the social one at the initial state, not a fifth. The dollar figures of Appendix B take over the printed ratio.",
        quotes.text("Nash over cooperative output on the way", ratio),
        quotes.number("social over private shadow cost", share.round(), 2),
    );
    Ok(Finding {
        title: "The firms overproduce by more than the paper says",
        sentences,
        claims: &[
            "both-output-ratio",
            "both-private-shadow-one-over-n",
            "both-b1-coop-2024",
        ],
        numbers: quotes.0,
    })
}

fn society(source: &Source<'_>) -> Written {
    let mut quotes = Quotes::default();
    let game = source.e.baseline()?.game;
    let x0 = game.distance();
    let value_of = |share: f64| welfare::post_crossing_value(&game, share);
    let nothing = welfare::compare(&game, value_of(0.0), x0)?;
    let all = welfare::compare(&game, value_of(1.0), x0)?;
    let share = welfare::break_even_share(&game, x0).unwrap_or(f64::NAN);
    let sentences = format!(
        "It turns on what consumers keep after crossing, which the paper does not say. Rivals produce {}; a planner would produce {} if consumers keep nothing of the Cournot surplus they had, and {} if they keep all of it for ever. Rivals are too fast while less than {} % of that surplus survives, and too slow beyond.",
        quotes.number("Nash output at the baseline", nothing.nash.output, 4),
        quotes.number(
            "planned output, no surplus after crossing",
            nothing.planner.output,
            3
        ),
        quotes.number(
            "planned output, Cournot surplus after crossing",
            all.planner.output,
            4
        ),
        quotes.number(
            "surviving share at which rivals are right",
            100.0 * share,
            2
        ),
    );
    Ok(Finding {
        title: "Whether rivals are too fast for society is open",
        sentences,
        claims: &["v1-cartel-understates-social", "both-welfare-loss-baseline"],
        numbers: quotes.0,
    })
}

fn export_controls(source: &Source<'_>) -> Written {
    let mut quotes = Quotes::default();
    let readings = shares::all(source.e)?;
    let first = &readings[0];
    let least = readings
        .iter()
        .map(|one| one.p_randomisation)
        .fold(f64::INFINITY, f64::min);
    let differences = did::at(source.e, did::FIRST_CONTROLS)?;
    let range = |values: Vec<f64>| {
        let [low, high] = super::super::exhibits::extremes(values);
        format!("{} to {}", short(low, 2), short(high, 2))
    };
    let sentences = format!(
        "Version 2 prints that 47 % of constrained makers’ models have at most 3 billion parameters, and 25 % of the others’. In the author’s own 3,854 models, those released after 7 October 2022 with a known size, it is {} % and {} %: every reading tried has the opposite direction, and the computed pair is close to the printed one with the groups exchanged. With makers as clusters none of the readings differs from zero (randomisation over makers, p at least {}). His difference in differences, which no draft reports, is {}, with p from {} by the wild bootstrap over 16 makers.",
        quotes.text(
            "small models of constrained makers, 3 billion, size known",
            format!("{:.1}", 100.0 * first.constrained.share())
        ),
        quotes.text(
            "small models of other makers, 3 billion, size known",
            format!("{:.1}", 100.0 * first.others.share())
        ),
        quotes.number("least p of the shares by randomisation", least, 2),
        quotes.text(
            "difference in differences at October 2022",
            range(differences.iter().map(|one| one.coefficient).collect())
        ),
        quotes.text(
            "its p by the wild bootstrap",
            range(differences.iter().map(|one| one.wild.p_value).collect())
        ),
    );
    Ok(Finding {
        title: "Export controls: the author’s own models point the other way, and not distinguishably",
        sentences,
        claims: &["v2-small-model-share", "v2-five-of-five"],
        numbers: quotes.0,
    })
}

fn expenditure(source: &Source<'_>) -> Written {
    let mut quotes = Quotes::default();
    let e = source.e;
    let years = capex::years(e, capex::Firms::Printed, capex::AUTHORS_BASE)?;
    let his = |year: i16| {
        let wanted = format!("actual over cooperative capital expenditure, {year}");
        let results = e.inputs.data.author_tests.results.iter();
        results
            .filter(|one| one.quantity == wanted)
            .map(|one| one.value)
            .next()
            .unwrap_or(f64::NAN)
    };
    let (first, last) = (years[0], years[years.len() - 1]);
    let sentences = format!(
        "The author’s files hold expenditure over the model’s cooperative path, which no draft reports: {} in {} and {} in {}, where both versions print 3 to 4. Recomputed with output read as spending, the four printed firms and rivals scaled to {} it is {} and {}; under each base year at least half of the eight years lie outside 3 to 4.",
        quotes.number("the author's ratio in the first year", his(first.year), 4),
        quotes.text("first year of expenditure", first.year.to_string()),
        quotes.number("the author's ratio in the last year", his(last.year), 4),
        quotes.text("last year of expenditure", last.year.to_string()),
        quotes.text("base year of expenditure", capex::AUTHORS_BASE.to_string()),
        quotes.number("the ratio computed in the first year", first.ratio(), 2),
        quotes.number("the ratio computed in the last year", last.ratio(), 3),
    );
    Ok(Finding {
        title: "Spending against the model’s cartel does not stay at 3 to 4",
        sentences,
        claims: &["both-output-ratio", "both-b1-ratio"],
        numbers: quotes.0,
    })
}

fn waves(_: &Source<'_>) -> Written {
    Ok(Finding {
        title: "The adoption equation has neither two waves nor a tipping point",
        sentences: "In the paper’s adoption equation, while neither cost nor friction ever rises, the growth of the share changes sign at most once, from falling to rising: a theorem, so that surge, trough and second wave need something the equation leaves out. Nor does it tip at 40 %: that share is where its adoption comes to rest if R₀ is 5/3."
            .to_owned(),
        claims: &["v1-two-wave-from-r0", "v1-tipping-40-derivation", "both-p7-two-wave"],
        numbers: Vec::new(),
    })
}

fn spike(source: &Source<'_>) -> Written {
    let mut quotes = Quotes::default();
    let months = &source.e.inputs.data.openrouter.monthly;
    let half = months
        .iter()
        .find(|month| month.open_share_low() > 0.5)
        .map_or_else(
            || "no month yet".to_owned(),
            |month| month.date.strftime("%B %Y").to_string(),
        );
    let sentences = format!(
        "Version 2’s evidence on reproduction numbers includes a jump of the open-weight share to 25 % in January 2025 and back to 18 %; the router’s own counts published since have 15 to 18 % and 14 to 17 % for these months. The same router passed one half in {}, counting open over all tokens, which meets the letter of Prediction 8 on one central router and says little about inference worldwide.",
        quotes.text(
            "first month with open weights above one half of all tokens of one router",
            half
        ),
    );
    Ok(Finding {
        title: "The January 2025 spike is not in the router’s own counts",
        sentences,
        claims: &[
            "v2-t10-r0-dec24-jan25",
            "v2-t10-r0-jan25-feb25",
            "v2-p8-open-weight",
        ],
        numbers: quotes.0,
    })
}

fn training_value(source: &Source<'_>) -> Written {
    let mut quotes = Quotes::default();
    let [from, to] = training::both_hold(source.e);
    let sentences = format!(
        "With training value the paper prints losses of 22 to 28 % and accelerations of 70 to 75 %. Both fall as training value rises, and they overlap only in a sliver, S_T from {} to {}: where the loss is 28 % the acceleration is {} %. Under our reading, 0.2 to 0.4 of the cooperative value, the accelerations are {} %. Without training value the printed 34.1 % and 79 % both reproduce.",
        quotes.number("least training value for both printed ranges", from, 4),
        quotes.number("largest training value for both printed ranges", to, 4),
        quotes.number(
            "acceleration where the loss is 28 %",
            training::at_loss(source.e, 28.0)?[1],
            3
        ),
        quotes.text(
            "accelerations at 0.2 to 0.4 of the cooperative value",
            source.range("v1-acceleration-with-training")
        ),
    );
    Ok(Finding {
        title: "Training value: two printed ranges, one parameter",
        sentences,
        claims: &[
            "both-welfare-loss-with-training",
            "v1-acceleration-with-training",
        ],
        numbers: quotes.0,
    })
}

/// The paper's own target as a fall of cost.
fn to_target(e: &Evidence<'_>) -> f64 {
    e.constants.cost_usd_per_gb / e.constants.low_target_usd_per_gb
}

/// The year in which cost has fallen by a factor, `T = ln f/(α ln(1 + g))` at the growth of Table 2.
fn falls_by(e: &Evidence<'_>, factor: f64, elasticity: f64) -> f64 {
    let c = e.constants;
    c.start_year + libm::log(factor) / (elasticity * libm::log(1.0 + c.table_2_growth))
}
