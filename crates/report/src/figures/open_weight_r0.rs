//! R₀ of open-weight models on OpenRouter (v2 Figure 1).

use endodec_adoption::{
    DecompositionParams, FrictionBoundParams, ImpliedParams, ShareObservation, decompose,
    friction_bounds, implied_r0,
};
use endodec_empirics::{Date, R0Series};

use crate::chart::{
    Axis, Bars, Chart, Colour, Dash, Format, Intervals, Label, Line, Mark, Panel, Points, Rule,
    Side, Span, SpanOver, Symbol, Ticks,
};
use crate::error::ReportError;
use crate::figures::Figure;
use crate::inputs::Inputs;
use crate::table::{Cell, Table};

pub(super) static R0_DYNAMICS: Figure = Figure {
    slug: "open-weight-r0",
    place: "v2 Figure 1",
    title: "*R*_{0} dynamics of open-weight models",
    caption: concat!(
        "**a** Open-weight share of tokens on OpenRouter: the author’s eight points (line, grade C) and monthly shares ",
        "counted from OpenRouter’s own rankings (bars from open over all tokens to open over classified tokens, grade ",
        "A), which do not show the spike of January 2025. **b** *R*_{0} implied by consecutive points (v2 eq. 17, one ",
        "contact a month) and the values of v2 Table 10 (rings); shaded: self-sustaining. Only the sign of ",
        "*R*_{0} − 1 is independent of the assumed contact rate. **c** Split into what the price advantage of open ",
        "models explains and the rest. **d** Implied friction κ = βγ/*R*_{0} − μ with μ = .10 and βγ such that the ",
        "smallest κ is .05 a month; the figures beside it are cumulative downloads in millions (author, grade C)."
    ),
    alt: "Four panels over January 2024 to March 2025. Share rises from 1 to 15 per cent, jumps to 25 in January 2025 and \
          falls to 18; counted monthly shares stay at 14 to 21 per cent. Implied R0 runs 1.44, 1.23, 1.16, 1.22, 1.26, \
          1.61, 0.59, exactly as printed. The cost component is flat near 1.4 and the coordination component small or \
          negative. Implied friction is about 0.1 a month, 0.05 in January 2025 and 0.31 in February.",
    sources: &[
        "author_r0_inputs",
        "openrouter_open_share_monthly",
        "v2_t10_r0_openrouter",
        "endodec-adoption: implied_r0, decompose, friction_bounds",
    ],
    data,
    chart,
};

/// Months a year, where a month is a twelfth.
fn decimal_year(date: Date) -> f64 {
    f64::from(date.year()) + (f64::from(date.day_of_year()) - 1.0) / f64::from(date.days_in_year())
}

/// Days since any fixed origin, as the adoption crate counts them.
fn day(date: Date) -> Result<f64, ReportError> {
    Ok(date.to_string().parse::<endodec_adoption::Date>()?.days())
}

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let mut table = Table::new(["panel", "series", "date", "year", "value", "low", "high"]);
    let mut push = |panel: &str, series: &str, date: Date, value: f64, low: f64, high: f64| {
        table.push([
            Cell::from(panel),
            Cell::from(series),
            Cell::from(date.to_string()),
            Cell::from(decimal_year(date)),
            Cell::from(value),
            Cell::from(low),
            Cell::from(high),
        ]);
    };
    let shares = inputs.data.r0_inputs.series(R0Series::OpenWeightShare);
    for &(date, share) in &shares {
        push("share", "author", date, share, f64::NAN, f64::NAN);
    }
    for month in inputs
        .data
        .openrouter
        .monthly
        .iter()
        .filter(|month| month.date < jiff::civil::date(2025, 4, 1))
    {
        let (low, high) = (month.open_share_low(), month.open_share_high());
        // A month's tokens belong to its middle.
        push(
            "share",
            "counted",
            month.date.with().day(15).build().unwrap_or(month.date),
            f64::midpoint(low, high),
            low,
            high,
        );
    }
    let series = |values: &[(Date, f64)]| {
        values
            .iter()
            .map(|&(date, share)| {
                Ok(ShareObservation {
                    day: day(date)?,
                    share,
                })
            })
            .collect::<Result<Vec<_>, ReportError>>()
    };
    let intervals = implied_r0(&series(&shares)?, &ImpliedParams::TABLE_10)?;
    let ends: Vec<Date> = shares.iter().skip(1).map(|&(date, _)| date).collect();
    for (interval, &date) in intervals.iter().zip(&ends) {
        push("r0", "implied", date, interval.r0, f64::NAN, f64::NAN);
    }
    if let Some(printed) = inputs
        .data
        .paper
        .table("v2", "10")
        .and_then(|table| table.numbers("R_0(t)"))
    {
        for (value, &date) in printed.into_iter().zip(&ends) {
            push(
                "r0",
                "printed",
                date,
                value.unwrap_or(f64::NAN),
                f64::NAN,
                f64::NAN,
            );
        }
    }
    let ratios = series(&inputs.data.r0_inputs.series(R0Series::CostRatioToFrontier))?;
    let reference_day = day(jiff::civil::date(2024, 2, 1))?;
    for (part, &date) in decompose(&intervals, &ratios, &DecompositionParams { reference_day })?
        .iter()
        .zip(&ends)
    {
        push("decomposition", "cost", date, part.cost, f64::NAN, f64::NAN);
        push(
            "decomposition",
            "coordination",
            date,
            part.coordination,
            f64::NAN,
            f64::NAN,
        );
    }
    let params =
        FrictionBoundParams::from_peak(&intervals, FrictionBoundParams::PRINTED.churn, 0.05)?;
    for (bound, &date) in friction_bounds(&intervals, &params)?.iter().zip(&ends) {
        push(
            "friction",
            "implied",
            date,
            bound.friction,
            f64::NAN,
            f64::NAN,
        );
    }
    let downloads = inputs.data.r0_inputs.series(R0Series::CumulativeDownloads);
    for &date in &ends {
        let total: f64 = downloads
            .iter()
            .filter(|(at, _)| *at == date)
            .map(|(_, value)| value)
            .sum();
        if total > 0.0 {
            push("friction", "downloads", date, total, f64::NAN, f64::NAN);
        }
    }
    Ok(table)
}

fn chart(table: &Table) -> Chart {
    let rows =
        |panel: &str, series: &str| table.filtered("panel", panel).filtered("series", series);
    let points = |panel: &str, series: &str| rows(panel, series).points("year", "value");
    let months = || Axis {
        range: Some((2023.96, 2025.27)),
        ticks: Ticks::Named(
            [
                (2024.0, "Jan 24"),
                (2024.0 + 121.0 / 366.0, "May"),
                (2024.0 + 244.0 / 366.0, "Sep"),
                (2025.0, "Jan 25"),
            ]
            .map(|(at, name)| (at, name.to_owned()))
            .to_vec(),
        ),
        ..Axis::linear("")
    };
    let counted = rows("share", "counted");
    let ranges = counted
        .values("low")
        .into_iter()
        .zip(counted.values("high"))
        .collect();
    let friction = points("friction", "implied");
    let downloads: Vec<(f64, f64)> = points("friction", "downloads");
    let beside: Vec<Mark> = downloads
        .iter()
        .filter_map(|&(year, total)| {
            let &(_, kappa) = friction.iter().find(|(at, _)| (at - year).abs() < 1e-9)?;
            let side = if kappa < 0.06 {
                Side::Below
            } else {
                Side::Above
            };
            let names = vec![(
                if total < 1000.0 {
                    format!("{total:.0}")
                } else {
                    format!("{},{:03}", (total / 1000.0).trunc(), total % 1000.0)
                },
                side,
            )];
            Some(
                Points {
                    size: 5.0,
                    symbol: Symbol::Ring,
                    names,
                    ..Points::new([(year, kappa)], Colour::Purple)
                }
                .into(),
            )
        })
        .collect();
    let bars = |series: &str, colour, shift: f64| {
        Bars::new(
            points("decomposition", series)
                .into_iter()
                .map(move |(x, y)| (x + shift, y)),
            0.03,
            colour,
        )
    };
    let mut friction_marks: Vec<Mark> = vec![
        Line::new(friction.clone(), Colour::Green).into(),
        Points {
            size: 3.2,
            ..Points::new(friction, Colour::Green)
        }
        .into(),
    ];
    friction_marks.extend(beside);
    Chart::pairs(vec![
        Panel {
            title: "Open-weight share of tokens".into(),
            x: months(),
            y: Axis {
                format: Format::Percent,
                range: Some((0.0, 0.27)),
                ..Axis::linear("Share of tokens on OpenRouter")
            },
            marks: vec![
                Line {
                    width: 1.1,
                    label: Some(Label::at(2024.75, 0.14, Side::Left, "author’s points")),
                    ..Line::new(points("share", "author"), Colour::Blue)
                }
                .into(),
                Points {
                    size: 3.2,
                    ..Points::new(points("share", "author"), Colour::Blue)
                }
                .into(),
                Points {
                    intervals: Intervals::Vertical(ranges),
                    symbol: Symbol::Square,
                    size: 2.6,
                    label: Some(Label::at(2025.12, 0.11, Side::Centre, "counted")),
                    ..Points::new(counted.points("year", "value"), Colour::Vermillion)
                }
                .into(),
            ],
        },
        Panel {
            title: "Implied *R*_{0}".into(),
            x: months(),
            y: Axis {
                range: Some((0.4, 1.8)),
                ..Axis::linear("*R*_{0} at one contact per month")
            },
            marks: vec![
                Span {
                    over: SpanOver::Y(1.0, f64::INFINITY),
                    colour: Colour::Green,
                    opacity: 0.12,
                    label: Some(Label::at(2024.0, 1.08, Side::Right, "self-sustaining")),
                }
                .into(),
                Rule::horizontal(1.0).into(),
                Line {
                    width: 1.1,
                    ..Line::new(points("r0", "implied"), Colour::Blue)
                }
                .into(),
                Points {
                    symbol: Symbol::Ring,
                    size: 6.0,
                    label: Some(Label::at(2024.6, 1.5, Side::Right, "○ printed")),
                    ..Points::new(points("r0", "printed"), Colour::Black)
                }
                .into(),
                Points {
                    size: 3.2,
                    label: Some(Label::at(2024.35, 0.8, Side::Right, "● recomputed")),
                    ..Points::new(points("r0", "implied"), Colour::Blue)
                }
                .into(),
            ],
        },
        Panel {
            title: "Cost and coordination components".into(),
            x: months(),
            y: Axis {
                range: Some((-1.0, 1.8)),
                ..Axis::linear("Component of *R*_{0}")
            },
            marks: vec![
                Bars {
                    label: Some(Label::at(2024.2, 1.6, Side::AboveRight, "cost")),
                    ..bars("cost", Colour::Sky, -0.016)
                }
                .into(),
                Bars {
                    label: Some(Label::at(2024.2, -0.5, Side::Right, "coordination")),
                    ..bars("coordination", Colour::Orange, 0.016)
                }
                .into(),
                Rule {
                    dash: Dash::Solid,
                    colour: Colour::Black,
                    ..Rule::horizontal(0.0)
                }
                .into(),
            ],
        },
        Panel {
            title: "Implied friction κ and downloads (million)".into(),
            x: months(),
            y: Axis {
                range: Some((0.0, 0.34)),
                ..Axis::linear("κ (per month)")
            },
            marks: friction_marks,
        },
    ])
}
