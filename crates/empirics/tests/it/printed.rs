use approx::assert_relative_eq;
use endodec_empirics::{Datasets, Meaning, Printed};

#[test]
fn printed_cells_mean_what_a_reader_takes_them_to_mean() {
    use Meaning::{AtLeast, AtMost, Nothing, Number, Range, Words};
    for (text, meaning) in [
        ("870,000", Number(870_000.0)),
        ("1,400", Number(1400.0)),
        ("<0.001", AtMost(0.001)),
        ("13.68", Number(13.68)),
        ("–11.51", Number(-11.51)),
        ("-0.069", Number(-0.069)),
        ("(–2.8)", Number(-2.8)),
        ("(2.8)", Number(-2.8)),
        ("~230", Number(230.0)),
        ("~1,300", Number(1300.0)),
        ("~67%", Number(67.0)),
        ("~15", Number(15.0)),
        ("3–4×", Range(3.0, 4.0)),
        ("~65–75", Range(65.0, 75.0)),
        ("3–5 yr", Range(3.0, 5.0)),
        ("3–5 yr?", Range(3.0, 5.0)),
        ("2–3 yr (pred.)", Range(2.0, 3.0)),
        ("~10–16†", Range(10.0, 16.0)),
        ("10–16", Range(10.0, 16.0)),
        ("~0.30 (planar)", Number(0.30)),
        ("~1.50–2.50 (3D)", Range(1.5, 2.5)),
        ("1990–92", Range(1990.0, 1992.0)),
        ("2027–29 †", Range(2027.0, 2029.0)),
        ("~1989", Number(1989.0)),
        ("1984–2024", Range(1984.0, 2024.0)),
        ("100–1,000", Range(100.0, 1000.0)),
        ("80-90 %", Range(80.0, 90.0)),
        ("2.30–2.77", Range(2.3, 2.77)),
        ("70 or more", AtLeast(70.0)),
        ("above 70", AtLeast(70.0)),
        ("below 60", AtMost(60.0)),
        ("$2,200", Number(2200.0)),
        ("5,800.5", Number(5800.5)),
        (".66", Number(0.66)),
        ("—", Nothing),
        ("?", Nothing),
        ("", Nothing),
        ("Low", Words),
        ("75 / 40", Words),
        ("one third", Words),
        ("64Kb", Words),
        ("HBM4 (proj.)", Words),
        ("386 at $2,200 (1987)", Words),
        ("47% ≤ 3B vs 25%", Words),
        ("50-40", Words),
        ("1,00", Words),
        ("1.2.3", Words),
        ("7.", Words),
        (".", Words),
        ("95 (112 end-2027)", Number(95.0)),
    ] {
        assert_eq!(Printed::parse(text).meaning(), meaning, "{text:?}");
    }
}

#[test]
fn a_printed_value_keeps_its_characters_and_says_when_it_is_approximate() {
    let printed = Printed::parse(" ~4,200 ");
    assert_eq!(
        (printed.to_string().as_str(), printed.is_approximate()),
        ("~4,200", true)
    );
    assert!(!Printed::parse("4,200").is_approximate());
}

#[test]
fn every_printed_logarithm_is_that_of_its_neighbour_but_for_the_first_quantity() {
    let data = Datasets::embedded().unwrap();
    for (version, number) in [("v1", "2"), ("v2", "6")] {
        let table = data.printed.table(version, number).unwrap();
        let pairs = [
            ("Price ($/GB)", "ln(Price)"),
            ("$/GB", "ln(Price)"),
            ("Cum. Prod. (EB)", "ln(Cum.)"),
        ];
        for (level, log) in pairs {
            let (Some(level), Some(log)) = (table.numbers(level), table.numbers(log)) else {
                continue;
            };
            for (level, log) in level.into_iter().zip(log) {
                if let (Some(level), Some(log)) = (level, log) {
                    // Printed to two decimals from values that are themselves rounded.
                    assert_relative_eq!(level.ln(), log, epsilon = 0.011);
                }
            }
        }
    }
}

#[test]
fn numeric_columns_of_the_printed_tables_are_read_as_numbers() {
    let data = Datasets::embedded().unwrap();
    let check = |version, number, head, expected: &[f64]| {
        let numbers = data
            .printed
            .table(version, number)
            .unwrap()
            .numbers(head)
            .unwrap();
        assert_eq!(
            numbers.into_iter().flatten().collect::<Vec<_>>(),
            expected,
            "{version} {number} {head}"
        );
    };
    check(
        "v1",
        "2",
        "Price ($/GB)",
        &[
            870_000.0, 100_000.0, 30_000.0, 1200.0, 90.0, 10.0, 3.2, 2.8, 2.0,
        ],
    );
    check(
        "v2",
        "10",
        "R_0(t)",
        &[1.44, 1.23, 1.16, 1.22, 1.26, 1.61, 0.59],
    );
    check("v2", "13", "α", &[0.39, 1.15, 0.38, 0.66]);
    check(
        "v1",
        "5",
        "Net Income ($B)",
        &[6.6, 5.3, 6.0, -2.8, -4.9, -8.1, 4.2],
    );
}
