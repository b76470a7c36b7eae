//! Breaks in the DRAM curve: Appendix D and section 5.2.1 of version 2.

use endodec_learning::breaks::{
    BreakCovariance, BreakParams, BreakRegression, BreakTest, BreakTests, MinimumSegment,
    Partition, critical_value,
};
use endodec_learning::wright::WrightFit;

use super::claim::{Claim, paper};
use endodec_paper::samples::CostSeries;

use super::dram::{author_rows, number_of_regime, printed_rows};
use super::elasticities::estimates;
use super::exhibits::{WITHIN_ERROR, column, count, found, z_statistic};
use super::readings::AUTHOR_PANEL;
use super::statement::Order;
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::relation(
        "v2-dram-n",
        "Table 13; Sec 5.2.1",
        "observations of the three regimes together, against those of the full sample",
        "4+3+3 = 9",
        Order::Equal(1e-12),
        "They add up to ten. The nine printed rows fall 2, 3 and 4 into the three periods; the \
         standard errors of regimes with two or three observations would mean little anyway.",
        |e| {
            let counts = column(e, ("v2", "13"), "n")?;
            found(counts.get(3), "n of the full sample in table 13 of v2")?;
            Ok(vec![[counts[..3].iter().sum(), counts[3]]])
        },
    )
    .unit("obs"),
    Claim::value(
        "v2-regime1-alpha",
        "Table 13; Table 6 notes; Sec 5.2.1",
        "elasticity of the DRAM die, 1984-1994",
        "0.39",
        "Eleven years of the author's panel. Two printed rows lie in the period; the line through \
         them has slope 0.38.",
        |e| Ok(regime(e, 1)?.elasticity.value()),
    )
    .under(AUTHOR_PANEL),
    Claim::value(
        "v2-regime1-se",
        "Table 13",
        "standard error, 1984-1994",
        "0.05",
        "0.014 on the author's eleven years; the two printed rows have none.",
        |e| Ok(regime(e, 1)?.std_error),
    ),
    Claim::value(
        "v2-regime1-n",
        "Table 13",
        "printed rows in 1984-1994",
        "4",
        "1984 and 1990. The author's panel has eleven years there.",
        |e| rows_in(e, 1),
    )
    .unit("obs"),
    Claim::value(
        "v2-regime2-alpha",
        "Table 13; Table 6 notes; Sec 5.2.1",
        "elasticity of the DRAM die, 1995-2007",
        "1.15",
        "Thirteen years of the author's panel; 1.13 on the three printed rows.",
        |e| Ok(regime(e, 2)?.elasticity.value()),
    )
    .under(AUTHOR_PANEL),
    Claim::value(
        "v2-regime2-se",
        "Table 13",
        "standard error, 1995-2007",
        "0.12",
        "0.045 on the author's thirteen years, 0.038 on the three printed rows.",
        |e| Ok(regime(e, 2)?.std_error),
    ),
    Claim::value(
        "v2-regime2-n",
        "Table 13",
        "printed rows in 1995-2007",
        "3",
        "1995, 2000 and 2005. The elasticity beside it is that of the author's thirteen years.",
        |e| rows_in(e, 2),
    )
    .unit("obs"),
    Claim::value(
        "v2-regime3-alpha",
        "Table 13; Table 6 notes; Sec 5.2.1",
        "elasticity of the DRAM die, 2008-2024",
        "0.38",
        "Seventeen years of the author's panel; 0.43 on the four printed rows.",
        |e| Ok(regime(e, 3)?.elasticity.value()),
    )
    .under(AUTHOR_PANEL),
    Claim::value(
        "v2-regime3-se",
        "Table 13",
        "standard error, 2008-2024",
        "0.06",
        "0.057 on the author's seventeen years, 0.11 on the four printed rows.",
        |e| Ok(regime(e, 3)?.std_error),
    )
    .under(AUTHOR_PANEL),
    Claim::value(
        "v2-regime3-n",
        "Table 13",
        "printed rows in 2008-2024",
        "3",
        "2010, 2015, 2020 and 2024. The author's panel has seventeen years there.",
        |e| rows_in(e, 3),
    )
    .unit("obs"),
    Claim::values(
        "v2-break-dates",
        "App D; Table 13; Table 6 notes",
        "first years of the second and third regime at the smallest sum of squares",
        "1995 and 2008",
        "All partitions of the author's 41 years with regimes of at least 15 per cent. 1997 and \
         2008 fit best; 1995 and 2008 come within 0.4 per cent of their sum of squares, so that \
         the first date is weakly determined rather than wrong.",
        |e| {
            let rows = author_rows(e)?;
            let (_, partitions) = search(&rows, MinimumSegment::Fraction(TRIMMING))?;
            let best = found(partitions.get(2), "partition with two breaks")?;
            Ok(best
                .breaks
                .iter()
                .map(|&last| f64::from(rows.years[last]))
                .collect())
        },
    )
    .unit("year"),
    Claim::value(
        "v2-supf-1995",
        "App D",
        "sup-F of one break, in the scaled form q*F for which critical values are tabulated",
        "18.3",
        "The largest of all single breaks of the nine rows, after the third. On the author's 41 \
         years the test gives 82, and the second regime starts in 2001.",
        |e| {
            let tests = tests(&printed_rows(e)?, MinimumSegment::Fraction(TRIMMING))?;
            found(tests.sup_f.first().copied(), "test of one break")
        },
    )
    .unit("F")
    .under(
        "on the nine printed rows, not the 41 years that Appendix D names, with 1995 the last \
         observation of the first regime instead of the first of the second",
    ),
    Claim::value(
        "v2-supf-2008",
        "App D",
        "sup-F of a second break given the first, scaled, nearest of both series",
        "9.7",
        "The test divides the regimes that the first break leaves: 145 on the author's 41 years, \
         229 on the nine printed rows. A second break is more certain than printed; neither series \
         gives 9.7, with regimes of 15 per cent or of three rows.",
        |e| {
            let mut statistics = Vec::new();
            for (rows, segment) in [
                (printed_rows(e)?, MinimumSegment::Fraction(TRIMMING)),
                (printed_rows(e)?, MinimumSegment::Observations(3)),
                (author_rows(e)?, MinimumSegment::Fraction(TRIMMING)),
            ] {
                statistics.extend(tests(&rows, segment)?.sequential.get(1).copied());
            }
            let printed = paper(CLAIMS, "v2-supf-2008");
            found(
                statistics
                    .into_iter()
                    .min_by(|a, b| (a - printed).abs().total_cmp(&(b - printed).abs())),
                "sequential test",
            )
        },
    )
    .unit("F"),
    Claim::relation(
        "v2-supf-1995-significance",
        "App D",
        "printed statistic of the first break against the one per cent critical value",
        "F > 1% critical value",
        Order::Above,
        "The printed 18.3 is found on the nine rows alone, and there it does not pass one per cent: \
         simulated on nine rows of this regressor, 18.3 or more has probability 0.10 with regimes \
         of two rows and 0.07 with three. The table is for long series and regressors without a \
         trend. On 41 years the statistic is 82.",
        |_| {
            let critical = critical_value(BreakTest::SupF { breaks: 1 }, TRIMMING, 0.01, 2)?;
            Ok(vec![[paper(CLAIMS, "v2-supf-1995"), critical.value]])
        },
    )
    .unit("F")
    .under(
        "against the tabulated limit distribution, trimming 15 per cent, intercept and slope both \
         free, although 18.3 belongs to nine rows",
    ),
    Claim::relation(
        "v2-supf-2008-significance",
        "App D",
        "printed statistic of the second break against the five per cent critical value",
        "F > 5% critical value",
        Order::Above,
        "9.7 is below the five per cent value of the sequential test, 13.5, and below that of a \
         single break, 11.9. The breaks are there; the statistics printed for them are not \
         theirs.",
        |_| {
            let test = BreakTest::Sequential { null_breaks: 1 };
            let critical = critical_value(test, TRIMMING, 0.05, 2)?;
            Ok(vec![[paper(CLAIMS, "v2-supf-2008"), critical.value]])
        },
    )
    .unit("F"),
    Claim::relation(
        "v2-bookend-iv-consistent",
        "Sec 5.2.1; App D",
        "outer regimes against the IV estimate 0.32 (0.05), in standard errors, and 1.96",
        "difference within error",
        Order::AtMost,
        "0.8 and 1.0 standard errors apart. Errors of this size make almost any two estimates \
         consistent: 0.23 and 0.32 are, too.",
        |e| {
            let iv = printed_iv(e)?;
            ["1", "3"]
                .iter()
                .map(|row| Ok([z_statistic(number_of_regime(e, row)?, iv), WITHIN_ERROR]))
                .collect()
        },
    ),
    Claim::relation(
        "v2-within-regime-stable",
        "App D",
        "difference of the outer regimes in standard errors, printed and author's, and 1.96",
        "0.39 = 0.38 within error",
        Order::AtMost,
        "Equal to within 0.2 standard errors. It says that the first and the last regime have one \
         slope, not that the slope is stable: the thirteen years between have three times as \
         much.",
        |e| {
            let pair = |regime: WrightFit| (regime.elasticity.value(), regime.std_error);
            let printed = z_statistic(number_of_regime(e, "1")?, number_of_regime(e, "3")?);
            let panel = z_statistic(pair(regime(e, 1)?), pair(regime(e, 3)?));
            Ok(vec![[printed, WITHIN_ERROR], [panel, WITHIN_ERROR]])
        },
    ),
    Claim::relation(
        "v2-regime2-outlier",
        "App D; Sec 5.2.1",
        "middle against first regime in standard errors, and 1.96",
        "1.15 far above the others",
        Order::Above,
        "Almost six standard errors. An elasticity above one means that yearly revenue falls as \
         output doubles; a price war does that, and nothing here tells it from learning.",
        |e| {
            let [first, middle, last] = [
                number_of_regime(e, "1")?,
                number_of_regime(e, "2")?,
                number_of_regime(e, "3")?,
            ];
            Ok([first, last]
                .iter()
                .map(|outer| {
                    [
                        z_statistic(middle, *outer).copysign(middle.0 - outer.0),
                        WITHIN_ERROR,
                    ]
                })
                .collect())
        },
    ),
];

/// Shortest regime as a share of the sample.
const TRIMMING: f64 = 0.15;

/// The rows of one of the three periods of v2 Table 13, counted from 1: they end with the printed breaks.
fn within(e: &Evidence<'_>, rows: &CostSeries, period: usize) -> CostSeries {
    let ends = [
        f64::NEG_INFINITY,
        e.constants.first_break,
        e.constants.second_break,
        f64::INFINITY,
    ];
    rows.rows()
        .filter(|&(year, ..)| f64::from(year) > ends[period - 1] && f64::from(year) <= ends[period])
        .collect()
}

/// The author's years of a period, counted from 1.
fn regime(e: &Evidence<'_>, period: usize) -> Result<WrightFit, LedgerError> {
    Ok(within(e, &author_rows(e)?, period).fit()?)
}

/// Printed rows of a period, counted from 1.
fn rows_in(e: &Evidence<'_>, period: usize) -> Result<f64, LedgerError> {
    Ok(count(within(e, &printed_rows(e)?, period).years))
}

/// Irwin and Klenow's estimate as v2 Table 11 prints it.
fn printed_iv(e: &Evidence<'_>) -> Result<(f64, f64), LedgerError> {
    let estimate = estimates(e, ("v2", "11"))?
        .into_iter()
        .find(|estimate| estimate.product.contains("IV"));
    let estimate = found(estimate, "IV estimate in table 11 of v2")?;
    Ok((
        estimate.elasticity,
        found(
            estimate.std_error,
            "error of the IV estimate in table 11 of v2",
        )?,
    ))
}

/// All partitions of log price on log output with up to two breaks.
fn search(
    rows: &CostSeries,
    minimum_segment: MinimumSegment,
) -> Result<(BreakRegression, Vec<Partition>), LedgerError> {
    let model = BreakRegression::new(BreakParams {
        response: rows.price.iter().map(|price| libm::log(*price)).collect(),
        changing: vec![
            vec![1.0; rows.price.len()],
            rows.output
                .iter()
                .map(|output| libm::log(*output))
                .collect(),
        ],
        fixed: Vec::new(),
        minimum_segment,
        max_breaks: 2,
    })?;
    let partitions = model.partitions()?;
    Ok((model, partitions))
}

/// The tests of Bai and Perron with one error variance.
fn tests(rows: &CostSeries, minimum_segment: MinimumSegment) -> Result<BreakTests, LedgerError> {
    let (model, partitions) = search(rows, minimum_segment)?;
    Ok(model.tests(&partitions, &BreakCovariance::HOMOSKEDASTIC)?)
}
