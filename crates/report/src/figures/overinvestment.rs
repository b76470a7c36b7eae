//! Nash against cooperative output (v1 Figure 2) and what drives them apart.

use crate::subject::Subject;
use endodec_game::{Game, Params, overinvestment};

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{Axis, Band, Chart, Colour, Format, Label, Line, Panel, Points, Side, Text};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static OUTPUT: PaperFigure = PaperFigure {
    slug: "aggregate-output",
    place: "v1 Figure 2",
    subject: Subject::Game,
    title: "Aggregate output of rivals and of a cartel",
    caption: concat!(
        "Industry output over the distance left to crossing, *x*, in Markov perfect equilibrium (*Q*ᴺ) and in the ",
        "cooperative benchmark (*Q*ᶜ); the shaded area is overinvestment. At every distance rivals produce more ",
        "than a cartel would (Proposition 1). Closed forms. ",
        baseline_note!()
    ),
    alt: "Two curves over the distance to crossing from 0 to 10. Nash output is flat at 16.1 units; cooperative \
          output rises from 2.8 at crossing to 3.8 at distance 10; the wide gap between them is shaded.",
    sources: &["endodec-game: nash, cooperative"],
    data: output_data,
    chart: output_chart,
};

pub(super) static CHANNELS: PaperFigure = PaperFigure {
    slug: "overinvestment-channels",
    place: "after v1 section 3.5",
    subject: Subject::Game,
    title: "Two channels of overinvestment",
    caption: concat!(
        "Overinvestment *Q*ᴺ − *Q*ᶜ split into what rivalry does at the social shadow cost (Cournot channel) and ",
        "what private instead of social shadow cost adds (learning channel). **a** Over the distance to crossing. ",
        "**b** Share of the learning channel at *x*_{0} by number of firms, with the Cournot profit, and so the ",
        "continuation value *S*, recomputed for each *N*. The paper names both channels and measures neither. ",
        baseline_note!()
    ),
    alt: "Left: stacked areas over distance from 0 to 10: cooperative output at the bottom, the Cournot channel above \
          it, the learning channel on top, adding up to a nearly constant Nash output of 16.1. Right: share of the \
          learning channel against the number of firms from 2 to 20.",
    sources: &["endodec-game: overinvestment"],
    data: channel_data,
    chart: channel_chart,
};

fn output_data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new(["distance", "nash_output", "cooperative_output"]);
    for x in evenly(0.0, inputs.baseline.distance(), 201) {
        table.push([x, inputs.nash.output(x), inputs.cooperative.output(x)].map(Cell::from));
    }
    Ok(table)
}

fn output_chart(table: &Table) -> Chart {
    let nash = table.points("distance", "nash_output");
    let cooperative = table.points("distance", "cooperative_output");
    Chart::single(Panel {
        title: String::new(),
        x: Axis::linear("Distance to crossing, *x* (units of cumulative output)"),
        y: Axis::linear("Industry output, *Q*(*x*) (units per model year)"),
        marks: vec![
            Band::new(
                table.band("distance", "cooperative_output", "nash_output"),
                Colour::Blue,
            )
            .into(),
            Line {
                label: Some(Label::end("Nash, *Q*ᴺ")),
                ..Line::new(nash, Colour::Blue)
            }
            .into(),
            Line {
                label: Some(Label::end("cooperative, *Q*ᶜ")),
                ..Line::new(cooperative, Colour::Vermillion)
            }
            .into(),
            Text::new(5.0, 9.0, Side::Centre, "overinvestment").into(),
        ],
    })
}

fn channel_data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "panel",
        "distance",
        "firms",
        "cooperative_output",
        "cournot",
        "learning",
        "learning_share",
    ]);
    let mut push = |panel: &str, game: &Game, x: f64| {
        let comparison = overinvestment::compare(game, x);
        let channels = comparison.channels;
        let total = channels.cournot + channels.learning;
        table.push([
            Cell::from(panel),
            Cell::from(x),
            Cell::from(game.firms()),
            Cell::from(total / (comparison.output_ratio - 1.0)),
            Cell::from(channels.cournot),
            Cell::from(channels.learning),
            Cell::from(channels.learning / total),
        ]);
    };
    for x in evenly(0.0, inputs.baseline.distance(), 101) {
        push("distance", &inputs.baseline, x);
    }
    for firms in 2..=20 {
        let game = Game::new(Params {
            firms: f64::from(firms),
            ..inputs.baseline.params()
        })?;
        push("firms", &game, game.distance());
    }
    Ok(table)
}

fn channel_chart(table: &Table) -> Chart {
    let rows = table.filtered("panel", "distance");
    let x = rows.values("distance");
    let base = rows.values("cooperative_output");
    let cournot: Vec<f64> = sums(&base, &rows.values("cournot"));
    let learning: Vec<f64> = sums(&cournot, &rows.values("learning"));
    let layer = |low: &[f64], high: &[f64], colour, name: &str| Band {
        opacity: 0.35,
        label: Some(Label::end(name)),
        ..Band::new(
            x.iter()
                .zip(low)
                .zip(high)
                .map(|((&x, &low), &high)| (x, low, high)),
            colour,
        )
    };
    let zero = vec![0.0; x.len()];
    let by_firms = table
        .filtered("panel", "firms")
        .points("firms", "learning_share");
    Chart::pairs(vec![
        Panel {
            title: "Over the distance to crossing".into(),
            x: Axis::linear("Distance to crossing, *x*"),
            y: Axis {
                range: Some((0.0, 17.0)),
                ..Axis::linear("Industry output (units per model year)")
            },
            marks: vec![
                layer(&zero, &base, Colour::Vermillion, "cooperative").into(),
                layer(&base, &cournot, Colour::Sky, "Cournot").into(),
                layer(&cournot, &learning, Colour::Blue, "learning").into(),
            ],
        },
        Panel {
            title: "Over the number of firms, at *x*_{0}".into(),
            x: Axis::linear("Number of firms, *N*"),
            y: Axis {
                format: Format::Percent,
                ..Axis::linear("Share of the learning channel in *Q*ᴺ − *Q*ᶜ")
            },
            marks: vec![
                Line::new(by_firms.clone(), Colour::Blue).into(),
                Points {
                    size: 3.0,
                    ..Points::new(by_firms, Colour::Blue)
                }
                .into(),
            ],
        },
    ])
}

fn sums(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a + b).collect()
}
