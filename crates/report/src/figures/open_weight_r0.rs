//! R₀ of open-weight models on OpenRouter (v2 Figure 1).

mod panels;

use crate::subject::Subject;
use endodec_adoption::friction_bounds::{
    DecompositionParams, FrictionBoundParams, decompose, friction_bounds,
};
use endodec_adoption::implied::{ShareObservation, implied_r0};
use endodec_empirics::calendar::{day_number, decimal_year};
use endodec_empirics::{Date, R0Series};

use crate::error::ReportError;
use crate::figures::PaperFigure;
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static R0_DYNAMICS: PaperFigure = PaperFigure {
    slug: "open-weight-r0",
    place: "v2 Figure 1",
    subject: Subject::Adoption,
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
    chart: panels::chart,
};

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
                    day: day_number(date),
                    share,
                })
            })
            .collect::<Result<Vec<_>, ReportError>>()
    };
    let intervals = implied_r0(&series(&shares)?, &inputs.constants.implied_r0())?;
    let ends: Vec<Date> = shares.iter().skip(1).map(|&(date, _)| date).collect();
    for (interval, &date) in intervals.iter().zip(&ends) {
        push("r0", "implied", date, interval.r0, f64::NAN, f64::NAN);
    }
    if let Some(printed) = inputs
        .data
        .printed
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
    let reference_day = day_number(jiff::civil::date(2024, 2, 1));
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
    let constants = &inputs.constants;
    let params = FrictionBoundParams::from_peak(
        &intervals,
        constants.churn_monthly,
        constants.smallest_friction_monthly,
    )?;
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
