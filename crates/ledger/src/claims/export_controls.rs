//! The natural experiment and algorithmic efficiency: sections 5.1 and 5.3 of version 2.

use endodec_empirics::R0Series;

use super::claim::Claim;
use super::exhibits::{count, extremes, found};
use super::statement::{Fit, Order};
use crate::author_tests::shares;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::values(
        "v2-small-model-share",
        "Sec 5.1.3; Table 5",
        "released models of at most 3 billion parameters, constrained and unconstrained makers",
        "47 vs 25",
        "The opposite direction under every reading of the author's 3,854 models, and close to the \
         printed pair with the groups exchanged; with makers as clusters no reading differs from \
         zero (randomisation over makers, p = 0.15 here). Sizes come from names, one maker has 948 \
         models, and 16 makers are few.",
        |e| {
            let reading = shares::shares(e, shares::READINGS[0], None)?;
            Ok(vec![
                100.0 * reading.constrained.share(),
                100.0 * reading.others.share(),
            ])
        },
    )
    .unit("%")
    .under(
        "models on Hugging Face, as the author fetched its public metadata in February 2026, \
         released after 7 October 2022, whose size their name tells; the paper prints neither the \
         models nor the counts",
    ),
    Claim::missing(
        "v2-derivative-share",
        "Sec 5.1.3; Table 5",
        "share in new derived models by January 2025, constrained and unconstrained families",
        "40 vs 15",
        "new derivatives by base family and month around January 2025: public reports have 1 per \
         cent for Qwen in January 2024 and 69 per cent in February 2026, nothing between",
        "Section 5.3.2 of the same version dates the 40 per cent to August 2025.",
    )
    .unit("%"),
    Claim::relation(
        "v2-qwen-downloads",
        "Sec 5.1.3; Sec 5.3.2",
        "year in which 700 million downloads are first recorded, against 2025",
        "700M+ by January 2025",
        Order::AtMost,
        "January 2026, as section 5.3.2 has it; the ATOM report dates the overtaking of Llama to \
         September 2025, not December 2024. The author's own file has January 2025.",
        |e| {
            let first = e
                .inputs
                .data
                .downloads
                .iter()
                .filter(|row| row.quantity == "Qwen cumulative downloads")
                .filter(|row| row.value.number().is_some_and(|millions| millions >= 700.0))
                .filter_map(|row| row.period.get(..4)?.parse::<f64>().ok())
                .reduce(f64::min);
            Ok(vec![[
                found(first, "record of 700 million downloads")?,
                2025.0,
            ]])
        },
    )
    .unit("year"),
    Claim::values(
        "v2-three-of-four",
        "Sec 5.1.3",
        "listed releases of constrained makers that are mixtures of experts or distilled",
        "3 of 4",
        "DeepSeek V3, DeepSeek R1 and Kimi K2.5 as the text describes them, Qwen not. Of the \
         unconstrained makers Mistral came first of all with a mixture, in December 2023: after \
         the controls of October 2022, not before them as the text has it.",
        |_| {
            let turned = RELEASES.iter().filter(|(_, turned)| *turned);
            Ok(vec![count(turned), count(RELEASES)])
        },
    ),
    Claim::missing(
        "v2-five-of-five",
        "Sec 5.1.2; Sec 6.3",
        "observables that turn out as predicted",
        "5 of 5",
        "for each observable the values of both groups before and after October 2022: one number \
         a group is printed for two of the five, none for the others",
        "The predictions were stated together with what the data show. The author's files hold a \
         difference in differences that no draft reports: 0.02 to 0.20 for the share of small models, \
         p = 0.13 to 0.93 by the wild bootstrap over 16 makers, with five maker-quarters before the \
         controls.",
    ),
    Claim::value(
        "v2-r1-cost",
        "Sec 5.1.3",
        "price of R1 relative to the frontier, January 2025",
        "3",
        "A price, not a cost, and of one model against one other. Half a year later the same file \
         has 14 per cent.",
        |e| {
            let ratios = ratios(e, "2025-01-01", "2025-01-31");
            found(ratios.first().copied(), "price ratio of January 2025")
        },
    )
    .unit("%")
    .under(AUTHOR_RATIOS),
    Claim::interval(
        "v2-open-cost-range",
        "Sec 5.1.3",
        "price of open models relative to the frontier",
        "3 to 7",
        Fit::Ends,
        "Over the whole file, July 2023 to June 2025, the range is 3 to 14.",
        |e| {
            let ratios = ratios(e, "2024-06-01", "2025-01-31");
            found(ratios.first(), "price ratio of 2024")?;
            Ok(extremes(ratios))
        },
    )
    .unit("%")
    .under(
        "the author's price ratios from June 2024 to January 2025, in a file that names no \
         source; before and after they are as high as 10 and 14 per cent",
    ),
    Claim::interval(
        "v2-qwen-token-share",
        "Sec 5.3.2",
        "share of Chinese open-weight models in weekly tokens, start and peak",
        "1.2 to ~30",
        Fit::Ends,
        "All open-weight models together average 26.7 per cent over the study's year, which \
         begins in November 2024; Table 10 starts them at 1 per cent in January 2024.",
        |e| {
            let share = |moment: &str| {
                let row = e.inputs.data.openrouter.study.iter().find(|row| {
                    row.quantity.starts_with("Chinese open-weight") && row.quantity.contains(moment)
                });
                found(
                    row.and_then(|row| row.value.number()),
                    format!("Chinese open-weight share, {moment}"),
                )
            };
            Ok([share("late 2024")?, share("peak")?])
        },
    )
    .unit("%")
    .under(
        "the share of Chinese open-weight models, which is what the cited study has at these \
         values; the text says open-weight models",
    ),
];

const AUTHOR_RATIOS: &str = "the author's price ratios, in a file that names no source";

/// The four releases that v2 section 5.1.3 lists, and whether it calls them mixtures or distilled.
const RELEASES: [(&str, bool); 4] = [
    ("DeepSeek V3", true),
    ("DeepSeek R1", true),
    ("Qwen", false),
    ("Kimi K2.5", true),
];

/// Price ratios of the author's file between two days, per cent, in order of time.
fn ratios(e: &Evidence<'_>, from: &str, to: &str) -> Vec<f64> {
    let series = e
        .inputs
        .data
        .r0_inputs
        .series(R0Series::CostRatioToFrontier);
    series
        .into_iter()
        .filter(|(date, _)| (from..=to).contains(&date.to_string().as_str()))
        .map(|(_, ratio)| 100.0 * ratio)
        .collect()
}
