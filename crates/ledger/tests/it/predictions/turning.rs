//! For each prediction, rows that turn its status, and the status that must follow.

use endodec_ledger::predictions::Status;

use super::{find, with_rows};

/// An identifier, rows to add, the day of judgement and what must follow.
type Case<'a> = (&'a str, &'a [[&'a str; 5]], &'a str, Status);

#[test]
fn added_rows_turn_every_prediction_that_data_can_turn() {
    use Status::{Failed, Met, Open, Undecidable};
    const CHEAP: [&str; 5] = ["2028-01-31", "1499", "$", "device_price_usd", "box"];
    const SHARE: &str = "distributed_inference_share";
    let cases: &[Case<'_>] = &[
        (
            "both-p1-stacked-16gb",
            &[
                ["2027-06-30", "16", "GB", "stacked_memory_gb", "stick"],
                ["2027-06-30", "199", "$", "stacked_price_usd", "stick"],
            ],
            "2027-06-30",
            Met,
        ),
        (
            "both-p1-stacked-16gb",
            &[
                ["2028-06-30", "16", "GB", "stacked_memory_gb", "stick"],
                ["2028-06-30", "199", "$", "stacked_price_usd", "stick"],
            ],
            "2029-01-31",
            Undecidable,
        ),
        (
            "both-p1-stacked-16gb",
            &[["2028-12-31", "8", "GB", "stacked_memory_gb", "stick"]],
            "2029-01-31",
            Failed,
        ),
        (
            "both-p1-stacked-16gb",
            &[["2028-12-31", "12", "GB", "stacked_memory_gb", "stick"]],
            "2029-01-31",
            Undecidable,
        ),
        (
            "v1-p2-70b-device",
            &[
                CHEAP,
                ["2028-01-31", "20", "tok/s", "tok_s_dense_70b", "box"],
            ],
            "2028-01-31",
            Met,
        ),
        (
            "v1-p2-70b-device",
            &[
                CHEAP,
                ["2028-01-31", "19", "tok/s", "tok_s_dense_70b", "box"],
            ],
            "2028-01-31",
            Open,
        ),
        (
            "v1-p2-70b-device",
            &[["2032-01-01", "19", "tok/s", "tok_s_dense_70b", "box"]],
            "2032-01-31",
            Failed,
        ),
        (
            "v2-p2-70b-device",
            &[
                CHEAP,
                ["2028-01-31", "20", "tok/s", "tok_s_70b_quality", "box"],
            ],
            "2028-01-31",
            Met,
        ),
        (
            "v2-p2-70b-device",
            &[["2032-01-01", "19", "tok/s", "tok_s_70b_quality", "box"]],
            "2032-01-31",
            Failed,
        ),
        (
            "v1-gap-closes-2028-2030",
            &[[
                "2030-06-30",
                "1.8",
                "$/(GB/s)",
                "usd_per_gb_s_system",
                "box",
            ]],
            "2030-06-30",
            Met,
        ),
        (
            "v1-gap-closes-2028-2030",
            &[[
                "2031-06-30",
                "1.9",
                "$/(GB/s)",
                "usd_per_gb_s_system",
                "box",
            ]],
            "2031-06-30",
            Failed,
        ),
        (
            "v2-p3-capex",
            &[
                ["2026-12-31", "50", "$B", "inference_capex_usd_bn", "Meta"],
                ["2027-12-31", "40", "$B", "inference_capex_usd_bn", "Meta"],
                ["2026-12-31", "20", "$B", "training_capex_usd_bn", "Meta"],
                ["2027-12-31", "20", "$B", "training_capex_usd_bn", "Meta"],
            ],
            "2027-12-31",
            Met,
        ),
        (
            "v1-p3-capex",
            &[
                ["2026-12-31", "50", "$B", "inference_capex_usd_bn", "Meta"],
                ["2027-12-31", "40", "$B", "inference_capex_usd_bn", "Meta"],
                ["2026-12-31", "20", "$B", "training_capex_usd_bn", "Meta"],
                ["2027-12-31", "20", "$B", "training_capex_usd_bn", "Meta"],
            ],
            "2027-12-31",
            Open,
        ),
        (
            "v1-p3-capex",
            &[
                ["2026-12-31", "50", "$B", "inference_capex_usd_bn", "Meta"],
                ["2027-12-31", "40", "$B", "inference_capex_usd_bn", "Meta"],
                ["2026-12-31", "20", "$B", "training_capex_usd_bn", "Meta"],
                ["2027-12-31", "20", "$B", "training_capex_usd_bn", "Meta"],
                ["2027-12-31", "edge", "", "strategy_statement", "Meta"],
            ],
            "2027-12-31",
            Met,
        ),
        (
            "v2-p3-capex",
            &[
                ["2028-12-31", "50", "$B", "inference_capex_usd_bn", "Meta"],
                ["2029-12-31", "60", "$B", "inference_capex_usd_bn", "Meta"],
                ["2028-12-31", "20", "$B", "training_capex_usd_bn", "Meta"],
                ["2029-12-31", "20", "$B", "training_capex_usd_bn", "Meta"],
            ],
            "2029-12-31",
            Failed,
        ),
        (
            "both-p4-stablecoin",
            &[[
                "2027-09-30",
                "301",
                "$B",
                "stablecoin_treasuries_usd_bn",
                "all",
            ]],
            "2027-09-30",
            Met,
        ),
        (
            "both-p4-stablecoin",
            &[[
                "2027-12-31",
                "199",
                "$B",
                "stablecoin_treasuries_usd_bn",
                "all",
            ]],
            "2028-01-31",
            // The widest way to count passed 200 in June 2026; under this one alone it fails, as the test below says.
            Undecidable,
        ),
        (
            "both-p4-stablecoin",
            &[[
                "2027-12-31",
                "250",
                "$B",
                "stablecoin_treasuries_usd_bn",
                "all",
            ]],
            "2028-01-31",
            Undecidable,
        ),
        (
            "both-p4-stablecoin",
            &[[
                "2028-01-31",
                "301",
                "$B",
                "stablecoin_treasuries_usd_bn",
                "all",
            ]],
            "2028-01-31",
            Undecidable,
        ),
        (
            "both-p2star-r0",
            &[
                ["2030-Q1", "10", "%", SHARE, ""],
                ["2030-Q2", "11", "%", SHARE, ""],
                ["2030-Q3", "12.1", "%", SHARE, ""],
                ["2030-Q4", "13.3", "%", SHARE, ""],
                ["2031-Q1", "14.6", "%", SHARE, ""],
                ["2031-04-01", "1", "x", "", ""],
            ],
            "2031-04-01",
            Met,
        ),
        (
            "both-p2star-r0",
            &[
                ["2032-12-31", "0.12", "fraction", SHARE, ""],
                ["2033-03-31", "0.12", "fraction", SHARE, ""],
                ["2033-06-30", "0.12", "fraction", SHARE, ""],
                ["2033-09-30", "0.12", "fraction", SHARE, ""],
                ["2033-12-31", "0.12", "fraction", SHARE, ""],
            ],
            "2033-12-31",
            Failed,
        ),
        (
            "both-p6-tipping",
            &[
                ["2030-12-31", "41", "%", SHARE, ""],
                ["2030-12-31", "0", "1", "centralised_inference_stable", ""],
            ],
            "2030-12-31",
            Met,
        ),
        (
            "both-p6-tipping",
            &[
                ["2032-12-31", "51", "%", SHARE, ""],
                ["2032-12-31", "1", "1", "centralised_inference_stable", ""],
            ],
            "2032-12-31",
            Failed,
        ),
        (
            "both-p7-two-wave",
            &[
                ["2026-12-31", "1", "%", SHARE, ""],
                ["2030-12-31", "20", "%", SHARE, ""],
                ["2032-12-31", "18", "%", SHARE, ""],
                ["2035-12-31", "40", "%", SHARE, ""],
            ],
            "2035-12-31",
            Met,
        ),
        (
            "v1-p7star-trough",
            &[
                ["2031-12-31", "20", "%", SHARE, ""],
                ["2031-12-31", "0.9", "1", "distributed_inference_r0", ""],
                ["2034-12-31", "1.1", "1", "distributed_inference_r0", ""],
            ],
            "2034-12-31",
            Met,
        ),
        (
            "v1-p7star-trough",
            &[
                ["2031-12-31", "20", "%", SHARE, ""],
                ["2031-12-31", "1.1", "1", "distributed_inference_r0", ""],
            ],
            "2034-12-31",
            Failed,
        ),
        (
            "both-ai-lag-compressed",
            &[
                ["2029-01-01", "2028-06-30", "", "hardware_crossing", ""],
                ["2031-01-01", "2030-12-31", "", "r0_crossing", ""],
            ],
            "2031-01-01",
            Met,
        ),
        (
            "both-ai-lag-compressed",
            &[["2029-01-01", "2028-06-30", "", "hardware_crossing", ""]],
            "2031-01-01",
            Open,
        ),
        (
            "both-ai-lag-compressed",
            &[["2029-01-01", "2028-06-30", "", "hardware_crossing", ""]],
            "2032-01-01",
            Failed,
        ),
        (
            "v2-p8-open-weight",
            &[["2027-12-31", "51", "%", "open_weight_share_global", ""]],
            "2027-12-31",
            Met,
        ),
        (
            "v2-p8-open-weight",
            &[["2029-12-31", "39", "%", "open_weight_share_global", ""]],
            "2029-12-31",
            Failed,
        ),
        (
            "v2-p8-open-weight",
            &[["2029-12-31", "45", "%", "open_weight_share_global", ""]],
            "2030-01-31",
            Undecidable,
        ),
        (
            "both-p9-training",
            &[
                [
                    "2030-12-31",
                    "12000",
                    "GPUs",
                    "decentralised_run_gpus",
                    "swarm",
                ],
                [
                    "2030-12-31",
                    "30",
                    "days",
                    "decentralised_run_days",
                    "swarm",
                ],
                ["2030-12-31", "1", "1", "decentralised_run_parity", "swarm"],
            ],
            "2030-12-31",
            Failed,
        ),
        (
            "both-p9-training",
            &[[
                "2030-12-31",
                "12000",
                "GPUs",
                "decentralised_run_gpus",
                "swarm",
            ]],
            "2030-12-31",
            Open,
        ),
        (
            "both-p9-training",
            &[[
                "2035-12-31",
                "9000",
                "GPUs",
                "decentralised_run_gpus",
                "swarm",
            ]],
            "2036-01-01",
            Met,
        ),
        (
            "v1-p9-org-count",
            &[[
                "2028-12-31",
                "20",
                "organisations",
                "frontier_developers",
                "",
            ]],
            "2028-12-31",
            Failed,
        ),
        (
            "v1-p9-org-count",
            &[[
                "2035-12-31",
                "19",
                "organisations",
                "frontier_developers",
                "",
            ]],
            "2035-12-31",
            Met,
        ),
        (
            "both-overcapacity",
            &[["2028-12-31", "1", "$ per chip", "ddr5_16gb_chip_usd", ""]],
            "2028-12-31",
            Met,
        ),
        (
            "both-overcapacity",
            &[["2029-12-31", "9", "$ per chip", "ddr5_16gb_chip_usd", ""]],
            "2029-12-31",
            Failed,
        ),
        (
            "v2-supercycle-temporary",
            &[["2027-12-31", "1", "$ per chip", "ddr5_16gb_chip_usd", ""]],
            "2027-12-31",
            Met,
        ),
        (
            "v2-supercycle-temporary",
            &[["2028-12-31", "20", "$ per chip", "ddr5_16gb_chip_usd", ""]],
            "2028-12-31",
            Failed,
        ),
        (
            "v2-overcapacity-lag",
            &[
                ["2028-01-01", "2027-12-31", "", "packaging_full_ramp", ""],
                ["2030-06-30", "0.9", "ratio", "packaging_price_to_trend", ""],
            ],
            "2030-06-30",
            Met,
        ),
        (
            "v2-overcapacity-lag",
            &[
                ["2028-01-01", "2027-12-31", "", "packaging_full_ramp", ""],
                ["2031-06-30", "1.1", "ratio", "packaging_price_to_trend", ""],
            ],
            "2031-06-30",
            Failed,
        ),
    ];
    for (id, rows, as_of, expected) in cases {
        let found = find(&with_rows(rows), as_of, id);
        assert_eq!(
            found.status,
            *expected,
            "{id} as of {as_of} with {rows:?}: {}",
            found.note()
        );
    }
}
