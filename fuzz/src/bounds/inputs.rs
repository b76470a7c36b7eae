//! Inputs of any size.

/// A curve with some noise.
pub(super) fn costs(rows: usize) -> String {
    let mut text = String::from("unit,q,c,se\n");
    for row in 1..=rows {
        let noise = (row * 7_919 % 101) as f64 / 1_000.0;
        let q = row as f64;
        text.push_str(&format!(
            "u{row},{q},{},0.{}\n",
            100.0 * q.powf(-0.3) + noise,
            1 + row % 7
        ));
    }
    text
}

/// Few rows and many columns.
pub(super) fn columns(count: usize) -> String {
    let mut text = String::from("q,c");
    for column in 0..count {
        text.push_str(&format!(",x{column}"));
    }
    text.push('\n');
    for row in 1..=4 {
        text.push_str(&format!(
            "{},{}{}\n",
            row,
            10.0 / f64::from(row),
            ",1".repeat(count)
        ));
    }
    text
}

pub(super) fn shares(rows: usize) -> String {
    let mut text = String::from("year,share\n");
    for row in 0..rows {
        let time = row as f64 / rows as f64;
        let (year, month) = (1000 + row / 12, 1 + row % 12);
        text.push_str(&format!("{year}-{month:02},{}\n", 0.01 + 0.9 * time));
    }
    text
}

pub(super) fn scenario(points: usize) -> String {
    let text = include_str!("../../../examples/scenarios/two-waves.toml");
    let rest: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with("points_per_year"))
        .collect();
    format!("points_per_year = {points}\n{}\n", rest.join("\n"))
}

pub(super) fn sweep(points: usize) -> String {
    format!("panel = 'rivalry'\n[grid]\ndistance = {{ from = 1, to = 40, count = {points} }}\n")
}

pub(super) fn draws(count: usize) -> String {
    format!(
        "panel = 'rivalry'\nreadouts = ['welfare-loss']\n[random]\ndisplacement = {{ uniform = [0.1, 0.6] }}\n\
         discount = {{ uniform = [0.02, 0.12] }}\n[draws]\ncount = {}\nsequence = 'sobol'\nseed = 1\n",
        count.next_power_of_two()
    )
}

/// Sales of a product that comes and goes, with some noise.
pub(super) fn sales(years: usize) -> String {
    let mut text = String::from("year,sales\n");
    for year in 0..years {
        let at = 10.0 * (year as f64 / years as f64) - 5.0;
        let share = 1.0 / (1.0 + (-at).exp());
        let noise = (year * 7_919 % 101) as f64 / 100.0;
        text.push_str(&format!(
            "{},{}\n",
            1 + year,
            1_000.0 * share * (1.0 - share) + 1.0 + noise
        ));
    }
    text
}

/// Lots of ten units.
pub(super) fn lots(rows: usize) -> String {
    let mut text = String::from("units,cost\n");
    for row in 1..=rows {
        let noise = (row * 7_919 % 101) as f64 / 1_000.0;
        let cost = 100.0 * (10.0 * row as f64).powf(-0.3) + noise;
        text.push_str(&format!("10,{cost}\n"));
    }
    text
}

/// Groups of ten rows.
pub(super) fn groups(rows: usize) -> String {
    let mut text = String::from("group,q,c\n");
    for row in 0..rows {
        let (group, q) = (row / 10, row % 10 + 1);
        let noise = (row * 7_919 % 101) as f64 / 1_000.0;
        text.push_str(&format!(
            "g{group},{q},{}\n",
            100.0 * (q as f64).powf(-0.3) + noise
        ));
    }
    text
}

/// Where the number alone is given.
pub(super) fn none(_: usize) -> String {
    String::new()
}
