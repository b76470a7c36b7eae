//! Prediction 6's forty per cent: where adoption rests, or from where it tips.

use crate::subject::Subject;
use endodec_adoption::sis::Sis;
use endodec_adoption::tipping::{ComplexContagion, CostFeedback, Replicator, attractor_r0};
use endodec_adoption::{Ecosystem, ThresholdModel};

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Band, Chart, Colour, Format, Label, Line, Panel, Points, Rule, RuleAt, Side, Symbol, Text,
};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static TIPPING: PaperFigure = PaperFigure {
    slug: "tipping-basins",
    place: "v1 and v2 Prediction 6",
    subject: Subject::Adoption,
    title: "Forty per cent: an attractor or a tipping point",
    caption: concat!(
        "**a** Speed of adoption over the share (scaled to each curve’s largest up to sixty per cent). In the paper’s equation 8 forty per cent ",
        "is where adoption *rests* when *R*_{0} = 5/3 (disc). It is a tipping point (rings) in two other models: two ",
        "architectures with network effects of 0.2 and 0.3, or adoption that needs two encounters with *b*/*d* = 25/6, ",
        "which then rests at sixty. **b** If adopters’ own purchases must pay for the learning curve, each share at a given ",
        "cumulative output lies in the basin of extinction (below its line) or of growth (above). Forty per cent at cost ",
        "parity needs full adoption to add 119 EB a year. Our calibration; the paper prints none."
    ),
    alt: "Left: three curves of adoption speed over the share; one crosses zero downwards at 0.4, two cross zero upwards at \
          0.4. Right: critical share falling with cumulative output to zero at 185 exabytes, for 60, 119 and 240 exabytes \
          a year; the largest feedback has the largest basin of growth.",
    sources: &["endodec-adoption: tipping, sis"],
    data,
    chart,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new(["panel", "series", "x", "value"]);
    let mut push = |panel: &str, series: &str, x: f64, value: f64| {
        table.push([
            Cell::from(panel),
            Cell::from(series),
            Cell::from(x),
            Cell::from(value),
        ]);
    };
    let r0 = attractor_r0(0.4)?;
    let replicator = Replicator {
        central: 0.2,
        distributed: 0.3,
    }
    .check()?;
    let contagion = ComplexContagion {
        gain: 25.0 / 6.0,
        loss: 1.0,
    }
    .check()?;
    for share in evenly(0.001, 0.999, 200) {
        push(
            "speed",
            "attractor",
            share,
            Sis::new(r0, 1.0, share)?.velocity(),
        );
        push("speed", "replicator", share, replicator.velocity(share));
        push("speed", "contagion", share, contagion.velocity(share));
    }
    let ecosystem = Ecosystem::new(inputs.constants.fixed_friction_ecosystem())?;
    let model = ThresholdModel::new(ecosystem, inputs.constants.anchor())?;
    let forty = CostFeedback::with_critical_share(model, model.parity_output(), 0.4)?;
    for (name, feedback) in [
        ("60", CostFeedback::new(model, 60.0)?),
        ("119", forty),
        ("240", CostFeedback::new(model, 240.0)?),
    ] {
        for output in evenly(40.0, 200.0, 81) {
            if let Some(share) = feedback.critical_share(output)? {
                push("basin", name, output, share);
            }
        }
    }
    push("parity", "parity", model.parity_output(), 0.4);
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let rows = |panel: &str, series: &str| {
        table
            .filtered("panel", panel)
            .filtered("series", series)
            .points("x", "value")
    };
    let scaled = |series: &str| {
        let points = rows("speed", series);
        // Above sixty per cent the two losing curves only plunge.
        let largest = points
            .iter()
            .filter(|(x, _)| *x <= 0.6)
            .map(|(_, y)| y.abs())
            .fold(0.0, f64::max);
        points
            .into_iter()
            .map(move |(x, y)| (x, if y >= -largest { y / largest } else { f64::NAN }))
            .collect::<Vec<_>>()
    };
    let ring = |x: f64, colour| Points {
        symbol: Symbol::Ring,
        size: 8.0,
        ..Points::new([(x, 0.0)], colour)
    };
    let parity = rows("parity", "parity")
        .first()
        .map_or(f64::NAN, |point| point.0);
    let basin = |series: &str| -> Vec<(f64, f64)> {
        rows("basin", series)
            .into_iter()
            .map(|(x, y)| (x, if y <= 1.02 { y } else { f64::NAN }))
            .collect()
    };
    Chart {
        row_height: 3.0,
        ..Chart::pairs(vec![
            Panel {
                title: "Speed of adoption".into(),
                x: Axis {
                    range: Some((0.0, 1.0)),
                    format: Format::Percent,
                    ..Axis::linear("Distributed share")
                },
                y: Axis {
                    range: Some((-1.05, 1.6)),
                    ..Axis::linear("d*s*/d*t*, scaled")
                },
                marks: vec![
                    Rule::horizontal(0.0).into(),
                    Line {
                        label: Some(Label::at(0.2, 0.38, Side::Above, "equation 8")),
                        ..Line::new(scaled("attractor"), Colour::Blue)
                    }
                    .into(),
                    Line {
                        label: Some(Label::at(0.55, 0.95, Side::Left, "rival networks")),
                        ..Line::new(scaled("replicator"), Colour::Vermillion)
                    }
                    .into(),
                    Line {
                        label: Some(Label::at(0.69, -0.35, Side::Right, "two\nencounters")),
                        ..Line::new(scaled("contagion"), Colour::Green)
                    }
                    .into(),
                    Points {
                        size: 5.0,
                        ..Points::new([(0.6, 0.0)], Colour::Green)
                    }
                    .into(),
                    ring(0.4, Colour::Vermillion).into(),
                    Points {
                        size: 3.2,
                        ..Points::new([(0.4, 0.0)], Colour::Blue)
                    }
                    .into(),
                ],
            },
            Panel {
                title: "Basins under cost feedback".into(),
                x: Axis {
                    range: Some((40.0, 200.0)),
                    ..Axis::linear("Cumulative output *Q* (EB)")
                },
                y: Axis {
                    range: Some((0.0, 1.0)),
                    format: Format::Percent,
                    ..Axis::linear("Critical share")
                },
                marks: vec![
                    Band {
                        opacity: 0.10,
                        ..Band::new(
                            basin("119").into_iter().map(|(x, y)| (x, 0.0, y.min(1.0))),
                            Colour::Vermillion,
                        )
                    }
                    .into(),
                    Rule {
                        at: RuleAt::X(parity),
                        label: Some(Label::at(parity, 0.93, Side::Left, "parity")),
                        ..Rule::vertical(0.0)
                    }
                    .into(),
                    Line {
                        label: Some(Label::at(146.0, 0.62, Side::Right, "60 EB a year")),
                        ..Line::new(basin("60"), Colour::Orange)
                    }
                    .into(),
                    Line {
                        label: Some(Label::at(94.5, 0.78, Side::Right, "119")),
                        ..Line::new(basin("119"), Colour::Vermillion)
                    }
                    .into(),
                    Line {
                        label: Some(Label::at(84.0, 0.36, Side::Right, "240")),
                        ..Line::new(basin("240"), Colour::Blue)
                    }
                    .into(),
                    Points {
                        size: 5.0,
                        ..Points::new([(parity, 0.4)], Colour::Black)
                    }
                    .into(),
                    Text::new(56.0, 0.2, Side::Centre, "dies out").into(),
                    Text::new(182.0, 0.8, Side::Centre, "grows").into(),
                ],
            },
        ])
    }
}
