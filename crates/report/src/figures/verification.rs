//! The closed forms against two integrators (v1 Figure 1).

use crate::subject::Subject;
use endodec_game::verification::{self, Equation};
use endodec_game::{GameError, Solution};

use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{Axis, Chart, Colour, Label, Line, Panel, Points, Rule, Side, Symbol, Text};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static VERIFICATION: PaperFigure = PaperFigure {
    slug: "closed-form-verification",
    place: "v1 Figure 1",
    subject: Subject::Game,
    title: "Closed-form value functions against numerical integration",
    caption: concat!(
        "**a** Value per firm *V*(*x*) in both regimes: closed form (dots on the curve) and fourth-order Runge–Kutta ",
        "integration of (ODE-N) and (ODE-C) with 1,000 steps (curve). **b** Absolute difference between the closed ",
        "form and Runge–Kutta (discs), and between the closed form and DOP853 at a relative tolerance of 10^{−14} ",
        "(crosses). v1 prints differences below 10^{−12}; the closed form here is explicit, by Lambert’s *W*, ",
        "where the paper inverts numerically. Differences of exactly zero have no place on a logarithmic axis. ",
        baseline_note!()
    ),
    alt: "Left: two rising value curves, cooperative above Nash, with closed-form dots exactly on the integrated \
          curves. Right: differences between closed form and integration, scattered between 1e-16 and 1e-13, all \
          below the printed bound of 1e-12.",
    sources: &["endodec-game: nash, cooperative, verification"],
    data,
    chart,
};

/// Steps of the integration, and every how many of them a row is kept.
const STEPS: usize = 1000;
const KEPT: usize = 10;

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "regime",
        "distance",
        "closed_form",
        "runge_kutta",
        "runge_kutta_difference",
        "dop853_difference",
    ]);
    let game = &inputs.baseline;
    rows(
        &mut table,
        "nash",
        &inputs.nash,
        &verification::nash(game),
        game.distance(),
    )?;
    rows(
        &mut table,
        "cooperative",
        &inputs.cooperative,
        &verification::cooperative(game),
        game.distance(),
    )?;
    Ok(table)
}

fn rows(
    table: &mut Table,
    regime: &str,
    solution: &Solution,
    equation: &Equation,
    distance: f64,
) -> Result<(), GameError> {
    let path = equation.runge_kutta(distance, STEPS);
    for (i, (x, integrated)) in path.into_iter().step_by(KEPT).enumerate().skip(1) {
        let closed = solution.value(x);
        // The second method is dear; every fifth point shows as much.
        let dop853 = if i % 5 == 0 {
            let (value, _) = equation.dormand_prince(x)?;
            Cell::from((closed - value).abs())
        } else {
            Cell::Missing
        };
        table.push([
            Cell::from(regime),
            Cell::from(x),
            Cell::from(closed),
            Cell::from(integrated),
            Cell::from((closed - integrated).abs()),
            dop853,
        ]);
    }
    Ok(())
}

fn chart(table: &Table) -> Chart {
    let mut values = Vec::new();
    let mut differences = vec![
        Rule {
            label: Some(Label::at(
                0.2,
                1e-12,
                Side::AboveRight,
                "printed bound, 10^{−12}",
            )),
            ..Rule::horizontal(1e-12)
        }
        .into(),
    ];
    for (regime, name, colour) in [
        ("nash", "Nash, *V*ᴺ", Colour::Blue),
        ("cooperative", "cooperative, *V*ᴾ", Colour::Vermillion),
    ] {
        let rows = table.filtered("regime", regime);
        let integrated = rows.points("distance", "runge_kutta");
        let closed = rows
            .points("distance", "closed_form")
            .into_iter()
            .skip(4)
            .step_by(5);
        values.push(
            Line {
                width: 0.9,
                label: Some(Label::end(name)),
                ..Line::new(integrated, colour)
            }
            .into(),
        );
        values.push(
            Points {
                size: 2.6,
                ..Points::new(closed, colour)
            }
            .into(),
        );
        differences.push(
            Points {
                size: 2.2,
                ..Points::new(rows.points("distance", "runge_kutta_difference"), colour)
            }
            .into(),
        );
        differences.push(
            Points {
                size: 3.6,
                symbol: Symbol::Cross,
                ..Points::new(rows.points("distance", "dop853_difference"), colour)
            }
            .into(),
        );
    }
    differences.push(
        Text::new(
            0.3,
            3e-16,
            Side::AboveRight,
            "• against Runge–Kutta   × against DOP853",
        )
        .into(),
    );
    Chart::pairs(vec![
        Panel {
            title: "Closed form on the integrated curve".into(),
            x: Axis::linear("Distance to crossing, *x*"),
            y: Axis {
                range: Some((14.0, 30.5)),
                ..Axis::linear("Value per firm, *V*(*x*)")
            },
            marks: values,
        },
        Panel {
            title: "Differences at floating-point precision".into(),
            x: Axis::linear("Distance to crossing, *x*"),
            y: Axis {
                range: Some((1e-16, 1e-11)),
                ..Axis::log10("|*V*_{closed} − *V*_{integrated}|")
            },
            marks: differences,
        },
    ])
}
