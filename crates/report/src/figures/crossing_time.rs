//! Crossing time over the number of firms (v1 Figure 4) and displacement (v1 Figure 5).

use crate::subject::Subject;
use endodec_game::{Game, Params, cooperative, nash};

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{Axis, Chart, Colour, Format, Label, Line, Panel, Points, Rule, Side, Ticks};
use endodec_paper::{Constants, Inputs};
use endodec_table::{Cell, Table};

pub(super) static BY_FIRMS: PaperFigure = PaperFigure {
    slug: "crossing-time-by-firms",
    place: "v1 Figure 4",
    subject: Subject::Game,
    title: "Crossing time over the number of firms",
    caption: concat!(
        "**a** Years to crossing from *x*_{0} under Nash rivalry and under cooperation. **b** Nash time as a share ",
        "of cooperative time; one minus it is the acceleration, 79 per cent at *N* = 5. The Cournot profit, and ",
        "so the continuation value *S*, is recomputed for each *N*. Calendar years use the scale recovered from ",
        "the printed 3.8 and 18.3 years, about 6.1 years per model year. ",
        baseline_note!()
    ),
    alt: "Left: cooperative crossing time rises from 15 to 25 years as the number of firms goes from 2 to 20, while \
          Nash time falls from 5.7 to 3.2 years. Right: Nash time falls from 37 to 13 per cent of cooperative time.",
    sources: &["endodec-game: nash, cooperative, calibration"],
    data: firm_data,
    chart: firm_chart,
};

pub(super) static BY_DISPLACEMENT: PaperFigure = PaperFigure {
    slug: "crossing-time-by-displacement",
    place: "v1 Figure 5",
    subject: Subject::Game,
    title: "Crossing time over the displacement rate",
    caption: concat!(
        "Years to crossing from *x*_{0} over the rate δ at which inference revenue is displaced after crossing. ",
        "Nash time hardly moves: it is bounded by [(*N*+1)/*N*, *N*/(*N*−1)]·*bx*_{0}/*a* whatever δ. A cartel ",
        "delays the more, the more it loses by crossing. Calendar scale recovered from printed years. ",
        baseline_note!()
    ),
    alt: "Over displacement rates from 0 to 1 the Nash crossing time is flat near 3.8 years, while the cooperative \
          time climbs from 8 to 25 years.",
    sources: &["endodec-game: nash, cooperative, calibration"],
    data: displacement_data,
    chart: displacement_chart,
};

/// Years to crossing under both regimes.
pub(super) fn years(inputs: &Inputs, params: Params) -> Result<[f64; 2], ReportError> {
    let game = Game::new(params)?;
    let scale = inputs.recovered.years_per_unit.estimate;
    let x = game.distance();
    Ok([
        nash::solve(&game).crossing_time(x),
        cooperative::solve(&game).crossing_time(x),
    ]
    .map(|time| scale * time))
}

fn firm_data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new(["firms", "nash_years", "cooperative_years", "ratio"]);
    for firms in (2..=20).map(f64::from) {
        let [rivals, cartel] = years(
            inputs,
            Params {
                firms,
                ..inputs.baseline.params()
            },
        )?;
        table.push([firms, rivals, cartel, rivals / cartel].map(Cell::from));
    }
    Ok(table)
}

fn firm_chart(table: &Table) -> Chart {
    let dotted = |points: Vec<(f64, f64)>, colour, label| {
        let line = Line {
            label,
            ..Line::new(points.clone(), colour)
        };
        [
            line.into(),
            Points {
                size: 3.0,
                ..Points::new(points, colour)
            }
            .into(),
        ]
    };
    let nash = dotted(
        table.points("firms", "nash_years"),
        Colour::Blue,
        Some(Label::end("Nash")),
    );
    let cooperative = dotted(
        table.points("firms", "cooperative_years"),
        Colour::Vermillion,
        Some(Label::end("cooperative")),
    );
    let ratio = dotted(table.points("firms", "ratio"), Colour::Blue, None);
    let firms = || Axis {
        ticks: Ticks::At(vec![2.0, 5.0, 10.0, 15.0, 20.0]),
        ..Axis::linear("Number of firms, *N*")
    };
    Chart::pairs(vec![
        Panel {
            title: "Years to crossing".into(),
            x: firms(),
            y: Axis::linear("Crossing time (years)"),
            marks: nash.into_iter().chain(cooperative).collect(),
        },
        Panel {
            title: "Nash time as a share of cooperative time".into(),
            x: firms(),
            y: Axis {
                format: Format::Percent,
                ..Axis::linear("*T*ᴺ/*T*ᶜ")
            },
            marks: ratio.into_iter().collect(),
        },
    ])
}

fn displacement_data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new(["displacement", "nash_years", "cooperative_years"]);
    for displacement in evenly(0.0, 1.0, 101) {
        let [rivals, cartel] = years(
            inputs,
            Params {
                displacement,
                ..inputs.baseline.params()
            },
        )?;
        table.push([displacement, rivals, cartel].map(Cell::from));
    }
    Ok(table)
}

fn displacement_chart(table: &Table) -> Chart {
    let baseline = Constants::PAPER.displacement;
    Chart::single(Panel {
        title: String::new(),
        x: Axis::linear("Displacement rate, δ (per model year)"),
        y: Axis::linear("Crossing time (years)"),
        marks: vec![
            Rule {
                label: Some(Label::at(baseline, 1.0, Side::Right, "baseline")),
                ..Rule::vertical(baseline)
            }
            .into(),
            Line {
                label: Some(Label::end("Nash")),
                ..Line::new(table.points("displacement", "nash_years"), Colour::Blue)
            }
            .into(),
            Line {
                label: Some(Label::end("cooperative")),
                ..Line::new(
                    table.points("displacement", "cooperative_years"),
                    Colour::Vermillion,
                )
            }
            .into(),
        ],
    })
}
