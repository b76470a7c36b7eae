//! Speed of consumer devices: section 4.5 of version 1, sections 5.2.4 and 5.3.3 of version 2.

use endodec_empirics::{CrossingCondition, DENSE_70B_Q4_GB, Device, token_ceiling};

use super::claim::Claim;
use super::exhibits::{count, found};
use super::statement::{Fit, Order};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::value(
        "v1-amd-ceiling",
        "Sec 4.5",
        "token ceiling of the AMD system on a dense 70B model",
        "5.4",
        "Measured bandwidth, 215 GB/s, over 40 GB: each token reads every weight once.",
        |e| Ok(token_ceiling(amd_bandwidth(e)?, DENSE_70B_Q4_GB)),
    )
    .unit("tok/s"),
    Claim::relation(
        "v1-amd-measured",
        "Sec 4.5",
        "stated speed of the AMD system against its ceiling",
        "5 <= 5.4",
        Order::AtMost,
        "Below the ceiling, as it has to be. Measurements published since are 2.5 to 2.6, about 5 \
         in one report.",
        |e| {
            Ok(vec![[
                5.0,
                token_ceiling(amd_bandwidth(e)?, DENSE_70B_Q4_GB),
            ]])
        },
    )
    .unit("tok/s"),
    Claim::value(
        "v1-m4max-ceiling",
        "Sec 4.5",
        "token ceiling of the M4 Max on a dense 70B model",
        "13.7",
        "546 GB/s over 40 GB is 13.65, half a unit from either side and rounded up.",
        |e| Ok(token_ceiling(bandwidth(e, M4_MAX)?, DENSE_70B_Q4_GB)),
    )
    .unit("tok/s"),
    Claim::value(
        "v1-m4max-measured",
        "Sec 4.5",
        "speed of the M4 Max on a dense 70B model, by bandwidth",
        "14",
        "The ceiling, rounded up. Offered as a speed it would lie above what the device can do; \
         no measurement was found.",
        |e| Ok(token_ceiling(bandwidth(e, M4_MAX)?, DENSE_70B_Q4_GB)),
    )
    .unit("tok/s"),
    Claim::value(
        "v1-m4max-32b",
        "Sec 4.5",
        "token ceiling of the M4 Max on a dense 32B model of 18 GB",
        "30.3",
        "546 GB/s over 18 GB of weights, the same rule as for the larger model.",
        |e| Ok(token_ceiling(bandwidth(e, M4_MAX)?, DENSE_32B_Q4_GB)),
    )
    .unit("tok/s"),
    Claim::value(
        "v1-m3ultra-70b",
        "Sec 4.5",
        "speed of the M3 Ultra on a dense 70B model, by bandwidth",
        "20",
        "819 over 40 is 20.5, a ceiling. It meets the 20 tokens a second only if nothing at all \
         is lost.",
        |e| Ok(token_ceiling(bandwidth(e, M3_ULTRA)?, DENSE_70B_Q4_GB)),
    )
    .unit("tok/s"),
    Claim::relation(
        "v1-m3ultra-over-m4pro",
        "Sec 4.5",
        "bandwidth of the M3 Ultra and of the M4 Pro",
        "819 > 273",
        Order::Above,
        "Three to one. An Ultra is two large chips, a Pro a middling one: size, not age.",
        |e| {
            Ok(vec![[
                bandwidth(e, M3_ULTRA)?,
                bandwidth(e, "Apple M4 Pro")?,
            ]])
        },
    )
    .unit("GB/s"),
    Claim::value(
        "both-moe-31",
        "Sec 4.5 (v1); Sec 5.2.4 (v2)",
        "token ceiling of the AMD system with 20 billion active parameters of 4 bits",
        "31",
        "215 GB/s over 10 GB: the paper's own rule forbids 31. The model it names has 5.1 billion \
         active parameters, not 20, and runs at 36 to 52 on these machines.",
        mixture_ceiling,
    )
    .unit("tok/s"),
    Claim::relation(
        "v1-bandwidth-determines-speed",
        "Sec 4.5",
        "stated speeds against bandwidth over weights read",
        "tok/s = GB/s / GB",
        Order::Near(0.5),
        "The four dense pairs agree to the token, because they are ceilings. The fifth, the \
         mixture of experts, is half as fast again as the rule allows with the active size \
         printed for it.",
        |e| {
            let amd = amd_bandwidth(e)?;
            let (m4_max, m3_ultra) = (bandwidth(e, M4_MAX)?, bandwidth(e, M3_ULTRA)?);
            Ok(vec![
                [5.0, token_ceiling(amd, DENSE_70B_Q4_GB)],
                [14.0, token_ceiling(m4_max, DENSE_70B_Q4_GB)],
                [30.0, token_ceiling(m4_max, DENSE_32B_Q4_GB)],
                [20.0, token_ceiling(m3_ultra, DENSE_70B_Q4_GB)],
                [31.0, mixture_ceiling(e)?],
            ])
        },
    )
    .unit("tok/s"),
    Claim::relation(
        "v2-rtx-speed",
        "Sec 5.2.4",
        "token ceiling of the RTX 5090 on weights that fill its 32 GB",
        "> 20",
        Order::Above,
        "1,792 over 32 is 56. A dense 70B model does not fit, so that the speed says nothing \
         about the crossing condition as version 1 has it.",
        |e| {
            let card = device(e, "NVIDIA RTX 5090")?;
            let ceiling = found(
                card.token_ceiling(card.memory_gb),
                "bandwidth of the RTX 5090",
            )?;
            Ok(vec![[ceiling, CrossingCondition::PAPER.tokens_per_s]])
        },
    )
    .unit("tok/s"),
    Claim::value(
        "v2-tiers-count",
        "Sec 5.2.4",
        "device tiers described in the section",
        "4",
        "Edge, consumer desktop and discrete graphics. The professional tier, on which the claim \
         that the threshold is met rests, is not described.",
        |_| Ok(count(TIERS)),
    )
    .unit("tiers"),
    Claim::missing(
        "v2-rockchip",
        "Sec 5.2.4",
        "speed of the RK1828 coprocessor on a 7B model",
        "59",
        "a measurement of the RK1828 on a named 7B model, or the maker's own figure for one: the \
         paper cites none",
        "The one public figure found is 50, for the RK182X on a 7B model, in a copy of a trade \
         page. It is another part of the family at best and decides nothing about 59.",
    )
    .unit("tok/s"),
    Claim::interval(
        "v2-moe-reduction",
        "Sec 2.3; Sec 5.3.3",
        "weights read per token: dense 70B over 37 and over 20 billion active",
        "3 to 6",
        Fit::Ends,
        "1.9 to 3.5 with the paper's own active sizes. Six would take 12 billion active.",
        |_| Ok([70.0 / 37.0, 70.0 / 20.0]),
    )
    .unit("x"),
    Claim::interval(
        "v2-quant-reduction",
        "Sec 2.3",
        "memory of 16- or 32-bit weights over 4-bit and over 2-bit weights",
        "4 to 16",
        Fit::Ends,
        "Four is 16 bits to 4, sixteen 32 bits to 2. From 16 bits alone the range is 4 to 8, from 32 \
         bits alone 8 to 16.",
        |_| Ok([16.0 / 4.0, 32.0 / 2.0]),
    )
    .unit("x")
    .under(
        "from 16-bit weights to INT4 at the low end and from 32-bit weights to INT2 at the high \
         end; the paper does not say from which width",
    ),
    Claim::value(
        "v2-int4-reduction",
        "Sec 5.3.3",
        "memory of 16-bit weights over 4-bit weights",
        "4",
        "The crossing condition already counts 4-bit weights, 40 GB for 70 billion: the factor \
         must not be taken twice.",
        |_| Ok(16.0 / 4.0),
    )
    .unit("x"),
];

pub(super) const AMD: &str = "AMD Ryzen AI Max+ 395 (Strix Halo) 128 GB system";
pub(super) const M4_MAX: &str = "Apple M4 Max 128 GB Mac Studio";
pub(super) const M3_ULTRA: &str = "Apple M3 Ultra Mac Studio";

/// Weights of a dense model of 32 billion parameters in 4-bit numbers, GB (v1 section 4.5).
const DENSE_32B_Q4_GB: f64 = 18.0;
/// Bold headings of v2 section 5.2.4.
const TIERS: [&str; 3] = ["edge", "consumer desktop", "discrete GPU"];

pub(super) fn device<'a>(e: &Evidence<'a>, name: &str) -> Result<&'a Device, LedgerError> {
    let mut devices = e.inputs.data.devices.devices.iter();
    found(
        devices.find(|device| device.name == name),
        format!("device {name}"),
    )
}

pub(super) fn bandwidth(e: &Evidence<'_>, name: &str) -> Result<f64, LedgerError> {
    found(
        device(e, name)?.bandwidth_gb_s,
        format!("bandwidth of {name}"),
    )
}

/// Highest measured bandwidth of the AMD system, GB/s.
pub(super) fn amd_bandwidth(e: &Evidence<'_>) -> Result<f64, LedgerError> {
    let measured = device(e, AMD)?.bandwidth_measured_gb_s.interval();
    Ok(found(measured, format!("measured bandwidth of {AMD}"))?.1)
}

/// Token ceiling of the AMD system with 20 billion active parameters of half a byte.
fn mixture_ceiling(e: &Evidence<'_>) -> Result<f64, LedgerError> {
    Ok(token_ceiling(amd_bandwidth(e)?, 20.0 * 0.5))
}
