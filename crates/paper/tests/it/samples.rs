use approx::assert_relative_eq;
use endodec_empirics::Datasets;
use endodec_paper::samples;

#[test]
fn the_nine_printed_rows_have_one_elasticity() {
    let data = Datasets::embedded().unwrap();
    let fit = samples::printed_dram(&data).unwrap().fit().unwrap();
    // By hand from the printed cells, the bound through its printed logarithm: claims, tables and predictions share it.
    assert_relative_eq!(fit.elasticity.value(), 0.746_537_3, epsilon = 5e-8);
}

#[test]
fn the_panel_agrees_with_the_printed_rows_within_their_rounding() {
    let data = Datasets::embedded().unwrap();
    let (printed, panel) = (
        samples::printed_dram(&data).unwrap(),
        samples::author_dram(&data),
    );
    let (year, output, price) = printed.rows().next().unwrap();
    let (_, of_panel, of_panel_price) = panel.rows().find(|row| row.0 == year).unwrap();
    // Half a unit of the second decimal of the printed logarithm.
    assert!((output.ln() - of_panel.ln()).abs() <= 0.005 + 1e-12);
    assert_relative_eq!(price, of_panel_price);
}

#[test]
fn prices_of_stacked_memory_fall_by_the_number_that_reads_like_the_elasticity() {
    let data = Datasets::embedded().unwrap();
    assert_relative_eq!(
        samples::hbm_price_trend(&data).unwrap(),
        0.23,
        epsilon = 0.005
    );
}

#[test]
fn a_printed_table_without_a_logarithm_where_it_has_a_bound_is_refused() {
    let files = [(
        "paper/v1_t02_dram.csv".to_owned(),
        "version,table_no,Year,Generation,Price ($/GB),Cum. Prod. (EB),ln(Price),ln(Cum.)\n\
         v1,2,1984,64Kb,\"870,000\",<0.001,13.68,\n"
            .to_owned(),
    )];
    let data = Datasets::with_files("mine", &files.into()).unwrap();
    let message = samples::printed_dram(&data).unwrap_err().to_string();
    assert!(
        message.contains("v1 Table 2") && message.contains("logarithm of output"),
        "{message}"
    );
}
