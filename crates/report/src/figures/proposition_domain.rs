//! Where Proposition 1 holds, and where its printed proof breaks.

use crate::subject::Subject;
use endodec_game::{Game, proposition};

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Band, Chart, Colour, Label, Line, Panel, Rule, Side, Span, SpanOver, Text,
};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static PROPOSITION_DOMAIN: PaperFigure = PaperFigure {
    slug: "proposition-domain",
    place: "v1 Proposition 1",
    subject: Subject::Game,
    title: "The flip of the shadow costs and the domain of Proposition 1",
    caption: concat!(
        "**a** The printed Step 2 orders the shadow costs, *NV*ᴾ′ > *V*ᴺ′, at every distance. Both decay exponentially, ",
        "the cartel's faster, and they change places at *x* = 1556.9 (closed form). **b** The conclusion holds ",
        "nevertheless exactly for continuation values up to *a*²/(*bNr*): by bounds on the outputs up to a quarter ",
        "of it, by the single crossing of the outputs beyond. Above it rivals produce *less* than the cartel up to the ",
        "distance shown. ",
        baseline_note!()
    ),
    alt: "Left: two falling lines on a logarithmic axis over distance from 0 to 2,500 that cross near 1,557. Right: \
          continuation value relative to the threshold against distance; the shaded region above one and left of a \
          rising curve is where the order of outputs is reversed.",
    sources: &["endodec-game: proposition"],
    data,
    chart,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "panel",
        "distance",
        "social_shadow_cost",
        "private_shadow_cost",
        "relative_value",
    ]);
    let game = &inputs.baseline;
    for x in evenly(0.0, 2500.0, 126) {
        table.push([
            Cell::from("flip"),
            x.into(),
            (game.firms() * inputs.cooperative.shadow_cost(x)).into(),
            inputs.nash.shadow_cost(x).into(),
            Cell::Missing,
        ]);
    }
    let baseline = proposition::solve(game);
    table.push([
        Cell::from("flip_at"),
        baseline.flip().into(),
        Cell::Missing,
        baseline.flip().map(|x| inputs.nash.shadow_cost(x)).into(),
        (game.continuation_value() / baseline.threshold()).into(),
    ]);
    for relative in evenly(1.0, 2.0, 101) {
        let value = relative * baseline.threshold();
        let there = Game::new(game.params().with_continuation_value(value))?;
        table.push([
            Cell::from("reversal"),
            proposition::solve(&there).reversal().unwrap_or(0.0).into(),
            Cell::Missing,
            Cell::Missing,
            relative.into(),
        ]);
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let flip = table.filtered("panel", "flip");
    let at = table
        .filtered("panel", "flip_at")
        .points("distance", "private_shadow_cost");
    let reversal = table
        .filtered("panel", "reversal")
        .points("distance", "relative_value");
    let stretch = |from: f64, to: f64, colour: Colour| Span {
        opacity: 0.10,
        ..Span {
            over: SpanOver::Y(from, to),
            colour,
            opacity: 0.0,
            label: None,
        }
    };
    let (x, y) = at.first().copied().unwrap_or((0.0, 1.0));
    Chart::pairs(vec![
        Panel {
            title: "The shadow costs flip".into(),
            x: Axis::linear("Distance to crossing, *x*"),
            y: Axis::log10("Shadow cost of depletion"),
            marks: vec![
                Line {
                    label: Some(Label::at(380.0, 1.1, Side::AboveRight, "social, *NV*ᴾ′")),
                    ..Line::new(
                        flip.points("distance", "social_shadow_cost"),
                        Colour::Vermillion,
                    )
                }
                .into(),
                Line {
                    label: Some(Label::at(620.0, 0.015, Side::Left, "private, *V*ᴺ′")),
                    ..Line::new(flip.points("distance", "private_shadow_cost"), Colour::Blue)
                }
                .into(),
                Rule {
                    label: Some(Label::at(
                        x,
                        300.0 * y,
                        Side::Right,
                        format!("*x* = {x:.1}"),
                    )),
                    ..Rule::vertical(x)
                }
                .into(),
            ],
        },
        Panel {
            title: "Domain of the proposition".into(),
            x: Axis {
                range: Some((0.0, 260.0)),
                ..Axis::linear("Distance to crossing, *x*")
            },
            y: Axis {
                range: Some((0.0, 2.0)),
                ..Axis::linear("Continuation value, *S* as a multiple of *a*²/(*bNr*)")
            },
            marks: vec![
                stretch(0.0, 0.25, Colour::Blue).into(),
                stretch(0.25, 1.0, Colour::Sky).into(),
                Band {
                    opacity: 0.3,
                    ..Band::new(
                        reversal.iter().map(|&(x, y)| (x, y, 2.0)),
                        Colour::Vermillion,
                    )
                }
                .into(),
                Line::new(reversal, Colour::Vermillion).into(),
                Text::new(150.0, 0.12, Side::Centre, "*Q*ᴺ > *Q*ᶜ by bounds").into(),
                Text::new(150.0, 0.62, Side::Centre, "*Q*ᴺ > *Q*ᶜ by single crossing").into(),
                Text::new(75.0, 1.75, Side::Centre, "*Q*ᴺ < *Q*ᶜ").into(),
                Text::new(205.0, 1.25, Side::Centre, "*Q*ᴺ > *Q*ᶜ").into(),
            ],
        },
    ])
}
