//! Learning elasticities across technologies: printed, published, and estimated from public series.

use crate::subject::Subject;
use endodec_learning::heterogeneity::{BetweenVariance, heterogeneity};
use endodec_learning::{LearningRate, wright};

use super::technologies::technologies;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Chart, Colour, Intervals, Label, Panel, Points, Side, Span, SpanOver, Symbol,
};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static FOREST: PaperFigure = PaperFigure {
    slug: "cross-domain-elasticities",
    place: "v1 Table 6, v2 Table 11",
    subject: Subject::Learning,
    title: "Learning elasticities across technologies",
    caption: concat!(
        "Elasticity α with 95 per cent intervals. Printed (discs): v2 Table 11 and the DRAM row of v1 Table 6, ",
        "±1.96 printed standard errors (grade P). Estimated here (squares): Wright curves fitted to public series ",
        "(Santa Fe performance curves, Our World in Data solar; grade B) and the author’s DRAM panel (C). Published (diamonds): ",
        "learning rates of the literature as elasticities, α = −log_{2}(1 − *LR*), grades A and B. Shaded: the printed ",
        "range .18–.25. The printed solar and battery values are learning *rates* printed as elasticities: real ",
        "elasticities lie at .37–.41 and .29–.42. Pooled: random-effects mean (REML) of the printed rows."
    ),
    alt: "Forest plot. Printed elasticities cluster between 0.12 and 0.32 with most at 0.21 to 0.25. Estimates from \
          public series are larger: 0.37 for solar, 0.70 and 0.77 for DRAM, 0.82 for transistors and about 1 for disk drives; wind turbines lie at 0.13. \
          Published learning rates converted to elasticities lie between 0.29 and 0.42.",
    sources: &[
        "v1_t06_cross_domain",
        "v2_t11_cross_domain",
        "learning_rates_published",
        "pcdb_*",
        "solar_pv",
        "endodec-learning: wright, heterogeneity",
    ],
    data,
    chart,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut rows: Vec<(&str, String, f64, f64, f64)> = Vec::new();
    let (mut estimates, mut errors) = (Vec::new(), Vec::new());
    let mut printed = |version: &str, number: &str, only: Option<&str>| {
        let Some(table) = inputs.data.printed.table(version, number) else {
            return;
        };
        let names = table.column("Product").unwrap_or_default();
        let alphas = table.numbers("α").unwrap_or_default();
        let ses = table.numbers("SE").unwrap_or_default();
        for ((name, alpha), se) in names.into_iter().zip(alphas).zip(ses) {
            let Some(alpha) = alpha.filter(|_| only.is_none_or(|only| name.text() == only)) else {
                continue;
            };
            if let Some(se) = se.filter(|_| only.is_none()) {
                estimates.push(alpha);
                errors.push(se);
            }
            let half = 1.96 * se.unwrap_or(f64::NAN);
            rows.push((
                "printed",
                name.text().to_owned(),
                alpha,
                alpha - half,
                alpha + half,
            ));
        }
    };
    printed("v2", "11", None);
    printed("v1", "6", Some("DRAM (full panel)"));
    let pooled = heterogeneity(&estimates, &errors, BetweenVariance::Reml)?;
    let mean = pooled.random.interval(0.95)?;
    rows.push((
        "pooled",
        "Pooled, v2 Table 11".into(),
        pooled.random.estimate,
        mean.lower,
        mean.upper,
    ));

    for technology in technologies(inputs) {
        let fit = wright::fit(&technology.quantity, &technology.cost)?;
        let interval = fit.interval(0.95)?;
        rows.push((
            "estimated",
            technology.name.to_owned(),
            fit.elasticity.value(),
            interval.lower.value(),
            interval.upper.value(),
        ));
    }
    for row in &inputs.data.learning_rates {
        if let (Some(study), Some(rate)) = (&row.study, row.learning_rate) {
            // Break-wise DRAM rates are regimes of one series, shown with the DRAM curve.
            if !row.series.starts_with("DRAM regime") {
                let alpha = LearningRate::new(rate)?.elasticity()?.value();
                rows.push((
                    "published",
                    format!("{}: {study}", row.series),
                    alpha,
                    f64::NAN,
                    f64::NAN,
                ));
            }
        }
    }
    let mut table = Table::new(["group", "technology", "elasticity", "low", "high"]);
    for (group, name, alpha, low, high) in rows {
        table.push([
            Cell::from(group),
            Cell::from(name),
            Cell::from(alpha),
            Cell::from(low),
            Cell::from(high),
        ]);
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let groups = table.texts("group");
    let alphas = table.values("elasticity");
    let (lows, highs) = (table.values("low"), table.values("high"));
    let series = |group: &str, symbol, colour| {
        let at: Vec<usize> = (0..groups.len()).filter(|&i| groups[i] == group).collect();
        Points {
            symbol,
            size: 4.2,
            intervals: Intervals::Horizontal(at.iter().map(|&i| (lows[i], highs[i])).collect()),
            ..Points::new(at.iter().map(|&i| (alphas[i], i as f64)), colour)
        }
    };
    let label = |text, y| Some(Label::at(1.1, y, Side::Left, text));
    Chart {
        row_height: 4.4,
        ..Chart::single(Panel {
            title: String::new(),
            x: Axis {
                range: Some((0.0, 1.1)),
                ..Axis::linear("Learning elasticity, α")
            },
            y: Axis::categories("", table.texts("technology")),
            marks: vec![
                Span {
                    over: SpanOver::X(0.18, 0.25),
                    colour: Colour::Sky,
                    opacity: 0.2,
                    label: None,
                }
                .into(),
                Points {
                    label: label("printed in the paper", 3.0),
                    ..series("printed", Symbol::Disc, Colour::Blue)
                }
                .into(),
                Points {
                    size: 6.0,
                    ..series("pooled", Symbol::Diamond, Colour::Black)
                }
                .into(),
                Points {
                    label: label("estimated here", 11.0),
                    ..series("estimated", Symbol::Square, Colour::Vermillion)
                }
                .into(),
                Points {
                    label: label("published", 18.0),
                    ..series("published", Symbol::Diamond, Colour::Green)
                }
                .into(),
            ],
        })
    }
}
