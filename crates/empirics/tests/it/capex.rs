use approx::assert_relative_eq;
use endodec_empirics::{CapexBasis, CapexDefinition, Datasets, Date, FOUR_FIRMS};

fn data() -> Datasets {
    Datasets::embedded().expect("embedded data are well-formed")
}

#[test]
fn the_printed_industry_totals_are_sums_over_all_rows_of_the_authors_table() {
    let data = data();
    let table = data.printed.table("v2", "9").unwrap();
    for (year, head) in [
        (2018, "2018"),
        (2020, "2020"),
        (2022, "2022"),
        (2024, "2024"),
        (2025, "2025E"),
    ] {
        let printed = table
            .cell("Industry Total", head)
            .unwrap()
            .number()
            .unwrap();
        let computed = data.capex.author_total_usd_bn(year);
        assert!(
            (computed - printed).abs() <= 0.5,
            "{year}: {computed} against {printed}"
        );
    }
}

#[test]
fn the_printed_firms_alone_do_not_make_the_printed_totals() {
    let capex = data().capex;
    // Without NVIDIA, Oracle and Stargate: 145.1, 214.2, 320.0 against 148, 232, 436.
    assert_relative_eq!(
        capex.author_total_of_usd_bn(2022, &FOUR_FIRMS),
        145.1,
        epsilon = 1e-9
    );
    assert_relative_eq!(
        capex.author_total_of_usd_bn(2024, &FOUR_FIRMS),
        214.2,
        epsilon = 1e-9
    );
    assert_relative_eq!(
        capex.author_total_of_usd_bn(2025, &FOUR_FIRMS),
        320.0,
        epsilon = 1e-9
    );
}

#[test]
fn the_printed_cumulative_is_the_sum_of_the_authors_table() {
    let capex = data().capex;
    assert!((capex.author_cumulative_usd_bn(2018, 2025) - 1298.0).abs() <= 0.5);
    let by_year: f64 = capex
        .author_years()
        .into_iter()
        .map(|year| capex.author_total_usd_bn(year))
        .sum();
    assert_relative_eq!(
        by_year,
        capex.author_cumulative_usd_bn(2018, 2025),
        epsilon = 1e-9
    );
}

#[test]
fn filings_give_another_total_under_each_definition() {
    let capex = data().capex;
    let total = |basis| capex.filed_total(2025, &FOUR_FIRMS, basis);
    // 64.551 + 91.447 + 131.819 + 69.691, and Amazon less 3.499 of proceeds.
    assert_relative_eq!(total(CapexBasis::Gross).usd_bn, 357.508, epsilon = 1e-9);
    assert_relative_eq!(
        total(CapexBasis::NetOfProceeds).usd_bn,
        354.009,
        epsilon = 1e-9
    );
    let with_leases = total(CapexBasis::WithFinanceLeases);
    assert_eq!(
        with_leases.missing,
        ["Amazon"],
        "no lease principal of Amazon is known"
    );
    assert_relative_eq!(
        with_leases.usd_bn,
        64.551 + 2.283 + 91.447 + 1.988 + 72.215,
        epsilon = 1e-9
    );
}

#[test]
fn a_total_says_over_which_fiscal_years_it_runs() {
    let total = data()
        .capex
        .filed_total(2024, &["Microsoft", "Oracle", "Meta"], CapexBasis::Gross);
    let (first, last) = total.fiscal_year_ends.unwrap();
    assert_eq!(
        (first.to_string(), last.to_string()),
        ("2024-05-31".to_owned(), "2024-12-31".to_owned())
    );
}

#[test]
fn cumulative_filings_exceed_the_authors_four_firms_because_2025_was_guidance() {
    let capex = data().capex;
    let filed = capex
        .filed_cumulative_usd_bn(2018, 2025, &FOUR_FIRMS, CapexBasis::Gross)
        .unwrap();
    let author: f64 = (2018..=2025)
        .map(|year| capex.author_total_of_usd_bn(year, &FOUR_FIRMS))
        .sum();
    // Summed independently from the rows of the file.
    assert_relative_eq!(filed, 1216.983, epsilon = 1e-9);
    assert!(filed > author, "{filed} against {author}");
    assert_eq!(
        capex.filed_cumulative_usd_bn(2018, 2025, &["Oracle"], CapexBasis::Gross),
        None,
        "2018 is missing"
    );
}

#[test]
fn a_half_or_a_quarter_enters_no_year() {
    let capex = Datasets::embedded().unwrap().capex;
    let parts: Vec<_> = capex
        .filings
        .iter()
        .filter(|filing| !filing.definition.of_a_year())
        .collect();
    assert_eq!(parts.len(), 5);
    for company in ["Alphabet", "Meta"] {
        for basis in [CapexBasis::Gross, CapexBasis::WithFinanceLeases] {
            assert_eq!(capex.filed_usd_bn(company, 2026, basis), None, "{company}");
        }
    }
    let total = capex.filed_total(2026, &FOUR_FIRMS, CapexBasis::Gross);
    assert_eq!(total.companies, ["Microsoft"]);
    let end = Date::new(2026, 6, 30).unwrap();
    assert_eq!(total.fiscal_year_ends, Some((end, end)));
    // The quarter to June: the half of Alphabet's filing less its first quarter, 44.9 against 22.4 a year before.
    let half = |year: i16| {
        let found = parts.iter().find(|filing| {
            filing.definition == CapexDefinition::PpeGrossHalf && filing.fiscal_year == year
        });
        found.unwrap().usd_m
    };
    assert!(((half(2026) - 35_674.0) / 1e3 - 44.9).abs() < 0.05);
    assert!(((half(2025) - 17_197.0) / 1e3 - 22.4).abs() < 0.06);
}
