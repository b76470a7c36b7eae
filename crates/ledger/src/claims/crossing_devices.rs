//! Price of consumer devices and the crossing condition: section 4.5 of version 1, 5.2.4 of version 2.

use endodec_empirics::{CrossingCondition, Device};

use super::claim::Claim;
use super::exhibits::{count, extremes, found};
use super::hbm::reported_growth;
use super::silicon::{AMD, M3_ULTRA, M4_MAX, amd_bandwidth, bandwidth, device};
use super::statement::{Fit, Order};
use crate::error::LedgerError;
use crate::evidence::Evidence;

pub(super) const CLAIMS: &[Claim] = &[
    Claim::value(
        "v1-hailo-params-dollar",
        "Sec 4.5",
        "parameters per dollar, Hailo board",
        "15.4",
        "2 billion parameters over 130 dollars, for a board that needs a computer to sit on.",
        |e| Ok(2e3 / price(e, "Hailo-10H on AI HAT+ 2")?),
    )
    .unit("M/$"),
    Claim::value(
        "v1-amd-params-dollar",
        "Sec 4.5",
        "parameters per dollar, AMD system",
        "35",
        "70 billion over 2,000 dollars. In mid-2026 the same machines cost 1,800 to 3,000.",
        |e| Ok(70e3 / price(e, AMD)?),
    )
    .unit("M/$"),
    Claim::value(
        "v1-apple-params-dollar",
        "Sec 4.5",
        "parameters per dollar, M4 Max",
        "17.7",
        "70 billion over the printed 3,949 dollars; at the 3,499 found for this configuration it \
         would be 20.",
        |_| Ok(70e3 / M4_MAX_PRINTED_PRICE),
    )
    .unit("M/$"),
    Claim::relation(
        "v1-amd-most-efficient",
        "Sec 4.5",
        "parameters per dollar: AMD against M4 Max, M4 Max against M3 Ultra",
        "35 > 17.7 > 14",
        Order::Above,
        "The measure counts a model that fits and not how fast it runs: per dollar and token a \
         second the order is the reverse: 9.3, 7.2 and 6.1 dollars per GB/s.",
        |e| {
            let amd = 70e3 / price(e, AMD)?;
            let m4_max = 70e3 / M4_MAX_PRINTED_PRICE;
            let m3_ultra = 70e3 / M3_ULTRA_PRINTED_PRICE;
            Ok(vec![[amd, m4_max], [m4_max, m3_ultra]])
        },
    )
    .unit("M/$"),
    Claim::value(
        "v1-m3ultra-price-multiple",
        "Sec 4.5",
        "price of the M3 Ultra over the limit",
        "3.3",
        "5,000 over 1,500, both printed; the price is given as a lower bound, so the multiple is \
         one too.",
        |_| Ok(M3_ULTRA_PRINTED_PRICE / CrossingCondition::PAPER.price_usd),
    )
    .unit("x"),
    Claim::value(
        "v1-memory-cost",
        "Sec 4.5",
        "128 GB at the LPDDR5X price",
        "~450",
        "128 times 3.50, printed as approximately 450. Memory prices doubled and more in 2026.",
        |_| Ok(MEMORY_COST),
    )
    .unit("$"),
    Claim::value(
        "v1-memory-share",
        "Sec 4.5",
        "that memory as a share of the limit",
        "30",
        "448 over 1,500. The gap is not dominated by it: with free memory the AMD system would \
         still cost 1,550.",
        |_| Ok(100.0 * MEMORY_COST / CrossingCondition::PAPER.price_usd),
    )
    .unit("%"),
    Claim::value(
        "v1-none-meets-condition",
        "Sec 4.5",
        "devices that hold 40 GB, reach 20 tokens a second and cost less than 1,500 dollars",
        "0",
        "All devices in the shipped list, at list prices and theoretical bandwidth.",
        |e| {
            let condition = CrossingCondition::PAPER;
            let met = |device: &&Device| condition.evaluate(device).met == Some(true);
            Ok(count(e.inputs.data.devices.devices.iter().filter(met)))
        },
    )
    .unit("systems"),
    Claim::relation(
        "v1-amd-arguably-crosses",
        "Sec 4.5",
        "price of the AMD system against the limit",
        "capability, speed and price met",
        Order::Below,
        "Capability and speed can be reframed; of the price, 2,000 is not below 1,500, and \
         the next paragraph says that no system qualifies.",
        |e| Ok(vec![[price(e, AMD)?, CrossingCondition::PAPER.price_usd]]),
    )
    .unit("$"),
    Claim::interval(
        "v1-gap-closes-2028-2030",
        "Sec 4.5",
        "year in which the listed systems reach 1.875 dollars per GB/s at elasticity 0.23",
        "2028 to 2030",
        Fit::Inside,
        "Cost has to fall by a factor of three to five, and version 1 prints no growth of output. \
         With the 25 per cent a year behind version 2's Table 2 that takes 23 to 31 years; with \
         the reported growth of stacked memory in 2024-26, about twofold a year, seven to nine; \
         only if the log price itself falls by 0.23 a year, five to seven.",
        |e| {
            let target = CrossingCondition::PAPER.target_usd_per_gb_s();
            let learning = [e.constants.table_2_growth, reported_growth(e)?]
                .map(|growth| e.constants.elasticity * libm::log(1.0 + growth));
            let now = [
                price(e, AMD)? / amd_bandwidth(e)?,
                M4_MAX_PRINTED_PRICE / bandwidth(e, M4_MAX)?,
                M3_ULTRA_PRINTED_PRICE / bandwidth(e, M3_ULTRA)?,
            ];
            Ok(extremes(now.into_iter().flat_map(|cost| {
                learning.map(|yearly| 2025.0 + libm::log(cost / target) / yearly)
            })))
        },
    )
    .unit("year"),
    Claim::relation(
        "v2-threshold-met-professional",
        "Sec 1; Table 3; Prediction 2",
        "best token ceiling on a dense 70B model above the price limit, against 20",
        "met",
        Order::AtLeast,
        "A workstation card of 96 GB has a ceiling of 45, for 8,200 dollars. The paper names no \
         such device; it is in the shipped list.",
        |e| {
            let condition = CrossingCondition::PAPER;
            let best = e
                .inputs
                .data
                .devices
                .devices
                .iter()
                .filter(|device| {
                    device
                        .price_usd
                        .is_some_and(|usd| usd >= condition.price_usd)
                })
                .filter_map(|device| device.token_ceiling(condition.model_gb))
                .reduce(f64::max);
            Ok(vec![[
                found(best, "device that holds a dense 70B model")?,
                condition.tokens_per_s,
            ]])
        },
    )
    .unit("tok/s"),
    Claim::missing(
        "v2-rtx-memory-bom",
        "Sec 5.2.4",
        "memory in the bill of materials of a graphics card",
        "80",
        "a bill of materials: none is cited, printed or public",
        "The 30 to 40 per cent before the shortage, printed beside it, have no source either.",
    )
    .unit("%"),
];

/// Printed in v1 section 4.5, US$.
const M4_MAX_PRINTED_PRICE: f64 = 3949.0;
/// Printed in v1 section 4.5 as a lower bound, US$.
const M3_ULTRA_PRINTED_PRICE: f64 = 5000.0;
/// 128 GB at 3.50 US$/GB, both printed in v1 section 4.5.
const MEMORY_COST: f64 = 128.0 * 3.5;

fn price(e: &Evidence<'_>, name: &str) -> Result<f64, LedgerError> {
    found(device(e, name)?.price_usd, format!("price of {name}"))
}
