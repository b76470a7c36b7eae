//! Learning across domains: sections 5.3 of version 1, 3.8 and 6.4 of version 2.

use endodec_learning::LearningRate;
use endodec_learning::heterogeneity::{BetweenVariance, Heterogeneity, heterogeneity};

use super::claim::{Claim, paper};
use super::dram;
use super::exhibits::{Exhibit, WITHIN_ERROR, cells, count, extremes, found, z_statistic};
use super::hbm;
use super::statement::{Fit, Order};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::value(
        "v1-mean-alpha",
        "Sec 5.3",
        "mean elasticity of the five rows labelled semiconductor",
        "0.23",
        "Solar cells are among the five. The mean of numbers that were printed as elasticities \
         and published as learning rates: converted, the mean is about 0.38.",
        |e| {
            let rows = semiconductors(e)?;
            Ok(rows.iter().sum::<f64>() / count(&rows))
        },
    ),
    Claim::interval(
        "v1-cluster-019-025",
        "Sec 5.3; Table 6",
        "smallest and largest elasticity labelled semiconductor",
        "[0.19, 0.25]",
        Fit::Inside,
        "They lie from 0.22 to 0.24. The ends of the band are the two sub-periods of the DRAM \
         panel, which its data do not give.",
        |e| Ok(extremes(semiconductors(e)?)),
    ),
    Claim::interval(
        "v1-cluster-018-025",
        "Abstract; Sec 1; Sec 7",
        "smallest and largest elasticity of Table 6 and of the two DRAM sub-periods",
        "[0.18, 0.25]",
        Fit::Inside,
        "0.19 to 0.25, as printed elsewhere in version 1. The DRAM elasticity from the printed \
         rows, 0.75, lies far outside, and so do the elasticities of public series: solar modules \
         0.37, DRAM 0.70.",
        |e| {
            let subperiods =
                ["v1-dram-alpha-early", "v1-dram-alpha-late"].map(|id| paper(dram::CLAIMS, id));
            let table = estimates(e, ("v1", "6"))?;
            Ok(extremes(
                table.iter().map(|row| row.elasticity).chain(subperiods),
            ))
        },
    ),
    Claim::relation(
        "v1-hbm-dram-consistent",
        "Sec 4.2",
        "difference of the two printed elasticities in standard errors, and 1.96",
        "difference within error",
        Order::AtMost,
        "0.23 (0.06) and 0.22 (0.03) are 0.15 errors apart. The elasticity that the DRAM rows do \
         give is six errors away.",
        |_| {
            let hbm = (
                paper(hbm::CLAIMS, "both-hbm-alpha"),
                paper(hbm::CLAIMS, "both-hbm-se"),
            );
            let dram = (
                paper(dram::CLAIMS, "v1-dram-alpha"),
                paper(dram::CLAIMS, "v1-dram-se"),
            );
            Ok(vec![[z_statistic(hbm, dram), WITHIN_ERROR]])
        },
    ),
    Claim::value(
        "v2-ik-iv",
        "Sec 3.8; Sec 5.2.1; Table 11; App D",
        "elasticity that Irwin and Klenow's published learning rate means",
        "0.32",
        "-log2(1 - 0.20) = 0.32: the one place where the paper converts. Its Table 2 calls 0.20 \
         the IV estimate and 0.32 the OLS one; they are one estimate in two units.",
        |e| {
            let rates = &e.inputs.data.learning_rates;
            let study = rates.iter().find(|row| {
                row.study
                    .as_deref()
                    .is_some_and(|study| study.starts_with("Irwin & Klenow"))
            });
            let rate = found(
                study.and_then(|row| row.learning_rate),
                "learning rate of Irwin & Klenow",
            )?;
            Ok(LearningRate::new(rate)?.elasticity()?.value())
        },
    )
    .under("the published average learning rate of 20 per cent a doubling, converted"),
    Claim::missing(
        "v2-ik-iv-se",
        "Sec 3.8; Sec 5.2.1; Table 11; App D",
        "standard error of the elasticity of Irwin and Klenow",
        "0.05",
        "the standard error of Irwin and Klenow's average learning rate: it is not in the public \
         abstract, and no shipped file has it",
        "Every comparison with their estimate, and the test of homogeneity, takes this error as \
         printed.",
    ),
    Claim::missing(
        "v2-goldberg",
        "Sec 3.8",
        "elasticities of Goldberg et al.: one plant, and with spillovers",
        "0.05; 0.12",
        "the estimates of Goldberg et al. (2024), NBER 32651, with their errors: the paper quotes \
         them without, public abstracts state none, and no shipped file has them",
        "Table 11 leaves the standard error blank, so that the estimate cannot enter a test of \
         homogeneity.",
    ),
    Claim::relation(
        "v2-goldberg-consistent",
        "Sec 3.8",
        "distance of 0.23 (0.06) from 0.12 in standard errors, and 1.96",
        "agree within error",
        Order::AtMost,
        "1.8 standard errors, just inside, even before the unprinted error of 0.12. At 0.12 the \
         crossing of Table 2 comes 46 years later than at 0.23.",
        |e| {
            let goldberg = estimates(e, ("v2", "11"))?
                .into_iter()
                .find(|row| row.std_error.is_none());
            let goldberg = found(goldberg, "estimate without error in table 11 of v2")?;
            let hbm = (
                paper(hbm::CLAIMS, "both-hbm-alpha"),
                paper(hbm::CLAIMS, "both-hbm-se"),
            );
            Ok(vec![[
                z_statistic(hbm, (goldberg.elasticity, 0.0)),
                WITHIN_ERROR,
            ]])
        },
    ),
    Claim::value(
        "v2-cochran-q",
        "Sec 6.4",
        "Cochran's Q of the estimates with the two named exclusions",
        "2.1",
        "0.97 on the six that remain. 2.12 is what five give when the Irwin-Klenow estimate, said \
         to be excluded, is in and solar and batteries are out. \
         With elasticities and errors anywhere in their rounding the six allow up to 2.4.",
        |e| Ok(homogeneity(e, false)?.q),
    )
    .unit("Q"),
    Claim::value(
        "v2-cochran-p",
        "Sec 6.4",
        "probability of the printed Q or more with the printed number of estimates",
        "0.72",
        "Chi-squared with four degrees of freedom. The six estimates of the table would have \
         five, and p = 0.96.",
        |_| {
            let estimates = paper(CLAIMS, "v2-cochran-count");
            Ok(even_tail(paper(CLAIMS, "v2-cochran-q"), estimates - 1.0))
        },
    )
    .unit("p"),
    Claim::relation(
        "v2-cochran-not-rejected",
        "Sec 6.4",
        "p-value without and with the Irwin-Klenow estimate, and 0.05",
        "p > 0.05",
        Order::Above,
        "Homogeneous, if anything too much so: p = 0.96 means that independent estimates with \
         these errors would scatter more in 24 samples of 25.",
        |e| {
            Ok(vec![
                [homogeneity(e, false)?.p_value, 0.05],
                [homogeneity(e, true)?.p_value, 0.05],
            ])
        },
    )
    .unit("p"),
    Claim::value(
        "v2-cochran-count",
        "Sec 6.4",
        "estimates with a standard error that remain after the two named exclusions",
        "5",
        "Six, as the sentence before it says; five would need a third exclusion.",
        |e| Ok(count(early(e)?)),
    )
    .unit("estimates"),
    Claim::interval(
        "v2-six-curves-band",
        "Sec 6.4; Table 11",
        "smallest and largest of the six early-stage elasticities",
        "[0.21, 0.25]",
        Fit::Ends,
        "Lithium-ion batteries to cloud computing. Published learning rates of these \
         technologies, 0.18 to 0.25, fill the same band; as elasticities they are 0.29 to 0.42.",
        |e| Ok(extremes(early(e)?.iter().map(|row| row.elasticity))),
    ),
    Claim::value(
        "v2-band-width",
        "Sec 6.4",
        "width of the band, hundredths of an elasticity",
        "4",
        "Percentage points are the unit of a learning rate; an elasticity has none.",
        |e| {
            let [low, high] = extremes(early(e)?.iter().map(|row| row.elasticity));
            Ok(100.0 * (high - low))
        },
    )
    .unit("percentage points"),
    Claim::value(
        "v2-four-industries",
        "Sec 6.4",
        "industries that the six early-stage curves span",
        "4",
        "Three by the labels of the table. Three of the six curves are semiconductors.",
        |e| {
            let mut industries: Vec<String> = early(e)?
                .into_iter()
                .map(|row| {
                    if row.industry == "Energy" {
                        row.product
                    } else {
                        row.industry
                    }
                })
                .collect();
            industries.sort_unstable();
            industries.dedup();
            Ok(count(industries))
        },
    )
    .unit("industries")
    .under(
        "solar and batteries counted as two, as the sentence lists them; Table 11 puts both under \
         Energy",
    ),
    Claim::interval(
        "v2-alpha-021-024",
        "Sec 3.8",
        "smallest and largest of the six early-stage elasticities",
        "[0.21, 0.24]",
        Fit::Ends,
        "Cloud computing has 0.25, and section 6.4 prints the band with it.",
        |e| Ok(extremes(early(e)?.iter().map(|row| row.elasticity))),
    ),
];

/// A row of a table of learning curves.
pub(super) struct Estimate {
    pub(super) industry: String,
    pub(super) product: String,
    pub(super) elasticity: f64,
    pub(super) std_error: Option<f64>,
}

/// The rows of v1 Table 6 or v2 Table 11.
pub(super) fn estimates(e: &Evidence<'_>, exhibit: Exhibit) -> Result<Vec<Estimate>, LedgerError> {
    let [industries, products, elasticities, errors] =
        ["Industry", "Product", "α", "SE"].map(|head| cells(e, exhibit, head));
    let (industries, products) = (industries?, products?);
    let (elasticities, errors) = (elasticities?, errors?);
    (0..industries.len())
        .map(|row| {
            Ok(Estimate {
                industry: industries[row].text().to_owned(),
                product: products[row].text().to_owned(),
                elasticity: found(elasticities[row].number(), "elasticity")?,
                std_error: errors[row].number(),
            })
        })
        .collect()
}

/// Product, elasticity and standard error of the rows of v2 Table 11 that print an error.
///
/// # Errors
/// When the table cannot be read.
pub fn published(e: &Evidence<'_>) -> Result<Vec<(String, f64, f64)>, LedgerError> {
    Ok(estimates(e, ("v2", "11"))?
        .into_iter()
        .filter_map(|row| Some((row.product, row.elasticity, row.std_error?)))
        .collect())
}

fn semiconductors(e: &Evidence<'_>) -> Result<Vec<f64>, LedgerError> {
    Ok(estimates(e, ("v1", "6"))?
        .iter()
        .filter(|row| row.industry == "Semiconductor")
        .map(|row| row.elasticity)
        .collect())
}

/// Rows of v2 Table 11 without the two that the text excludes: the one without an error (Goldberg
/// et al.) and the IV estimate (Irwin and Klenow).
fn early(e: &Evidence<'_>) -> Result<Vec<Estimate>, LedgerError> {
    let mut rows = estimates(e, ("v2", "11"))?;
    rows.retain(|row| row.std_error.is_some() && !row.product.contains("IV"));
    Ok(rows)
}

fn homogeneity(e: &Evidence<'_>, with_iv: bool) -> Result<Heterogeneity, LedgerError> {
    let rows: Vec<(f64, f64)> = estimates(e, ("v2", "11"))?
        .iter()
        .filter(|row| with_iv || !row.product.contains("IV"))
        .filter_map(|row| Some((row.elasticity, row.std_error?)))
        .collect();
    let (values, errors): (Vec<f64>, Vec<f64>) = rows.into_iter().unzip();
    Ok(heterogeneity(
        &values,
        &errors,
        BetweenVariance::DersimonianLaird,
    )?)
}

/// Upper tail of χ² with an even number of degrees of freedom: `e^{−q/2} Σ_{j<df/2} (q/2)^j/j!`.
fn even_tail(q: f64, df: f64) -> f64 {
    let half = 0.5 * q;
    let (mut term, mut sum, mut j) = (1.0, 0.0, 0.0);
    while 2.0 * j < df {
        sum += term;
        j += 1.0;
        term *= half / j;
    }
    libm::exp(-half) * sum
}
