use std::collections::BTreeMap;

use approx::assert_relative_eq;
use endodec_empirics::{Datasets, Date, EB_PER_MILLION_MBIT, Grade, R0Series, Treatment};

fn data() -> Datasets {
    Datasets::embedded().expect("embedded data are well-formed")
}

fn with_file(path: &str, text: &str) -> Result<Datasets, String> {
    let files = BTreeMap::from([(path.to_owned(), text.to_owned())]);
    Datasets::with_files("mine", &files).map_err(|error| error.to_string())
}

#[test]
fn row_counts_are_those_of_the_sources() {
    let data = data();
    assert_eq!(data.dram.panel.len(), 41);
    assert_eq!(data.curves.dram.len(), 37);
    assert_eq!(data.curves.solar.len(), 44);
    assert_eq!(data.openrouter.monthly.len(), 22);
    assert_eq!(data.openrouter.daily.len(), 59);
    assert_eq!(data.predictions.stated.len(), 22);
    assert_eq!(data.predictions.observations.len(), 248);
    assert_eq!(data.capex.filings.len(), 74);
    assert_eq!(data.printed.tables.len(), 24);
    assert_eq!(data.r0_inputs.series(R0Series::OpenWeightShare).len(), 8);
    assert_eq!(data.r0_inputs.downloads("qwen").len(), 3);
}

#[test]
fn previous_output_of_each_year_is_the_cumulative_output_of_the_year_before() {
    let curves = data().curves;
    for series in [
        &curves.dram,
        &curves.hard_disk_drive,
        &curves.photovoltaics,
        &curves.transistor,
        &curves.wind_turbine,
    ] {
        for years in series.windows(2) {
            if let (Some(before), Some(previous)) =
                (years[0].cumulative_output(), years[1].previous_output)
            {
                // The sources round to a handful of digits.
                assert_relative_eq!(before, previous, max_relative = 2e-4);
            }
        }
    }
}

#[test]
fn cumulative_output_is_known_in_every_year_of_every_series() {
    let curves = data().curves;
    let all = [
        &curves.dram,
        &curves.hard_disk_drive,
        &curves.photovoltaics,
        &curves.transistor,
        &curves.wind_turbine,
    ];
    for series in all {
        let outputs: Vec<f64> = series
            .iter()
            .map(|year| year.cumulative_output().unwrap())
            .collect();
        assert!(
            outputs.windows(2).all(|pair| pair[0] < pair[1]),
            "{}",
            series.name()
        );
    }
    // 1971 has no previous output, and 1972 says that all before it was that of 1971.
    assert_relative_eq!(curves.dram[0].cumulative_output().unwrap(), 0.00092);
}

#[test]
fn dram_output_is_counted_in_decimal_exabytes() {
    // 10⁶ Mbit = 10¹² bit; eight bits a byte; 10¹⁸ bytes an EB.
    assert_relative_eq!(EB_PER_MILLION_MBIT, 1e12 / 8.0 / 1e18);
    let &(year, eb) = data().curves.dram_cumulative_eb().last().unwrap();
    assert_eq!(year, 2007);
    assert_relative_eq!(eb, (5_628_143.382 + 8_690_504.332) * 1.25e-7);
}

#[test]
fn hbm_revenue_over_output_is_the_shipped_blended_price() {
    let market = data().dram.market;
    for (year, price) in market.iter().zip([11.48, 15.0, 16.21]) {
        assert_relative_eq!(year.hbm_price_usd_per_gb(), price, epsilon = 0.0051);
    }
}

#[test]
fn shares_from_tokens_are_the_shipped_shares() {
    let data = data();
    for (name, rows) in [
        ("openrouter_open_share_monthly", &data.openrouter.monthly),
        ("openrouter_open_share_daily_2025q1", &data.openrouter.daily),
    ] {
        let table = data.file(name).unwrap().table().unwrap();
        let low = table.numbers("open_share_low").unwrap();
        let high = table.numbers("open_share_high").unwrap();
        for ((row, low), high) in rows.iter().zip(low).zip(high) {
            assert_relative_eq!(row.open_share_low(), low, epsilon = 1e-6);
            assert_relative_eq!(row.open_share_high(), high, epsilon = 1e-6);
            assert!(row.open_share_low() <= row.open_share_high());
            assert!(row.open_share_low() <= row.open_share_ceiling());
        }
    }
}

#[test]
fn the_incomplete_last_month_ends_where_the_record_ends() {
    let through: Vec<String> = data()
        .openrouter
        .monthly
        .iter()
        .map(|month| month.through.to_string())
        .collect();
    assert_eq!(through.first().unwrap(), "2025-01-31");
    assert_eq!(through.last().unwrap(), "2026-10-09");
}

#[test]
fn published_exponents_follow_from_published_rates() {
    let data = data();
    let shipped = data
        .file("learning_rates_published")
        .unwrap()
        .table()
        .unwrap();
    for (row, rate) in shipped.rows().zip(&data.learning_rates) {
        if let (Some(alpha), Some(rate)) = (
            row.optional_number("alpha_equivalent").unwrap(),
            rate.learning_rate,
        ) {
            assert_relative_eq!(alpha, -(1.0 - rate).log2(), epsilon = 6e-4);
        }
    }
}

#[test]
fn rows_carry_their_own_grade_and_files_the_rest() {
    let data = data();
    let (filing, provenance) = data
        .capex
        .filings
        .with_provenance()
        .find(|(row, _)| row.company == "Meta" && row.fiscal_year == 2025)
        .unwrap();
    assert_eq!(filing.fiscal_year_end, Date::new(2025, 12, 31).unwrap());
    assert_eq!(provenance.grade, Grade::A);
    assert!(provenance.source.contains("accession"));
    let (_, provenance) = data.dram.panel.with_provenance().next().unwrap();
    assert_eq!(
        (provenance.grade, provenance.licence.as_str()),
        (Grade::C, "notspecified")
    );
}

#[test]
fn no_observation_is_known_before_it_could_have_been_made() {
    let predictions = data().predictions;
    let newest = predictions.newest().unwrap();
    assert_eq!(newest.to_string(), "2026-10-10");
    for row in &predictions.observations {
        assert!(row.known_on <= newest);
        assert!(
            row.from.is_none_or(|from| from <= row.known_on),
            "{}",
            row.date
        );
    }
    let mid_2025 = Date::new(2025, 6, 30).unwrap();
    let known: Vec<_> = predictions
        .known(mid_2025)
        .filter(|(row, _)| row.prediction_id == "both-p4-stablecoin")
        .map(|(row, _)| row.date.as_str())
        .collect();
    assert_eq!(known, ["2025-03-31", "2025-06-30", "2025-06-30"]);
}

#[test]
fn deadlines_are_days_where_the_paper_gives_any() {
    let predictions = data().predictions;
    let without: Vec<_> = predictions
        .stated
        .iter()
        .filter(|row| row.deadline_date.is_none())
        .map(|row| row.id.as_str())
        .collect();
    assert_eq!(without, ["v2-overcapacity-lag", "v2-supercycle-temporary"]);
}

#[test]
fn a_users_file_stands_in_place_of_the_shipped_one() {
    let text = "year,price_usd_per_gb,cumulative_eb\n2024,2,3200\n2025,3,4200\n";
    let data = with_file("author_dram_panel.csv", text).unwrap();
    assert_eq!(data.dram.panel.len(), 2);
    assert_eq!(data.curves.dram.len(), 37, "the other files stay");
    let provenance = data.dram.panel.provenance();
    assert_eq!(
        (provenance.source.as_str(), provenance.grade),
        ("mine/author_dram_panel.csv", Grade::C)
    );
    assert_eq!(provenance.licence, "");
    assert!(data.file("author_dram_panel").unwrap().is_replaced());
}

#[test]
fn a_users_package_describes_a_users_file() {
    let package = r#"{"resources": [{"name": "author_dram_panel", "path": "author_dram_panel.csv", "grade": "B",
        "sources": [{"title": "my archive"}], "licenses": [{"name": "CC0-1.0"}]}]}"#;
    let files = BTreeMap::from([
        ("datapackage.json".to_owned(), package.to_owned()),
        (
            "author_dram_panel.csv".to_owned(),
            "year,price_usd_per_gb,cumulative_eb\n2024,2,3200\n".to_owned(),
        ),
    ]);
    let data = Datasets::with_files("mine", &files).unwrap();
    let provenance = data.dram.panel.provenance();
    assert_eq!(
        (provenance.source.as_str(), provenance.licence.as_str()),
        ("my archive", "CC0-1.0")
    );
    assert_eq!(provenance.grade, Grade::B);
}

#[test]
fn the_same_text_keeps_its_provenance() {
    let text = data().file("solar_pv").unwrap().text().to_owned();
    let data = with_file("solar_pv.csv", &text).unwrap();
    assert_eq!(data.curves.solar.provenance().licence, "CC-BY-4.0");
    assert!(!data.file("solar_pv").unwrap().is_replaced());
}

#[test]
fn a_users_row_makes_an_observation() {
    let shipped = data()
        .file("prediction_observations")
        .unwrap()
        .text()
        .to_owned();
    let row = "both-p4-stablecoin,Treasuries,2027-03-31,310,$B,Attested,https://example.org,A,,stablecoin_treasuries_usd_bn,all issuers,\n";
    let data = with_file("prediction_observations.csv", &format!("{shipped}{row}")).unwrap();
    assert_eq!(data.predictions.newest().unwrap().to_string(), "2027-03-31");
    let last = data.predictions.observations.last().unwrap();
    assert_eq!(
        (last.value.number(), last.known_on.to_string().as_str()),
        (Some(310.0), "2027-03-31")
    );
}

#[test]
fn bad_files_are_named_with_line_column_and_reason() {
    for (path, text, message) in [
        (
            "author_dram_panel.csv",
            "year,price_usd_per_gb,cumulative_eb\n2024,-2,3200\n",
            "mine/author_dram_panel.csv, line 2, column `price_usd_per_gb`: a finite number above zero is required, got `-2`",
        ),
        (
            "author_dram_panel.csv",
            "year,price,cumulative_eb\n2024,2,3200\n",
            "mine/author_dram_panel.csv: there is no column `price_usd_per_gb`; the columns are `year`, `price`, `cumulative_eb`",
        ),
        (
            "hyperscaler_capex.csv",
            "company,fiscal_year,fiscal_year_end,definition,value_usd_m,grade\nMeta,2025,2025-12-31,ppe_gross,1,D\n",
            "mine/hyperscaler_capex.csv, line 2, column `grade`: a grade A, B, C or P is required, got `D`",
        ),
        (
            "author_pc_adoption.csv",
            "year,pcs_installed_millions,median_pc_price_usd,ibm_mainframe_share_pct,software_titles\n1975,1,2,120,0\n",
            "mine/author_pc_adoption.csv, line 2, column `ibm_mainframe_share_pct`: a percentage from 0 to 100 is required, got `120`",
        ),
    ] {
        assert_eq!(with_file(path, text).unwrap_err(), message);
    }
    let observations = data()
        .file("prediction_observations")
        .unwrap()
        .text()
        .to_owned();
    let misspelt = format!("{observations}x,y,2027,1,$B,z,s,A,,stablecoin_treasury_usd_bn,,\n");
    assert_eq!(
        with_file("prediction_observations.csv", &misspelt).unwrap_err(),
        "mine/prediction_observations.csv, line 250, column `measure`: a measure listed in prediction_measures.csv, \
         or none is required, got `stablecoin_treasury_usd_bn`"
    );
    let data = data();
    let measures = data.file("prediction_measures").unwrap().text();
    let renamed = measures.replace("stablecoin_treasuries_usd_bn", "stablecoin_treasury_usd_bn");
    assert_eq!(
        with_file("prediction_measures.csv", &renamed).unwrap_err(),
        "mine/prediction_measures.csv, column `measure`: a row with `stablecoin_treasuries_usd_bn` is required, \
         since it is read by that name"
    );
    let unknown = with_file("hbm_price.csv", "a\n1\n").unwrap_err();
    assert!(
        unknown.starts_with("mine/hbm_price.csv: no data file of this path is known"),
        "{unknown}"
    );
    let long = with_file(&"x".repeat(10_000), "a\n1\n").unwrap_err();
    assert!(long.len() < 6_000, "{} bytes", long.len());
    let files = BTreeMap::from([
        (
            "datapackage.json".to_owned(),
            endodec_data::DATAPACKAGE.replacen("\"author_capex\"", "\"my_capex\"", 1),
        ),
        (
            "author_capex.csv".to_owned(),
            "company,year,capex_busd\n".to_owned(),
        ),
    ]);
    assert_eq!(
        Datasets::with_files("mine", &files)
            .map_err(|error| error.to_string())
            .unwrap_err(),
        "mine/datapackage.json: the resource of author_capex.csv must have the name `author_capex`, got `my_capex`"
    );
    let package = with_file("datapackage.json", "{\"resources\": 1}").unwrap_err();
    assert!(
        package.starts_with("mine/datapackage.json: a Frictionless data package is required"),
        "{package}"
    );
}

#[test]
fn an_unknown_name_lists_the_known_ones() {
    let error = data().file("dram").unwrap_err().to_string();
    assert!(
        error.starts_with("there is no data file `dram`; the names are `author_capex`, "),
        "{error}"
    );
}

#[test]
fn nine_families_found_by_chance_show_no_excess_of_small_models_under_export_controls() {
    let data = data();
    assert_eq!(
        data.export_control
            .released_sizes(Treatment::Constrained, Date::MAX),
        (1, 11)
    );
    assert_eq!(
        data.export_control
            .released_sizes(Treatment::Unconstrained, Date::MAX),
        (3, 16)
    );
    assert_eq!(data.export_control.competing.len(), 5);
}
