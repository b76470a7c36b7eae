//! Learning across domains: sections 5.3 of version 1, 3.8 and 6.4 of version 2.

use endodec_learning::LearningRate;
use endodec_learning::heterogeneity::{BetweenVariance, Heterogeneity, heterogeneity};

use super::exhibits::{Exhibit, WITHIN_ERROR, cells, count, extremes, found, z_statistic};
use super::{Basis, Check, Claim, Evidence, Fit, Order, Version, paper};
use crate::error::LedgerError;

pub(super) const CLAIMS: &[Claim] = &[
    Claim {
        id: "v1-mean-alpha",
        version: Version::V1,
        location: "Sec 5.3",
        quantity: "mean elasticity of the five rows labelled semiconductor",
        printed: "0.23",
        unit: "",
        basis: Basis::Printed(Check::Value(|e| {
            let rows = semiconductors(e)?;
            Ok(rows.iter().sum::<f64>() / count(&rows))
        })),
        note: "Solar cells are among the five. The mean of numbers that were printed as \
               elasticities and published as learning rates: converted, the mean is about 0.38.",
        code: here!(),
    },
    Claim {
        id: "v1-cluster-019-025",
        version: Version::V1,
        location: "Sec 5.3; Table 6",
        quantity: "smallest and largest elasticity labelled semiconductor",
        printed: "[0.19, 0.25]",
        unit: "",
        basis: Basis::Printed(Check::Interval(Fit::Inside, |e| {
            Ok(extremes(semiconductors(e)?))
        })),
        note: "They lie from 0.22 to 0.24. The ends of the band are the two sub-periods of the \
               DRAM panel, which its data do not give.",
        code: here!(),
    },
    Claim {
        id: "v1-cluster-018-025",
        version: Version::V1,
        location: "Abstract; Sec 1; Sec 7",
        quantity: "smallest and largest elasticity of Table 6 and of the two DRAM sub-periods",
        printed: "[0.18, 0.25]",
        unit: "",
        basis: Basis::Printed(Check::Interval(Fit::Inside, |e| {
            let subperiods = ["v1-dram-alpha-early", "v1-dram-alpha-late"].map(paper);
            let table = estimates(e, ("v1", "6"))?;
            Ok(extremes(
                table.iter().map(|row| row.elasticity).chain(subperiods),
            ))
        })),
        note: "0.19 to 0.25, as printed elsewhere in version 1. The DRAM elasticity from the \
               printed rows, 0.75, lies far outside, and so do the elasticities of public \
               series: solar modules 0.37, DRAM 0.70.",
        code: here!(),
    },
    Claim {
        id: "v1-hbm-dram-consistent",
        version: Version::V1,
        location: "Sec 4.2",
        quantity: "difference of the two printed elasticities in standard errors, and 1.96",
        printed: "difference within error",
        unit: "",
        basis: Basis::Printed(Check::Relation(Order::AtMost, |_| {
            let hbm = (paper("both-hbm-alpha"), paper("both-hbm-se"));
            let dram = (paper("v1-dram-alpha"), paper("v1-dram-se"));
            Ok(vec![[z_statistic(hbm, dram), WITHIN_ERROR]])
        })),
        note: "0.23 (0.06) and 0.22 (0.03) are 0.15 errors apart. The elasticity that the DRAM \
               rows do give is six errors away.",
        code: here!(),
    },
    Claim {
        id: "v2-ik-iv",
        version: Version::V2,
        location: "Sec 3.8; Sec 5.2.1; Table 11; App D",
        quantity: "elasticity that Irwin and Klenow's published learning rate means",
        printed: "0.32 (SE 0.05)",
        unit: "",
        basis: Basis::Reading(
            "the published average learning rate of 20 per cent a doubling, converted; its \
             standard error is not in the public abstract",
            Check::Value(|e| {
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
            }),
        ),
        note: "-log2(1 - 0.20) = 0.32: the one place where the paper converts. Its Table 2 \
               calls 0.20 the IV estimate and 0.32 the OLS one; they are one estimate in two \
               units.",
        code: here!(),
    },
    Claim {
        id: "v2-goldberg",
        version: Version::V2,
        location: "Sec 3.8",
        quantity: "elasticities of Goldberg et al.: one plant, and with spillovers",
        printed: "0.05; 0.12",
        unit: "",
        basis: Basis::Missing(
            "the estimates of Goldberg et al. (2024), NBER 32651, with their errors: the paper \
             quotes them without, public abstracts state none, and no shipped file has them",
        ),
        note: "Table 11 leaves the standard error blank, so that the estimate cannot enter a \
               test of homogeneity.",
        code: here!(),
    },
    Claim {
        id: "v2-goldberg-consistent",
        version: Version::V2,
        location: "Sec 3.8",
        quantity: "distance of 0.23 (0.06) from 0.12 in standard errors, and 1.96",
        printed: "agree within error",
        unit: "",
        basis: Basis::Printed(Check::Relation(Order::AtMost, |e| {
            let goldberg = estimates(e, ("v2", "11"))?
                .into_iter()
                .find(|row| row.std_error.is_none());
            let goldberg = found(goldberg, "estimate without error in table 11 of v2")?;
            let hbm = (paper("both-hbm-alpha"), paper("both-hbm-se"));
            Ok(vec![[
                z_statistic(hbm, (goldberg.elasticity, 0.0)),
                WITHIN_ERROR,
            ]])
        })),
        note: "1.8 standard errors, just inside, even before the unprinted error of 0.12. At \
               0.12 the crossing of Table 2 comes 46 years later than at 0.23.",
        code: here!(),
    },
    Claim {
        id: "v2-cochran-q",
        version: Version::V2,
        location: "Sec 6.4",
        quantity: "Cochran's Q of the estimates with the two named exclusions",
        printed: "2.1",
        unit: "Q",
        basis: Basis::Printed(Check::Value(|e| Ok(homogeneity(e, false)?.q))),
        note: "0.97 on the six that remain. 2.12 is what five give when the Irwin-Klenow \
               estimate, said to be excluded, is in and solar and batteries are out.",
        code: here!(),
    },
    Claim {
        id: "v2-cochran-p",
        version: Version::V2,
        location: "Sec 6.4",
        quantity: "probability of the printed Q or more with the printed number of estimates",
        printed: "0.72",
        unit: "p",
        basis: Basis::Printed(Check::Value(|_| {
            let estimates = paper("v2-cochran-count");
            Ok(even_tail(paper("v2-cochran-q"), estimates - 1.0))
        })),
        note: "Chi-squared with four degrees of freedom. The six estimates of the table would \
               have five, and p = 0.96.",
        code: here!(),
    },
    Claim {
        id: "v2-cochran-not-rejected",
        version: Version::V2,
        location: "Sec 6.4",
        quantity: "p-value without and with the Irwin-Klenow estimate, and 0.05",
        printed: "p > 0.05",
        unit: "p",
        basis: Basis::Printed(Check::Relation(Order::Above, |e| {
            Ok(vec![
                [homogeneity(e, false)?.p_value, 0.05],
                [homogeneity(e, true)?.p_value, 0.05],
            ])
        })),
        note: "Homogeneous, if anything too much so: p = 0.96 means that independent estimates \
               with these errors would scatter more in 24 samples of 25.",
        code: here!(),
    },
    Claim {
        id: "v2-cochran-count",
        version: Version::V2,
        location: "Sec 6.4",
        quantity: "estimates with a standard error that remain after the two named exclusions",
        printed: "5",
        unit: "estimates",
        basis: Basis::Printed(Check::Value(|e| Ok(count(early(e)?)))),
        note: "Six, as the sentence before it says; five would need a third exclusion.",
        code: here!(),
    },
    Claim {
        id: "v2-six-curves-band",
        version: Version::V2,
        location: "Sec 6.4; Table 11",
        quantity: "smallest and largest of the six early-stage elasticities",
        printed: "[0.21, 0.25]",
        unit: "",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| {
            Ok(extremes(early(e)?.iter().map(|row| row.elasticity)))
        })),
        note: "Lithium-ion batteries to cloud computing. Published learning rates of these \
               technologies, 0.18 to 0.25, fill the same band; as elasticities they are 0.29 to \
               0.42.",
        code: here!(),
    },
    Claim {
        id: "v2-band-width",
        version: Version::V2,
        location: "Sec 6.4",
        quantity: "width of the band, hundredths of an elasticity",
        printed: "4",
        unit: "percentage points",
        basis: Basis::Printed(Check::Value(|e| {
            let [low, high] = extremes(early(e)?.iter().map(|row| row.elasticity));
            Ok(100.0 * (high - low))
        })),
        note: "Percentage points are the unit of a learning rate; an elasticity has none.",
        code: here!(),
    },
    Claim {
        id: "v2-four-industries",
        version: Version::V2,
        location: "Sec 6.4",
        quantity: "industries that the six early-stage curves span",
        printed: "4",
        unit: "industries",
        basis: Basis::Reading(
            "solar and batteries counted as two, as the sentence lists them; Table 11 puts both \
             under Energy",
            Check::Value(|e| {
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
            }),
        ),
        note: "Three by the labels of the table. Three of the six curves are semiconductors.",
        code: here!(),
    },
    Claim {
        id: "v2-alpha-021-024",
        version: Version::V2,
        location: "Sec 3.8",
        quantity: "smallest and largest of the six early-stage elasticities",
        printed: "[0.21, 0.24]",
        unit: "",
        basis: Basis::Printed(Check::Interval(Fit::Ends, |e| {
            Ok(extremes(early(e)?.iter().map(|row| row.elasticity)))
        })),
        note: "Cloud computing has 0.25, and section 6.4 prints the band with it.",
        code: here!(),
    },
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
    (-half).exp() * sum
}
