//! The DRAM curve: section 4.1 of version 1, section 5.2.1 of version 2.

use endodec_paper::samples::{self, CostSeries};

use super::claim::Claim;
use super::exhibits::{WITHIN_ERROR, cells, column, extremes, found, span, z_statistic};
use super::readings::AUTHOR_PANEL;
use super::statement::{Fit, Order, Sign};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::value(
        "v1-dram-alpha",
        "Abstract; Sec 4.1; Table 2; Table 6",
        "learning elasticity of DRAM, full panel",
        "0.22",
        "Slope of log price on log cumulative output over the nine printed rows. The author's 41 \
         years give 0.77, the public series for 1971-2007 gives 0.70. No full sample of them is near \
         0.22; 0.22 is a usual learning rate, the fall per doubling, which as an \
         elasticity is 0.36.",
        |e| Ok(printed_rows(e)?.fit()?.elasticity.value()),
    ),
    Claim::value(
        "v1-dram-se",
        "Sec 4.1; Table 2",
        "standard error of the DRAM elasticity",
        "0.03",
        "It is the standard error of a slope of 0.77, not of 0.22: R2 and the number of \
         observations printed beside it belong to the same regression. The nine printed rows give \
         0.06.",
        |e| Ok(author_rows(e)?.fit()?.std_error),
    )
    .under(AUTHOR_PANEL),
    Claim::value(
        "v1-dram-r2",
        "Abstract; Sec 4.1; Table 2",
        "R2 of the DRAM regression",
        "0.96",
        "0.959 on the author's 41 years, 0.953 on the nine printed rows. Two series with strong \
         trends have a high R2 whatever links them.",
        |e| Ok(author_rows(e)?.fit()?.r_squared),
    )
    .under(AUTHOR_PANEL),
    Claim::relation(
        "v1-dram-alpha-se-r2-consistent",
        "Sec 4.1",
        "R2 that elasticity, standard error and number of observations imply, against R2",
        "t^2/(t^2+n-2) = R^2",
        Order::Near(0.005),
        "In a regression on one variable R2 = t^2/(t^2+n-2). With 0.22, 0.03 and 41 it is 0.58, \
         at the most favourable rounding (0.225 over 0.025) 0.68; for 0.96 the slope would have \
         to be 0.76 to 1.07.",
        |_| Ok(vec![[implied_r_squared(0.225, 0.025, 41.0), 0.96]]),
    ),
    Claim::value(
        "v1-dram-years",
        "Abstract; Sec 4.1",
        "length of the DRAM panel",
        "41",
        "1984 to 2024, both counted. Nine of the years are printed.",
        |e| {
            let [first, last] = extremes(column(e, ("v1", "2"), "Year")?);
            Ok(last - first + 1.0)
        },
    )
    .unit("years"),
    Claim::interval(
        "v1-dram-price-decline",
        "Sec 4.1",
        "DRAM price, 1984 and 2024",
        "870,000 to 2.00",
        Fit::Ends,
        "The ends of the printed price column, nominal dollars.",
        |e| Ok(extremes(column(e, ("v1", "2"), "Price ($/GB)")?)),
    )
    .unit("$/GB"),
    Claim::value(
        "v1-dram-alpha-early",
        "Sec 4.1",
        "DRAM elasticity 1984-2000",
        "0.25",
        "Four printed rows. The author's 17 years give 0.50 as well.",
        |e| {
            Ok(printed_rows(e)?
                .between(1984, 2000)
                .fit()?
                .elasticity
                .value())
        },
    ),
    Claim::value(
        "v1-dram-alpha-late",
        "Sec 4.1",
        "DRAM elasticity 2000-2024",
        "0.19",
        "Six printed rows. The author's 25 years give 0.80.",
        |e| {
            Ok(printed_rows(e)?
                .between(2000, 2024)
                .fit()?
                .elasticity
                .value())
        },
    ),
    Claim::sign(
        "v1-dram-flattening",
        "Sec 4.1",
        "elasticity 2000-2024 less elasticity 1984-2000, printed rows and author's years",
        "< 0",
        Sign::Negative,
        "The curve steepens after 2000, by 0.3 to 0.4; it would have to flatten.",
        |e| {
            [printed_rows(e)?, author_rows(e)?]
                .iter()
                .map(|rows| {
                    let late = rows.between(2000, 2024).fit()?;
                    let early = rows.between(1984, 2000).fit()?;
                    Ok(late.elasticity.value() - early.elasticity.value())
                })
                .collect()
        },
    )
    .moving("the period, from 1984-2000 to 2000-2024, in two series"),
    Claim::relation(
        "v1-dram-alpha-stable-subperiods",
        "Sec 3.6; Sec 3.8; App A",
        "difference of the two sub-period elasticities in standard errors, against 1.96",
        "0.22 unchanged",
        Order::AtMost,
        "The same version prints 0.25 and 0.19 for the two halves. On its rows the halves differ \
         by more than two standard errors, on the author's years by almost five.",
        |e| {
            [printed_rows(e)?, author_rows(e)?]
                .iter()
                .map(|rows| {
                    let [early, late] =
                        [(1984, 2000), (2000, 2024)].map(|(from, to)| rows.between(from, to).fit());
                    let (early, late) = (early?, late?);
                    Ok([
                        z_statistic(
                            (early.elasticity.value(), early.std_error),
                            (late.elasticity.value(), late.std_error),
                        ),
                        WITHIN_ERROR,
                    ])
                })
                .collect()
        },
    ),
    Claim::relation(
        "both-dram-ln-columns",
        "Table 2 (v1); Table 6 (v2)",
        "logarithms of the price and output columns beside the printed ones",
        "18 derived cells",
        Order::Near(HALF_CENT),
        "Both tables. Output of 1984 is printed as less than 0.001 EB with logarithm -11.51; the \
         author's file has 0.00001 EB, whose logarithm that is.",
        |e| {
            let mut sides = Vec::new();
            for (exhibit, price) in [(("v1", "2"), "Price ($/GB)"), (("v2", "6"), "$/GB")] {
                for (plain, logged) in [(price, "ln(Price)"), ("Cum. Prod. (EB)", "ln(Cum.)")] {
                    let values = cells(e, exhibit, plain)?;
                    let logs = cells(e, exhibit, logged)?;
                    sides.extend(values.iter().zip(&logs).filter_map(|(value, log)| {
                        Some([libm::log(value.number()?), log.number()?])
                    }));
                }
            }
            let first = author_rows(e)?.output[0];
            let logs = column(e, ("v1", "2"), "ln(Cum.)")?;
            sides.push([libm::log(first), logs[0]]);
            Ok(sides)
        },
    )
    .unit("ln"),
    Claim::values(
        "v2-dram-ln-2025",
        "Table 6",
        "logarithms of the 2025-26 row: both ends of the price, output",
        "2.30 to 2.77; 8.34",
        "Logarithms of the printed 10, 16 and 4,200. The row is not in the regression.",
        |e| {
            let row = "2025–26";
            let [low, high] = span(e, ("v2", "6"), row, "$/GB")?;
            let [output, _] = span(e, ("v2", "6"), row, "Cum. Prod. (EB)")?;
            Ok(vec![libm::log(low), libm::log(high), libm::log(output)])
        },
    )
    .unit("ln"),
    Claim::value(
        "v2-dram-alpha",
        "Sec 5.2.1; Table 6; Table 13",
        "elasticity of the DRAM die, full sample",
        "0.66",
        "The rows are those of version 1, which prints 0.22 for them. Nine rows give 0.75, the \
         author's 41 years 0.77.",
        |e| Ok(printed_rows(e)?.fit()?.elasticity.value()),
    ),
    Claim::value(
        "v2-dram-se",
        "Sec 5.2.1; Table 6; Table 13",
        "standard error of the elasticity of the DRAM die",
        "0.04",
        "0.06 on nine rows, as many as Table 13 counts; 0.03 on the author's 41 years.",
        |e| Ok(printed_rows(e)?.fit()?.std_error),
    ),
    Claim::value(
        "v2-dram-r2",
        "Table 6",
        "R2 of the regression of the DRAM die",
        "0.96",
        "Table 13 counts nine observations; on nine rows it is 0.95.",
        |e| Ok(author_rows(e)?.fit()?.r_squared),
    )
    .under(AUTHOR_PANEL),
    Claim::relation(
        "v2-dram-alpha-se-r2-consistent",
        "Table 6; Table 13",
        "R2 nearest to the printed one that elasticity, standard error and n allow",
        "t^2/(t^2+n-2) = R^2",
        Order::Near(0.005),
        "0.66 with error 0.04 gives 0.97 to 0.98 on nine observations and 0.84 to 0.90 on 41; \
         0.96 lies between the two. 0.75 (0.06) on nine and 0.77 (0.03) on 41 are consistent.",
        |_| {
            // Lowest with n = 9, highest with n = 41, at the edges of rounding.
            let nearest = [
                implied_r_squared(0.655, 0.045, 9.0),
                implied_r_squared(0.665, 0.035, 41.0),
            ]
            .into_iter()
            .min_by(|a, b| (a - 0.96).abs().total_cmp(&(b - 0.96).abs()));
            Ok(vec![[nearest.unwrap_or(f64::NAN), 0.96]])
        },
    ),
    Claim::relation(
        "v2-die-doubling-negligible",
        "Sec 2.1; Sec 5.2.1; Sec 8",
        "cost reduction of a doubling: die 2008-24 against packaging",
        "die: negligible (alpha -> 0)",
        Order::Below,
        "The paper's own elasticities, 0.38 for the die and 0.23 for packaging, give 23 and 15 \
         per cent off at each doubling: the die learns faster. What is slow for the die is \
         doubling, after forty years of output, not learning.",
        |e| {
            let die = number_of_regime(e, "3")?.0;
            Ok(vec![[
                learning_rate(die)?,
                learning_rate(e.constants.elasticity)?,
            ]])
        },
    ),
];

/// Half a unit of the second decimal.
const HALF_CENT: f64 = 0.005 * (1.0 + 1e-9);

/// R² of a regression on one variable with this slope, standard error and number of observations.
fn implied_r_squared(slope: f64, std_error: f64, n: f64) -> f64 {
    let t = slope / std_error;
    t * t / (t * t + n - 2.0)
}

fn learning_rate(alpha: f64) -> Result<f64, LedgerError> {
    let elasticity = endodec_learning::Elasticity::new(alpha)?;
    Ok(elasticity.learning_rate().value())
}

/// Elasticity and standard error of a row of v2 Table 13.
pub(super) fn number_of_regime(e: &Evidence<'_>, row: &str) -> Result<(f64, f64), LedgerError> {
    let cell = |head| super::exhibits::number(e, ("v2", "13"), row, head);
    Ok((cell("α")?, cell("SE")?))
}

/// The nine rows that both versions print.
pub(super) fn printed_rows(e: &Evidence<'_>) -> Result<CostSeries, LedgerError> {
    Ok(samples::printed_dram(&e.inputs.data)?)
}

/// The author's 41 years.
pub(super) fn author_rows(e: &Evidence<'_>) -> Result<CostSeries, LedgerError> {
    let rows = samples::author_dram(&e.inputs.data);
    found(rows.years.first(), "year of the DRAM panel")?;
    Ok(rows)
}
