//! Boom and bust under a construction lag (v1 Corollary 3, v2 Corollary 4).

use crate::subject::Subject;
use endodec_game::capacity::{self, Stage};
use endodec_game::{Game, Params};

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{Axis, Band, Chart, Colour, Dash, Format, Label, Line, Panel, Rule, Side};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static SUPERCYCLE: PaperFigure = PaperFigure {
    slug: "supercycle",
    place: "v2 Corollary 4",
    subject: Subject::Game,
    title: "Supercycle: capacity that arrives late",
    caption: concat!(
        "Industry output held at half the Nash level for a construction lag of two years. **a** Price against the ",
        "trend without a cap. **b** Distance left to crossing; the crossing is delayed by less than the lag. **c** The ",
        "bust: once the cap is lifted the price is below the trend of the same date, because the capped path is ",
        "behind and output rises with distance, but by 0.14 per cent and not by the overcapacity of the text. ",
        "**d** Delay over the height of the cap: within its bounds for one full lift; for the same cap lifted in three ",
        "stages of the same lag each it exceeds that lag. Calendar: 6.10 years per unit of model time. ",
        baseline_note!()
    ),
    alt: "Four panels. The capped price is 6 against a trend of 1.93 for two years and falls to the trend; the distance \
          falls more slowly until then; the price afterwards is 0.14 per cent below the trend; the delay falls \
          from two years to zero as the cap rises, and the staged one starts near six years.",
    sources: &["endodec-game: capacity"],
    data,
    chart,
};

/// Years from order to output: two to three for a fab or a packaging line (v2 sections 3.6 and 5.2).
const LAG_YEARS: f64 = 2.0;

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new([
        "panel",
        "years",
        "capacity",
        "price",
        "trend_price",
        "distance",
        "trend_distance",
        "delay_years",
        "delay_low_years",
        "delay_high_years",
    ]);
    let years = inputs.recovered.years_per_unit.estimate;
    let game = &inputs.baseline;
    let duration = LAG_YEARS / years;
    let half = 0.5 * inputs.nash.output(game.distance());
    let capped = capacity::solve(
        game,
        &[Stage {
            capacity: half,
            duration,
        }],
    )?;
    let trend_crossing = inputs.nash.crossing_time(game.distance());
    for time in evenly(0.0, capped.crossing_time(), 301) {
        let moment = capped.at(time);
        table.push([
            Cell::from("path"),
            (time * years).into(),
            moment.output.into(),
            moment.price.into(),
            moment.trend_price.into(),
            moment.distance.into(),
            (time <= trend_crossing)
                .then(|| inputs.nash.state_at(game.distance(), time))
                .into(),
            Cell::Missing,
            Cell::Missing,
            Cell::Missing,
        ]);
    }
    // Far enough for every schedule to end before the crossing.
    let distant = Game::new(Params {
        distance: 40.0,
        ..game.params()
    })?;
    let mut delays = |panel: &str, stages: &dyn Fn(f64) -> Vec<Stage>, highest: f64| {
        for share in evenly(0.02, highest, 41) {
            let capacity = share * inputs.nash.output(0.0);
            let capped = capacity::solve(&distant, &stages(capacity))?;
            let (least, most) = capped.delay_bounds();
            table.push([
                Cell::from(panel),
                Cell::Missing,
                share.into(),
                Cell::Missing,
                Cell::Missing,
                Cell::Missing,
                Cell::Missing,
                (capped.delay() * years).into(),
                (least * years).into(),
                (most * years).into(),
            ]);
        }
        Ok::<_, ReportError>(())
    };
    delays(
        "one_lift",
        &|capacity| vec![Stage { capacity, duration }],
        0.98,
    )?;
    // Each stage adds as much again, up to three times the first cap.
    let thrice = |capacity: f64| {
        let stage = |times: f64| Stage {
            capacity: times * capacity,
            duration,
        };
        vec![stage(1.0), stage(2.0), stage(3.0)]
    };
    delays("three_lifts", &thrice, 0.32)?;
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let path = table.filtered("panel", "path");
    let line = |column: &str, colour: Colour, dash: Dash, label: Label| Line {
        dash,
        label: Some(label),
        ..Line::new(path.points("years", column), colour)
    };
    let bust: Vec<(f64, f64)> = path
        .points("years", "price")
        .into_iter()
        .zip(path.values("trend_price"))
        .filter(|((years, _), trend)| *years > LAG_YEARS && trend.is_finite())
        .map(|((years, price), trend)| (years, price / trend - 1.0))
        .collect();
    let time = || Axis::linear("Years from now");
    let one = table.filtered("panel", "one_lift");
    let three = table.filtered("panel", "three_lifts");
    Chart::pairs(vec![
        Panel {
            title: "Boom and return to trend".into(),
            x: time(),
            y: Axis {
                range: Some((0.0, 7.0)),
                ..Axis::linear("Price, *P*")
            },
            marks: vec![
                line(
                    "price",
                    Colour::Vermillion,
                    Dash::Solid,
                    Label::at(1.0, 6.1, Side::Above, "capped"),
                )
                .into(),
                line(
                    "trend_price",
                    Colour::Blue,
                    Dash::Dashed,
                    Label::at(1.0, 1.8, Side::Below, "trend"),
                )
                .into(),
            ],
        },
        Panel {
            title: "Delay shorter than the lag".into(),
            x: time(),
            y: Axis::linear("Distance to crossing, *x*"),
            marks: vec![
                line(
                    "distance",
                    Colour::Vermillion,
                    Dash::Solid,
                    Label::at(3.2, 4.6, Side::Right, "capped"),
                )
                .into(),
                line(
                    "trend_distance",
                    Colour::Blue,
                    Dash::Dashed,
                    Label::at(1.9, 4.6, Side::Left, "trend"),
                )
                .into(),
            ],
        },
        Panel {
            title: "Bust".into(),
            x: time(),
            y: Axis {
                range: Some((-0.003, 0.0)),
                format: Format::Percent,
                ..Axis::linear("Price relative to trend")
            },
            marks: vec![Line::new(bust, Colour::Vermillion).into()],
        },
        Panel {
            title: "Staged lifts break the bound".into(),
            x: Axis {
                format: Format::Percent,
                ..Axis::linear("First cap, share of Nash output")
            },
            y: Axis::linear("Delay of crossing (years)"),
            marks: vec![
                Band {
                    reads: "bounds for one lift",
                    ..Band::new(
                        one.band("capacity", "delay_low_years", "delay_high_years"),
                        Colour::Blue,
                    )
                }
                .into(),
                Line {
                    label: Some(Label::at(0.6, 0.95, Side::AboveRight, "one lift")),
                    ..Line::new(one.points("capacity", "delay_years"), Colour::Blue)
                }
                .into(),
                Line {
                    label: Some(Label::at(0.24, 3.9, Side::Right, "three stages")),
                    ..Line::new(three.points("capacity", "delay_years"), Colour::Vermillion)
                }
                .into(),
                Rule {
                    label: Some(Label::at(0.8, LAG_YEARS, Side::Above, "construction lag")),
                    ..Rule::horizontal(LAG_YEARS)
                }
                .into(),
            ],
        },
    ])
}
