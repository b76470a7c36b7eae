//! Training and inference: section 4.4 of version 1, section 4 of version 2.

use super::claim::Claim;
use super::exhibits::{Exhibit, extremes, span};
use super::statement::{Fit, Order};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::relation(
        "v1-t4a-shares-sum",
        "Table 4a",
        "training and inference share of a year together, low with high end",
        "100",
        Order::Equal(1e-9),
        "2023, 2025, 2026 and 2030. The first three agree with Deloitte's estimates; no source \
         was found for 2030.",
        |e| shares_sum(e, ("v1", "4a"), &["2023", "2025", "2026, proj.", "2030"]),
    )
    .unit("%"),
    Claim::relation(
        "v2-t4-shares-sum",
        "Table 4",
        "training and inference share of a year together",
        "100",
        Order::Equal(1e-9),
        "Two years, 2025 and 2026, as in version 1 and in Deloitte's estimates.",
        |e| shares_sum(e, ("v2", "4"), &["2025", "2026, proj."]),
    )
    .unit("%"),
    Claim::interval(
        "both-inference-share-80-90",
        "Abstract; Sec 1; Sec 4.4",
        "share of inference in AI compute, 2025, in the paper's own tables",
        "80 to 90",
        Fit::Inside,
        "Half in 2025 by both tables and by Deloitte, two thirds in 2026. 80 to 90 per cent is \
         attributed to a magazine; it may be the share of use after deployment, not of all \
         compute.",
        |e| {
            let v1 = share(e, ("v1", "4a"), "2025", "Inference")?;
            let v2 = share(e, ("v2", "4"), "2025", "Inference")?;
            Ok(extremes(v1.into_iter().chain(v2)))
        },
    )
    .unit("%"),
    Claim::relation(
        "v1-training-share-decline",
        "Sec 1",
        "training share 2023 and 2026 against two thirds and one third",
        "two-thirds to one-third",
        Order::Near(0.5),
        "67 and 33 per cent in Table 4a; 2026 is a projection.",
        |e| {
            let [first, _] = share(e, ("v1", "4a"), "2023", "Training")?;
            let [last, _] = share(e, ("v1", "4a"), "2026, proj.", "Training")?;
            Ok(vec![[first, 200.0 / 3.0], [last, 100.0 / 3.0]])
        },
    )
    .unit("%"),
    Claim::missing(
        "both-inference-market",
        "Sec 1; Sec 4.4",
        "inference market 2025 and 2030",
        "106 to 255",
        "the market study behind it (MarketsandMarkets 2025): not public, and no page was found \
         that states the two numbers",
        "A growth of 19 per cent a year, far below that of tokens routed in public records.",
    )
    .unit("$B"),
    Claim::relation(
        "both-inference-majority",
        "Sec 4.4 (v1); Sec 7 (v1); Table 4 (v2)",
        "inference share 2026 against one half",
        "share > 50%",
        Order::Above,
        "Two thirds, a projection by Deloitte. No firm publishes the split.",
        |e| {
            let v1 = share(e, ("v1", "4a"), "2026, proj.", "Inference")?;
            let v2 = share(e, ("v2", "4"), "2026, proj.", "Inference")?;
            Ok(vec![[v1[0], 50.0], [v2[0], 50.0]])
        },
    )
    .unit("%"),
    Claim::relation(
        "both-cost-280",
        "Table 4a (v1); Sec 5.3.3 (v2); Table 4 (v2)",
        "fall of the price of inference, November 2022 to October 2024: printed against the least \
         and the most that rounded prices allow",
        "280",
        Order::AtLeast,
        "20.00 to 0.07 dollars per million tokens is 286, within rounding 267 to 308. A price for \
         given quality, across different models: at 0.23 it would take a rise of cumulative \
         output by more than ten orders of magnitude, so that nearly all of it is not hardware \
         learning.",
        |_| {
            let [first, last] = AI_INDEX_USD_PER_M_TOKENS;
            let cent = 0.005;
            Ok(vec![
                [280.0, first / (last + cent)],
                [first / (last - cent), 280.0],
            ])
        },
    )
    .unit("x")
    .under(
        "from the two prices that the Stanford AI Index 2025 compares, as press reports give them \
         to the cent",
    ),
    Claim::interval(
        "both-latency-orders",
        "Sec 4.4 (v1); Sec 4.2 (v2)",
        "latency of a wireless network over that inside a cluster",
        "5 to 6",
        Fit::Ends,
        "Transfers between accelerators take microseconds end to end, which leaves three to four \
         orders. Methods that exchange updates rarely, over the internet, trained a model of 72 \
         billion parameters in 2026.",
        |_| {
            let millisecond = 1e-3_f64;
            Ok([
                libm::log10(millisecond / 1e-8),
                libm::log10(millisecond / 1e-9),
            ])
        },
    )
    .unit("orders of magnitude")
    .under("one millisecond over ten nanoseconds and over one; the text names the units only"),
    Claim::missing(
        "v1-gpt4-multiple",
        "Sec 4.4",
        "inference cost of GPT-4 in 2024 over its training cost",
        "15",
        "the training cost of GPT-4: not printed, not disclosed",
        "2.3 billion over 15 puts it at 153 million. The 2.3 billion for one model exceed the 2 \
         billion that the sentence before gives for all inference of its maker.",
    )
    .unit("x"),
    Claim::missing(
        "v1-openai-spend",
        "Sec 4.4",
        "OpenAI's compute 2024: training and research, inference",
        "5 and 2",
        "accounts of OpenAI: estimates by others only",
        "Epoch AI's estimate, it seems, which counts a tenth of the 5 as training of models that \
         were released. By it research and training took 70 per cent of one large maker's \
         compute; elsewhere the text gives inference 80 to 90 per cent of all compute.",
    )
    .unit("$B"),
];

/// Price of a million tokens at the quality of GPT-3.5, November 2022 and October 2024, US$ (Stanford
/// AI Index 2025, from press reports).
const AI_INDEX_USD_PER_M_TOKENS: [f64; 2] = [20.0, 0.07];

/// Both ends of the share of a workload in a year.
fn share(
    e: &Evidence<'_>,
    exhibit: Exhibit,
    year: &str,
    workload: &str,
) -> Result<[f64; 2], LedgerError> {
    let row = if year == "2030" {
        "Projected share (2030)".to_owned()
    } else {
        format!("Share of AI compute ({year})")
    };
    span(e, exhibit, &row, workload)
}

fn shares_sum(
    e: &Evidence<'_>,
    exhibit: Exhibit,
    years: &[&str],
) -> Result<Vec<[f64; 2]>, LedgerError> {
    let mut sides = Vec::new();
    for year in years {
        let training = share(e, exhibit, year, "Training")?;
        let inference = share(e, exhibit, year, "Inference")?;
        sides.push([training[0] + inference[1], 100.0]);
        sides.push([training[1] + inference[0], 100.0]);
    }
    Ok(sides)
}
