//! When DRAM's learning curve broke: the author's dates and the dates that fit best.

use crate::subject::Subject;
use endodec_learning::breaks::{BreakCovariance, BreakRegression, Criterion, MinimumSegment};
use endodec_learning::regimes::fit_regimes;

use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Chart, Colour, Dash, Intervals, Label, Line, Panel, Points, Rule, Side, Span, SpanOver,
    Symbol, Text, Ticks,
};
use endodec_paper::{Inputs, samples};
use endodec_table::{Cell, Table};

pub(super) static DRAM_BREAKS: PaperFigure = PaperFigure {
    slug: "dram-break-dates",
    place: "v1 section 4 and v2 section 5, Table 6: beyond the paper",
    subject: Subject::Learning,
    title: "The dates of DRAM’s regimes",
    caption: concat!(
        "Bai–Perron estimates on the author’s unpublished panel of DRAM, 1984–2024 (41 years, grade C): log price on log ",
        "cumulative output, both coefficients free to break, regimes of at least six years. **a** The three regimes with ",
        "the least sum of squares; shaded: 95 per cent intervals of their last years; dashed: the author’s dates, 1994 and ",
        "2007. **b** Elasticity α in each regime, at the author’s dates, at the best two breaks and at the four that BIC ",
        "chooses, the last two with 95 per cent intervals. **c** Sum of squared residuals by number of breaks, and at ",
        "the author’s dates, which cost a third of a per cent. Five breaks fit worse than four because regimes may not be ",
        "shorter than six years."
    ),
    alt: "Left: log-log scatter of DRAM price and output with three fitted segments meeting near the author's two dates, \
          the first a little later. Middle: elasticities by year as steps; those of the best two breaks and of the \
          author's dates agree, those of four breaks split the middle and last regimes. Right: residual sum of squares \
          falling from 33 without breaks to 1 with four.",
    sources: &["author_dram_panel", "endodec-learning: breaks"],
    data,
    chart,
};

/// Shortest regime, as a fraction of the sample.
const TRIMMING: f64 = 0.15;

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let panel = samples::author_dram(&inputs.data);
    let author = [inputs.constants.first_break, inputs.constants.second_break]
        .map(|last| panel.through(last));
    let year: Vec<f64> = panel.years.iter().map(|&year| f64::from(year)).collect();
    let (output, price) = (panel.output, panel.price);
    let log = |values: &[f64]| values.iter().map(|v| libm::log(*v)).collect::<Vec<f64>>();
    let model = BreakRegression::with_intercept(
        log(&price),
        vec![log(&output)],
        MinimumSegment::Fraction(TRIMMING),
        5,
    )?;
    let partitions = model.partitions()?;
    let mut table = Table::new([
        "series",
        "breaks",
        "from_year",
        "to_year",
        "to_year_low",
        "to_year_high",
        "cumulative_eb",
        "usd_per_gb",
        "elasticity",
        "elasticity_low",
        "elasticity_high",
        "ssr",
    ]);
    let mut push = |series: &str, numbers: [f64; 11]| {
        table.push(
            [Cell::from(series)]
                .into_iter()
                .chain(numbers.map(Cell::from)),
        );
    };
    let none = f64::NAN;
    for ((&year, &q), &p) in year.iter().zip(&output).zip(&price) {
        push(
            "panel",
            [none, year, year, none, none, q, p, none, none, none, none],
        );
    }
    for partition in &partitions {
        let mut row = [none; 11];
        row[0] = count(&partition.breaks);
        row[10] = partition.ssr;
        push("least", row);
    }
    let chosen = model
        .select(&partitions, Criterion::Bic)?
        .map_or(Vec::new(), |p| p.breaks.clone());
    for (series, breaks) in [
        ("author", author.to_vec()),
        ("global", partitions[2].breaks.clone()),
        ("bic", chosen),
    ] {
        let covariance = BreakCovariance::HOMOSKEDASTIC;
        let ssr = model.regimes(&breaks, &covariance)?.ssr;
        let dates = model.date_intervals(&breaks, &covariance, 0.95)?;
        for (j, regime) in fit_regimes(&output, &price, &breaks)?.iter().enumerate() {
            let date = dates
                .get(j)
                .map_or([none; 2], |i| [year[i.lower - 1], year[i.upper - 1]]);
            let alpha = regime.fit.interval(0.95)?;
            let (from, to) = (regime.from - 1, regime.to - 1);
            // The regime's curve at its ends.
            for at in [from, to] {
                push(
                    series,
                    [
                        count(&breaks),
                        year[from],
                        year[to],
                        date[0],
                        date[1],
                        output[at],
                        regime.fit.curve()?.cost_at(output[at])?,
                        regime.fit.elasticity.value(),
                        alpha.lower.value(),
                        alpha.upper.value(),
                        ssr,
                    ],
                );
            }
        }
    }
    Ok(table)
}

fn count(breaks: &[usize]) -> f64 {
    breaks.len() as f64
}

fn chart(table: &Table) -> Chart {
    Chart {
        columns: 3,
        row_height: 2.7,
        panels: vec![regimes(table), elasticities(table), fit(table)],
    }
}

fn regimes(table: &Table) -> Panel {
    let best = table.filtered("series", "global");
    let panel = table.filtered("series", "panel");
    let year_to_output: Vec<(f64, f64)> = panel.points("to_year", "cumulative_eb");
    let output_in = |year: f64| {
        year_to_output
            .iter()
            .find(|(y, _)| (y - year).abs() < 0.5)
            .map_or(f64::NAN, |(_, q)| *q)
    };
    let mut marks = Vec::new();
    let curve = best.points("cumulative_eb", "usd_per_gb");
    let bounds = best.band("to_year", "to_year_low", "to_year_high");
    for (j, ends) in curve.chunks(2).enumerate() {
        let colour = Colour::nth(j);
        let (last, low, high) = bounds[2 * j];
        if low.is_finite() {
            marks.push(
                Span {
                    over: SpanOver::X(output_in(low), output_in(high)),
                    colour: Colour::Grey,
                    opacity: 0.25,
                    label: Some(Label::at(
                        output_in(last),
                        2e6,
                        Side::Right,
                        format!("{last}"),
                    )),
                }
                .into(),
            );
        }
        marks.push(
            Line {
                width: 1.8,
                ..Line::new(ends.iter().copied(), colour)
            }
            .into(),
        );
    }
    let author = table.filtered("series", "author").values("to_year");
    for last in [author[0], author[2]] {
        marks.push(Rule::vertical(output_in(last)).into());
    }
    marks.push(
        Points {
            size: 3.0,
            ..Points::new(panel.points("cumulative_eb", "usd_per_gb"), Colour::Black)
        }
        .into(),
    );
    Panel {
        title: "Best two breaks".into(),
        x: Axis::log10("Cumulative output (EB)"),
        y: Axis::log10("Price (US$ per GB)"),
        marks,
    }
}

fn elasticities(table: &Table) -> Panel {
    let mut marks = Vec::new();
    for (series, colour, dash, label) in [
        (
            "bic",
            Colour::Orange,
            Dash::Solid,
            (2020.5, 1.33, Side::Centre, "four"),
        ),
        (
            "global",
            Colour::Blue,
            Dash::Solid,
            (2008.5, 1.1, Side::Right, "best two"),
        ),
        (
            "author",
            Colour::Black,
            Dash::Dashed,
            (1993.5, 1.18, Side::Left, "author"),
        ),
    ] {
        let rows = table.filtered("series", series);
        let mut steps = Vec::new();
        let mut centres = Vec::new();
        let mut intervals = Vec::new();
        let spans = rows.band("elasticity", "from_year", "to_year");
        let margins = rows.band("elasticity", "elasticity_low", "elasticity_high");
        for ((alpha, from, to), (_, low, high)) in spans.iter().zip(&margins).step_by(2) {
            // A regime covers its years whole.
            steps.extend([(from - 0.5, *alpha), (to + 0.5, *alpha)]);
            centres.push((0.5 * (from + to), *alpha));
            intervals.push((*low, *high));
        }
        let (x, y, side, text) = label;
        marks.push(
            Line {
                dash,
                label: Some(Label::at(x, y, side, text)),
                ..Line::new(steps, colour)
            }
            .into(),
        );
        if series != "author" {
            marks.push(
                Points {
                    size: 3.0,
                    intervals: Intervals::Vertical(intervals),
                    ..Points::new(centres, colour)
                }
                .into(),
            );
        }
    }
    Panel {
        title: "Elasticity by regime".into(),
        x: Axis::years("Year"),
        y: Axis {
            range: Some((0.0, 1.5)),
            ..Axis::linear("Elasticity, α")
        },
        marks,
    }
}

fn fit(table: &Table) -> Panel {
    let least = table.filtered("series", "least").points("breaks", "ssr");
    let author = table.filtered("series", "author").points("breaks", "ssr");
    let names = least.iter().map(|(m, _)| (*m, format!("{m}"))).collect();
    Panel {
        title: "Fit by number of breaks".into(),
        x: Axis {
            ticks: Ticks::Named(names),
            ..Axis::linear("Number of breaks")
        },
        y: Axis {
            range: Some((0.8, 50.0)),
            ..Axis::log10("Sum of squared residuals")
        },
        marks: vec![
            Line::new(least.clone(), Colour::Blue).into(),
            Points {
                size: 3.5,
                ..Points::new(least, Colour::Blue)
            }
            .into(),
            Points {
                symbol: Symbol::Ring,
                size: 4.5,
                ..Points::new(author.iter().take(1).copied(), Colour::Black)
            }
            .into(),
            Text {
                colour: Colour::Black,
                ..Text::new(2.15, author[0].1 * 1.3, Side::Right, "author’s dates")
            }
            .into(),
        ],
    }
}
