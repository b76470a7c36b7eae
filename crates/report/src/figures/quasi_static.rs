//! The quasi-static approximation of Appendix C, measured.

use crate::subject::Subject;
use endodec_game::drift;
use endodec_game::{Game, Params};

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{Axis, Chart, Colour, Dash, Label, Line, Panel, Points, Rule, Side, Symbol};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static QUASI_STATIC: PaperFigure = PaperFigure {
    slug: "quasi-static-error",
    place: "v1 Remark 4, v2 Appendix C",
    subject: Subject::Game,
    title: "What ignoring a moving threshold costs",
    caption: concat!(
        "Relative error of the quasi-static approximation against the exact equilibrium under a constantly drifting ",
        "threshold. **a** Over the timescale ratio ρ = |d*Q̄*\\*/d*t*|/*Q* for two firms; v1 claims that ρ bounds the error ",
        "(dashed). **b** The error in units of ρ, for small ρ, over the number of firms: far below the claim for output ",
        "and crossing time (output is 1/(*N*(*N* − 1)) exactly), above it for values with few firms. *a* = *b* = 1, ",
        "*r* = 0.05, *S* = 0, *x*_{0} = 3.05."
    ),
    alt: "Left: three lines of slope one on logarithmic axes; the error of values lies on the dashed line of the claim, \
          those of output and time below. Right: coefficients over 2 to 12 firms; values near 1.09 falling to 0.99, \
          output from 0.5 and time from 0.29 falling towards zero.",
    sources: &["endodec-game: drift"],
    data,
    chart,
};

const DISTANCE: f64 = 3.0534;

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "panel",
        "firms",
        "timescale_ratio",
        "output_error",
        "time_error",
        "value_error",
    ]);
    let mut push = |panel: &str, firms: f64, rate: f64| {
        let params = Params {
            firms,
            intercept: 1.0,
            slope: 1.0,
            distance: DISTANCE,
            ..inputs.baseline.params()
        };
        let game = Game::new(params.with_continuation_value(0.0))?;
        let error = drift::quasi_static_error(&game, rate, DISTANCE)?;
        table.push([
            Cell::from(panel),
            firms.into(),
            error.timescale_ratio.into(),
            error.largest_output.abs().into(),
            error.crossing_time.abs().into(),
            error.value.abs().into(),
        ]);
        Ok::<_, ReportError>(())
    };
    for power in evenly(-4.0, 0.0, 41) {
        push("ratio", 2.0, libm::pow(10.0_f64, power))?;
    }
    for firms in 2..=12 {
        push("firms", f64::from(firms), 1e-5)?;
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let by_ratio = table.filtered("panel", "ratio");
    let by_firms = table.filtered("panel", "firms");
    let ratios = by_ratio.values("timescale_ratio");
    let series = [
        ("value_error", "values", Colour::Vermillion),
        ("output_error", "output", Colour::Blue),
        ("time_error", "crossing time", Colour::Green),
    ];
    let mut left = vec![
        Line {
            dash: Dash::Dashed,
            label: Some(Label::at(4e-3, 9e-3, Side::Left, "claim, ρ")),
            ..Line::new(ratios.iter().map(|&ratio| (ratio, ratio)), Colour::Grey)
        }
        .into(),
    ];
    let mut right = vec![
        Rule {
            label: Some(Label::at(9.0, 1.02, Side::Above, "claim")),
            ..Rule::horizontal(1.0)
        }
        .into(),
    ];
    for (column, name, colour) in series {
        left.push(
            Line {
                label: Some(Label::end(name)),
                ..Line::new(by_ratio.points("timescale_ratio", column), colour)
            }
            .into(),
        );
        let per_ratio: Vec<(f64, f64)> = by_firms
            .points("firms", column)
            .into_iter()
            .zip(by_firms.values("timescale_ratio"))
            .map(|((firms, error), ratio)| (firms, error / ratio))
            .collect();
        right.push(
            Points {
                symbol: Symbol::Disc,
                ..Points::new(per_ratio.clone(), colour)
            }
            .into(),
        );
        right.push(
            Line {
                width: 0.8,
                label: Some(Label::end(name)),
                ..Line::new(per_ratio, colour)
            }
            .into(),
        );
    }
    Chart::pairs(vec![
        Panel {
            title: "Two firms".into(),
            x: Axis::log10("Timescale ratio, ρ"),
            y: Axis::log10("Relative error"),
            marks: left,
        },
        Panel {
            title: "Error in units of ρ".into(),
            x: Axis {
                range: Some((1.5, 12.5)),
                ..Axis::linear("Number of firms, *N*")
            },
            y: Axis {
                range: Some((0.0, 1.2)),
                ..Axis::linear("Error/ρ")
            },
            marks: right,
        },
    ])
}
