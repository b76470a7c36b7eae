//! Learning elasticities stay in their band (Prediction 5).

use std::ops::RangeInclusive;

use endodec_empirics::Provenance;
use endodec_learning::stability::{StabilityTest, StabilityVerdict, rolling_stability};
use endodec_learning::wright;
use endodec_paper::samples;
use jiff::Span;

use super::record::{Record, computed};
use super::{Judgement, Status};
use crate::error::LedgerError;
use endodec_table::number::fixed;

/// The elasticities between the ends of the band.
fn band(record: &Record<'_>) -> RangeInclusive<f64> {
    record.constants.band_low..=record.constants.band_high
}

/// An elasticity with its 95 % interval.
struct Estimate {
    series: &'static str,
    years: (i16, i16),
    alpha: f64,
    interval: (f64, f64),
    provenance: Provenance,
}

impl Estimate {
    fn fit(
        series: &'static str,
        points: &[(i16, f64, f64)],
        provenance: Provenance,
    ) -> Result<Option<Self>, LedgerError> {
        let (Some(first), Some(last), true) = (points.first(), points.last(), points.len() >= 3)
        else {
            return Ok(None);
        };
        let quantity: Vec<f64> = points.iter().map(|point| point.1).collect();
        let cost: Vec<f64> = points.iter().map(|point| point.2).collect();
        let fit = wright::fit(&quantity, &cost)?;
        let interval = fit.interval(0.95)?;
        Ok(Some(Self {
            series,
            years: (first.0, last.0),
            alpha: fit.elasticity.value(),
            interval: (interval.lower.value(), interval.upper.value()),
            provenance,
        }))
    }

    /// The whole interval lies outside the band.
    fn is_outside(&self, band: &RangeInclusive<f64>) -> bool {
        self.interval.1 < *band.start() || self.interval.0 > *band.end()
    }

    fn sentence(&self) -> String {
        format!(
            "{}, {}-{}: {} (95 % from {} to {}).",
            self.series,
            self.years.0,
            self.years.1,
            fixed(self.alpha, 3),
            fixed(self.interval.0, 3),
            fixed(self.interval.1, 3),
        )
    }
}

/// v1: the elasticity of DRAM and of HBM stays in the band through 2030.
pub(super) fn memory_band(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let dram = &record.data.dram;
    let panel: Vec<_> = dram
        .panel
        .iter()
        .filter(|row| record.is_over(row.year))
        .map(|row| (row.year, row.cumulative_eb, row.price_usd_per_gb))
        .collect();
    let curves = &record.data.curves;
    let santa_fe: Vec<_> = curves
        .dram
        .iter()
        .filter(|row| record.is_over(row.year))
        .filter_map(|row| Some((row.year, row.cumulative_output()?, row.price)))
        .collect();
    let printed: Vec<_> = samples::printed_dram(record.data)?.rows().collect();
    let printed_provenance = record.data.printed.table("v1", "2").map_or_else(
        || dram.panel.provenance().clone(),
        |table| table.provenance.clone(),
    );
    let estimates: Vec<Estimate> = [
        Estimate::fit(
            "The author's DRAM panel",
            &panel,
            dram.panel.provenance().clone(),
        )?,
        Estimate::fit("The printed DRAM rows", &printed, printed_provenance)?,
        Estimate::fit(
            "DRAM of the Santa Fe database",
            &santa_fe,
            curves.dram.provenance().clone(),
        )?,
    ]
    .into_iter()
    .flatten()
    .collect();
    let Some((main, others)) = estimates.split_first() else {
        return Ok(Judgement::undecidable(
            ["DRAM price and cumulative output"],
            "",
        ));
    };
    let band = band(record);
    let status = |estimate: &Estimate| {
        let outside = estimate.is_outside(&band);
        let over = record
            .stated
            .deadline_date
            .is_some_and(|deadline| record.as_of > deadline);
        record.status(!outside && over, outside, None)
    };
    let evidence: Vec<_> = estimates
        .iter()
        .map(|estimate| {
            let years = format!("{}-{}", estimate.years.0, estimate.years.1);
            computed(
                format!("{}: elasticity", estimate.series),
                years,
                estimate.alpha,
                "1",
                estimate.provenance.clone(),
            )
        })
        .collect();
    let mut judgement = Judgement::new(
        status(main),
        format!(
            "{} Outside the band of .18 to .28 from the start, so that nothing need be waited for.",
            main.sentence()
        ),
    );
    if !main.is_outside(&band) {
        judgement.finding = main.sentence();
    }
    judgement
        .missing
        .push("cumulative output of HBM, so that its elasticity cannot be estimated".to_owned());
    for other in others {
        judgement = judgement.reading(
            format!("\"{}\" is the series", other.series),
            status(other),
            other.sentence(),
        );
    }
    if let Some(printed) = record
        .data
        .printed
        .table("v1", "6")
        .and_then(|table| table.numbers("α")?.first().copied().flatten())
    {
        let inside = band.contains(&printed);
        judgement = judgement.reading(
            "the printed elasticity of DRAM is taken as it stands",
            record.status(false, !inside, None),
            format!("{printed}, which its own rows do not give."),
        );
    }
    Ok(judgement.evidence(evidence))
}

/// v2: the rolling three-year elasticity of stacked memory stays in the band.
pub(super) fn packaging_band(record: &Record<'_>) -> Result<Judgement, LedgerError> {
    let market: Vec<_> = record
        .data
        .dram
        .market
        .iter()
        .filter(|row| record.is_over(row.year))
        .collect();
    let [.., first, second, third] = market.as_slice() else {
        return Ok(Judgement::undecidable(
            ["price and cumulative shipments of stacked memory, three years of both"],
            "",
        ));
    };
    let window = [first, second, third];
    let price: Vec<f64> = window
        .iter()
        .map(|row| row.hbm_price_usd_per_gb())
        .collect();
    let dates: Vec<f64> = window.iter().map(|row| f64::from(row.year)).collect();
    let terms = record.constants.band_terms()?;
    // What was shipped before the window is not known; the least and a large amount bound what it can do.
    let test = |before: f64| -> Result<StabilityTest, LedgerError> {
        let mut cumulative = before;
        let quantity: Vec<f64> = window
            .iter()
            .map(|row| {
                cumulative += row.hbm_output_eb;
                cumulative
            })
            .collect();
        Ok(rolling_stability(&dates, &quantity, &price, None, &terms)?)
    };
    let tests = [test(0.0)?, test(10.0 * third.hbm_output_eb)?];
    let newest = tests
        .each_ref()
        .map(|test| test.windows.last().map(|last| last.elasticity.value()));
    let [Some(none_before), Some(much_before)] = newest else {
        return Ok(Judgement::undecidable(
            ["price and cumulative shipments of stacked memory in two of the last three years"],
            "",
        ));
    };
    let highest = none_before.max(much_before);
    let collapsed = tests
        .iter()
        .all(|test| matches!(test.verdict, StabilityVerdict::Open { .. }));
    let ends = record.dates_of("supercycle_end");
    let end = ends
        .iter()
        .filter_map(|(row, _)| row.value_period())
        .map(|(_, last)| last)
        .min();
    #[expect(clippy::cast_possible_truncation, reason = "two printed years")]
    let grace = Span::new().years(terms.grace as i64);
    let grace_over = end.and_then(|end| end.checked_add(grace).ok());
    let band = band(record);
    let in_band = |alpha: f64| band.contains(&alpha);
    let over = record
        .stated
        .deadline_date
        .is_some_and(|deadline| record.as_of > deadline);
    let current = third.year + 2 >= record.as_of.year();
    let failed = collapsed && current && grace_over.is_some_and(|day| record.as_of > day);
    let met = over && current && in_band(none_before) && in_band(much_before);
    let status = record.status(met, failed, record.stated.deadline_date);
    let finding = format!(
        "Blended HBM price against output in {}-{}: elasticity {} with nothing shipped before, {} with ten times the last year's \
         output before. {}{}",
        first.year,
        third.year,
        fixed(none_before, 3),
        fixed(much_before, 3),
        if highest < 0.0 {
            "Price rose with output: it is negative whatever was shipped before. "
        } else {
            ""
        },
        if collapsed {
            "The first half of the failure condition (below .15) holds; the second waits for the end of the supercycle."
        } else {
            ""
        },
    );
    let mut judgement = Judgement::new(status, finding.trim_end());
    judgement
        .missing
        .push("stacked-memory shipments before 2022 and after 2024 in one definition".to_owned());
    if end.is_none() {
        judgement
            .missing
            .push("the day on which the supercycle ends".to_owned());
    }
    let provenance = record.data.dram.market.provenance();
    let evidence = window.iter().map(|row| {
        computed(
            "Blended HBM price: revenue over output",
            row.year.to_string(),
            row.hbm_price_usd_per_gb(),
            "$/GB",
            provenance.clone(),
        )
    });
    let strict = if collapsed || !in_band(highest) {
        Status::Failed
    } else {
        status
    };
    let judgement = judgement.reading(
        "leaving the band once were enough, without waiting for the supercycle to end",
        strict,
        format!(
            "{} lies {} .18 to .28.",
            fixed(highest, 3),
            if in_band(highest) {
                "inside"
            } else {
                "outside"
            }
        ),
    );
    Ok(judgement.evidence(evidence))
}
