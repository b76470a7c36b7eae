//! Specifications of sweeps and the scenarios beside them.

use endodec_screens::sweep::Sweep;

use super::is_sentence;

pub(super) const DICTIONARY: &[&[u8]] = &[
    b"=",
    b"\n",
    b"[",
    b"]",
    b"nan",
    b"inf",
    b"-inf",
    b"1e308",
    b"0",
    b"-1",
    b"\"",
    b"'",
    b"#",
    b",",
    b"[grid]\n",
    b"[random]\n",
    b"[draws]\n",
    b"[fixed]\n",
    b"firms = ",
    b"distance = ",
    b"{ from = 1, to = 9, count = 3 }",
    b"{ from = 1e-9, to = 1e9, count = 5, log = true }",
    b"{ normal = [0, 1] }",
    b"{ uniform = [0, 1] }",
    b"count = 18446744073709551615\n",
    b"sequence = 'sobol'\n",
    b"scenarios = 'points.csv'\n",
    b"\x1ename,firms\na,3\nb,4\n",
    b"panel = 'rivalry'\n",
    b"panel = 'calendar'\n",
    b"readouts = []\n",
    b"seed = -1\n",
];

/// Rows that are computed of each.
const ROWS: u64 = 2;

/// Any bytes are a specification or are refused; what stands behind a record separator is the file of scenarios. Rows are
/// the same whether they are computed together or apart.
pub(super) fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let (text, scenarios) = match text.split_once('\x1e') {
        Some((text, scenarios)) => (text, Some(scenarios)),
        None => (text, None),
    };
    let open = |_: &str| {
        scenarios
            .map(str::to_owned)
            .ok_or_else(|| "there is no such file".to_owned())
    };
    let sweep = match Sweep::read(text, &open) {
        Ok(sweep) => sweep,
        Err(error) => return is_sentence(&error.to_string()),
    };
    let columns = sweep.columns();
    let mut names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), columns.len(), "two columns of one name");
    let end = sweep.points();
    let rows = |from: u64, to: u64| sweep.rows(from..to);
    let together = rows(0, ROWS);
    assert_eq!(together.columns.len(), columns.len());
    let first = rows(0, 1);
    for (whole, part) in together.columns.iter().zip(&first.columns) {
        let bits = |column: &[f64]| column.first().map(|value| value.to_bits());
        assert_eq!(bits(whole), bits(part), "rows depend on their neighbours");
    }
    for (_, sentence) in &together.refusals {
        is_sentence(sentence);
    }
    let last = rows(end.saturating_sub(1), end);
    assert!(last.columns.iter().all(|column| column.len() <= 1));
}
