//! R₀ implied by open-weight shares: what it would have said in February 2025, and what happened.

use crate::subject::Subject;
use endodec_adoption::diffusion::{
    Counting, DiffusionBootstrapParams, DiffusionData, DiffusionModel, bootstrap, fit, forecast,
};
use endodec_adoption::implied::{BandParams, ShareObservation, implied_bands, share_noise};
use endodec_empirics::calendar::{day_number, decimal_year};
use endodec_empirics::{Date, R0Series};

use super::evenly;
use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_chart::{
    Axis, Band, Chart, Colour, Format, Intervals, Label, Line, Panel, Points, Rule, RuleAt, Side,
};
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static THEN_AND_NOW: PaperFigure = PaperFigure {
    slug: "implied-r0-then-and-now",
    place: "v2 section 5.4, continued with later data",
    subject: Subject::Adoption,
    title: "Implied *R*_{0}, then and now",
    caption: concat!(
        "**a** The author’s eight points (discs, grade C), the logistic curve fitted to them with a 95 per cent band for ",
        "its parameters, continued as it would have been in February 2025, and the monthly shares routed by OpenRouter ",
        "since (bars from open over all tokens to open over classified tokens, grade A). **b** *R*_{0} of the eight ",
        "points (eq. 17, one contact a month) with 95 per cent bootstrap intervals, each share being as uncertain as the ",
        "series is rough. **c**, **d** The same for the 22 months to October 2026 in both readings of the share. ",
        "Few single months differ from 1. Whether the rise as a whole does depends on its errors: if the logit is a random walk with drift, the ",
        "interval includes 1 (docs/adoption.md). Only the sign of *R*_{0} − 1 is independent of the ",
        "assumed contact rate. Routed tokens: OpenRouter (openrouter.ai/rankings), as of 2026-10-11."
    ),
    alt: "Top left: share of open-weight models; the curve fitted to the eight points passes one half in late 2025 and \
          ninety per cent a year later, while the actual share stayed near 20 per cent through 2025 and rose to about \
          70 per cent in mid 2026. Other panels: implied R0 with wide intervals around one, for eight points of 2024 \
          and for 22 months of 2025 and 2026.",
    sources: &[
        "author_r0_inputs",
        "openrouter_open_share_monthly",
        "endodec-adoption: implied_bands, fit, bootstrap, forecast",
    ],
    data,
    chart,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new(["series", "kind", "year", "value", "low", "high"]);
    let mut push = |series: &str, kind: &str, year: f64, value: f64, low: f64, high: f64| {
        table.push([
            Cell::from(series),
            Cell::from(kind),
            Cell::from(year),
            Cell::from(value),
            Cell::from(low),
            Cell::from(high),
        ]);
    };
    let author = inputs.data.r0_inputs.series(R0Series::OpenWeightShare);
    let monthly = &inputs.data.openrouter.monthly;
    let reading = |share: fn(&endodec_empirics::RoutedTokens) -> f64| -> Vec<(Date, f64)> {
        monthly
            .iter()
            .map(|month| (month.date, share(month)))
            .collect()
    };
    let low = reading(endodec_empirics::RoutedTokens::open_share_low);
    let high = reading(endodec_empirics::RoutedTokens::open_share_high);
    for &(date, share) in &author {
        push(
            "author",
            "share",
            decimal_year(date),
            share,
            f64::NAN,
            f64::NAN,
        );
    }
    for (&(date, low), &(_, high)) in low.iter().zip(&high) {
        // A month's tokens belong to its middle.
        push(
            "routed",
            "share",
            decimal_year(date) + 0.5 / 12.0,
            f64::midpoint(low, high),
            low,
            high,
        );
    }
    let years: Vec<f64> = author.iter().map(|&(date, _)| decimal_year(date)).collect();
    let shares = author.iter().map(|&(_, share)| share).collect();
    let fitted_data = DiffusionData::dated(&years, shares, Counting::Cumulative)?;
    let fitted = fit(&fitted_data, DiffusionModel::UnitLogistic)?;
    let replicates = bootstrap(&fitted_data, &fitted, &DiffusionBootstrapParams::default())?;
    let grid: Vec<f64> = evenly(2024.0, 2026.8, 57).collect();
    for (year, point) in grid
        .iter()
        .zip(forecast(&fitted, &replicates, &grid, 0.95, 1)?)
    {
        push(
            "author",
            "curve",
            *year,
            point.level,
            point.curve.0,
            point.curve.1,
        );
    }
    for (name, series) in [("author", &author), ("low", &low), ("high", &high)] {
        let observations = series
            .iter()
            .map(|&(date, share)| {
                Ok(ShareObservation {
                    day: day_number(date),
                    share,
                })
            })
            .collect::<Result<Vec<_>, ReportError>>()?;
        let params = BandParams {
            noise: share_noise(&observations)?,
            rounding: 0.0,
            level: 0.95,
            replicates: 1000,
            seed: endodec_ledger::SEED,
        };
        let bands = implied_bands(&observations, &inputs.constants.implied_r0(), &params)?;
        for (pair, band) in series.windows(2).zip(bands) {
            let middle = f64::midpoint(decimal_year(pair[0].0), decimal_year(pair[1].0));
            push(
                name,
                "r0",
                middle,
                band.r0,
                band.bootstrap.0,
                band.bootstrap.1,
            );
        }
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let rows = |series: &str, kind: &str| table.filtered("series", series).filtered("kind", kind);
    let intervals = |rows: &Table| {
        Intervals::Vertical(
            rows.values("low")
                .into_iter()
                .zip(rows.values("high"))
                .collect(),
        )
    };
    let r0 = |series: &str, title: &str, colour, range: (f64, f64)| {
        let rows = rows(series, "r0");
        Panel {
            title: title.into(),
            x: Axis {
                range: Some(range),
                ..Axis::years("Middle of the interval")
            },
            y: Axis {
                range: Some((-1.0, 3.2)),
                ..Axis::linear("*R*_{0} at one contact per month")
            },
            marks: vec![
                Rule::horizontal(1.0).into(),
                Points {
                    size: 3.4,
                    intervals: intervals(&rows),
                    ..Points::new(rows.points("year", "value"), colour)
                }
                .into(),
            ],
        }
    };
    let curve = rows("author", "curve");
    let routed = rows("routed", "share");
    Chart::pairs(vec![
        Panel {
            title: "Open-weight share of tokens".into(),
            x: Axis {
                range: Some((2024.0, 2026.9)),
                ..Axis::years("Year")
            },
            y: Axis {
                range: Some((0.0, 1.0)),
                format: Format::Percent,
                ..Axis::linear("Share of tokens on OpenRouter")
            },
            marks: vec![
                Rule {
                    label: None,
                    at: RuleAt::X(2025.0 + 31.0 / 365.0),
                    ..Rule::horizontal(0.0)
                }
                .into(),
                Band {
                    reads: "95 % band of the curve",
                    ..Band::new(curve.band("year", "low", "high"), Colour::Blue)
                }
                .into(),
                Line {
                    width: 1.1,
                    label: Some(Label::at(2025.04, 0.72, Side::Left, "as fitted then")),
                    ..Line::new(curve.points("year", "value"), Colour::Blue)
                }
                .into(),
                Points {
                    size: 3.4,
                    ..Points::new(
                        rows("author", "share").points("year", "value"),
                        Colour::Blue,
                    )
                }
                .into(),
                Points {
                    size: 2.4,
                    intervals: intervals(&routed),
                    label: Some(Label::at(2026.05, 0.14, Side::Right, "routed since")),
                    ..Points::new(routed.points("year", "value"), Colour::Vermillion)
                }
                .into(),
            ],
        },
        r0(
            "author",
            "The author’s eight points",
            Colour::Blue,
            (2024.0, 2025.2),
        ),
        r0(
            "low",
            "Routed, open over all tokens",
            Colour::Vermillion,
            (2025.0, 2026.9),
        ),
        r0(
            "high",
            "Routed, open over classified tokens",
            Colour::Vermillion,
            (2025.0, 2026.9),
        ),
    ])
}
