//! `endodec adoption report`.

use super::figures::Folder;

#[test]
fn an_adoption_report_judges_its_ceiling() {
    let folder = Folder::new();
    folder.write("sales.csv", "year,sales\n1949,96\n1950,195\n1951,238\n1952,380\n1953,1045\n1954,1230\n1955,1267\n1956,1828\n1957,1586\n1958,1673\n1959,1800\n1960,1580\n1961,1500\n");
    folder.run(&[
        "adoption",
        "report",
        "sales.csv",
        "--time",
        "year",
        "--adopters",
        "sales",
        "--forecast",
        "1965",
        "--bootstrap",
        "50",
    ]);
    let page = folder.read("sales-report.html");
    assert!(page.contains("The ceiling m, ") && page.contains("By 1965 the level is "));
}

#[test]
fn an_adoption_report_takes_dates_and_shares_in_per_cent_in_any_order() {
    let folder = Folder::new();
    let row = |i: u32| {
        let level = 100.0 / (1.0 + (-0.25 * (f64::from(i) - 12.0)).exp());
        let seen = level * (1.0 + 0.01 * f64::from(i * 7 % 5) - 0.02);
        format!("{}-{:02},{seen}\n", 2021 + i / 12, i % 12 + 1)
    };
    let rows: Vec<String> = (0..24).map(row).collect();
    let newest_first: Vec<String> = rows.iter().rev().cloned().collect();
    for (name, rows) in [("in.csv", rows), ("back.csv", newest_first)] {
        folder.write(name, &format!("month,share\n{}", rows.concat()));
    }
    let series = ["--time", "month", "--adopters", "share", "--cumulative"];
    let page = |name: &str| {
        let mut command = vec!["adoption", "report", name, "--output", "page.html"];
        command.extend(series);
        command.extend(["--percent", "--launch", "2020-12", "--bootstrap", "20"]);
        command.extend(["--seed", "3", "--forecast", "2023-06"]);
        folder.run(&command);
        folder.read("page.html").replace(name, "NAME")
    };
    let sorted = page("in.csv");
    assert!(sorted.contains("By 2023-06 the level is 0.9"));
    assert!(sorted.contains("<span>--percent</span>") && sorted.contains("<span>2020-12</span>"));
    assert_eq!(sorted, page("back.csv"));
}
