//! The data behind endodec as text: CSV files described by one Frictionless data package.
//!
//! This crate holds no code. `endodec-empirics` reads and types what is here; `datapackage.json` says of every
//! file where its numbers come from, how good they are, what each column means and under which licence it stands.

/// The Frictionless data package: title, sources, licences, grade, columns with units, hash of every file.
pub const DATAPACKAGE: &str = include_str!("datapackage.json");

/// Path and text of every file of the package, in the order of [`DATAPACKAGE`].
pub const FILES: &[(&str, &str)] = &[
    ("author_capex.csv", include_str!("author_capex.csv")),
    (
        "author_dram_panel.csv",
        include_str!("author_dram_panel.csv"),
    ),
    (
        "author_export_control_models.csv",
        include_str!("author_export_control_models.csv"),
    ),
    (
        "author_export_control_panel.csv",
        include_str!("author_export_control_panel.csv"),
    ),
    (
        "author_hbm_prices.csv",
        include_str!("author_hbm_prices.csv"),
    ),
    (
        "author_internet_adoption.csv",
        include_str!("author_internet_adoption.csv"),
    ),
    (
        "author_pc_adoption.csv",
        include_str!("author_pc_adoption.csv"),
    ),
    ("author_r0_inputs.csv", include_str!("author_r0_inputs.csv")),
    ("author_tests.csv", include_str!("author_tests.csv")),
    ("claim_drafts.csv", include_str!("claim_drafts.csv")),
    (
        "claim_drafts_new_in_v7_4.csv",
        include_str!("claim_drafts_new_in_v7_4.csv"),
    ),
    ("consumer_silicon.csv", include_str!("consumer_silicon.csv")),
    (
        "consumer_silicon_tok_s.csv",
        include_str!("consumer_silicon_tok_s.csv"),
    ),
    ("contradictions.csv", include_str!("contradictions.csv")),
    (
        "dram_bit_growth_anchors.csv",
        include_str!("dram_bit_growth_anchors.csv"),
    ),
    (
        "dram_market_revenue.csv",
        include_str!("dram_market_revenue.csv"),
    ),
    ("export_control.csv", include_str!("export_control.csv")),
    (
        "export_control_families.csv",
        include_str!("export_control_families.csv"),
    ),
    ("hbm_prices.csv", include_str!("hbm_prices.csv")),
    ("hbm_shipments.csv", include_str!("hbm_shipments.csv")),
    (
        "huggingface_downloads.csv",
        include_str!("huggingface_downloads.csv"),
    ),
    (
        "hyperscaler_capex.csv",
        include_str!("hyperscaler_capex.csv"),
    ),
    ("ibm_financials.csv", include_str!("ibm_financials.csv")),
    (
        "learning_rates_published.csv",
        include_str!("learning_rates_published.csv"),
    ),
    (
        "openrouter_open_share_daily_2025q1.csv",
        include_str!("openrouter_open_share_daily_2025q1.csv"),
    ),
    (
        "openrouter_open_share_monthly.csv",
        include_str!("openrouter_open_share_monthly.csv"),
    ),
    (
        "openrouter_state_of_ai_facts.csv",
        include_str!("openrouter_state_of_ai_facts.csv"),
    ),
    ("pcdb_dram.csv", include_str!("pcdb_dram.csv")),
    (
        "pcdb_hard_disk_drive.csv",
        include_str!("pcdb_hard_disk_drive.csv"),
    ),
    (
        "pcdb_photovoltaics_2.csv",
        include_str!("pcdb_photovoltaics_2.csv"),
    ),
    ("pcdb_transistor.csv", include_str!("pcdb_transistor.csv")),
    (
        "pcdb_wind_turbine_denmark.csv",
        include_str!("pcdb_wind_turbine_denmark.csv"),
    ),
    (
        "prediction_measures.csv",
        include_str!("prediction_measures.csv"),
    ),
    (
        "prediction_observations.csv",
        include_str!("prediction_observations.csv"),
    ),
    ("predictions.csv", include_str!("predictions.csv")),
    ("solar_pv.csv", include_str!("solar_pv.csv")),
    (
        "training_inference_share.csv",
        include_str!("training_inference_share.csv"),
    ),
    (
        "paper/v1_t01_positioning.csv",
        include_str!("paper/v1_t01_positioning.csv"),
    ),
    (
        "paper/v1_t02_dram.csv",
        include_str!("paper/v1_t02_dram.csv"),
    ),
    ("paper/v1_t03_hbm.csv", include_str!("paper/v1_t03_hbm.csv")),
    (
        "paper/v1_t04_capex.csv",
        include_str!("paper/v1_t04_capex.csv"),
    ),
    ("paper/v1_t05_ibm.csv", include_str!("paper/v1_t05_ibm.csv")),
    (
        "paper/v1_t06_cross_domain.csv",
        include_str!("paper/v1_t06_cross_domain.csv"),
    ),
    (
        "paper/v1_t07_coordination_pattern.csv",
        include_str!("paper/v1_t07_coordination_pattern.csv"),
    ),
    (
        "paper/v1_t08_adoption_function.csv",
        include_str!("paper/v1_t08_adoption_function.csv"),
    ),
    (
        "paper/v1_t09_lag_kappa.csv",
        include_str!("paper/v1_t09_lag_kappa.csv"),
    ),
    (
        "paper/v1_t4a_training_inference.csv",
        include_str!("paper/v1_t4a_training_inference.csv"),
    ),
    (
        "paper/v1_tB1_overinvestment.csv",
        include_str!("paper/v1_tB1_overinvestment.csv"),
    ),
    (
        "paper/v2_t01_positioning.csv",
        include_str!("paper/v2_t01_positioning.csv"),
    ),
    (
        "paper/v2_t02_tstar_sensitivity.csv",
        include_str!("paper/v2_t02_tstar_sensitivity.csv"),
    ),
    (
        "paper/v2_t03_coordination_lag.csv",
        include_str!("paper/v2_t03_coordination_lag.csv"),
    ),
    (
        "paper/v2_t04_training_inference.csv",
        include_str!("paper/v2_t04_training_inference.csv"),
    ),
    (
        "paper/v2_t05_competing_predictions.csv",
        include_str!("paper/v2_t05_competing_predictions.csv"),
    ),
    (
        "paper/v2_t06_dram_die.csv",
        include_str!("paper/v2_t06_dram_die.csv"),
    ),
    (
        "paper/v2_t07_cost_decomposition.csv",
        include_str!("paper/v2_t07_cost_decomposition.csv"),
    ),
    (
        "paper/v2_t08_hbm_curve.csv",
        include_str!("paper/v2_t08_hbm_curve.csv"),
    ),
    (
        "paper/v2_t09_capex.csv",
        include_str!("paper/v2_t09_capex.csv"),
    ),
    (
        "paper/v2_t10_r0_openrouter.csv",
        include_str!("paper/v2_t10_r0_openrouter.csv"),
    ),
    (
        "paper/v2_t11_cross_domain.csv",
        include_str!("paper/v2_t11_cross_domain.csv"),
    ),
    (
        "paper/v2_t12_overinvestment.csv",
        include_str!("paper/v2_t12_overinvestment.csv"),
    ),
    (
        "paper/v2_t13_bai_perron.csv",
        include_str!("paper/v2_t13_bai_perron.csv"),
    ),
];
