//! The workspace's own data files, read where the workspace is.

use std::fs::File;

/// Two columns of a file under `data/`, rows without either left out; `None`, said aloud, when the
/// crate is tested outside its workspace.
pub(crate) fn columns(file: &str, first: &str, second: &str) -> Option<(Vec<f64>, Vec<f64>)> {
    let path = format!("{}/../../data/{file}", env!("CARGO_MANIFEST_DIR"));
    let Ok(reader) = File::open(&path) else {
        eprintln!("SKIPPED: {path} is not there");
        return None;
    };
    let mut table = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(reader);
    let headers = table.headers().unwrap().clone();
    let position = |name: &str| headers.iter().position(|h| h == name).unwrap();
    let (a, b) = (position(first), position(second));
    Some(
        table
            .records()
            .filter_map(|row| {
                let row = row.unwrap();
                Some((row[a].parse::<f64>().ok()?, row[b].parse::<f64>().ok()?))
            })
            .unzip(),
    )
}

/// Cumulative output (EB) and price ($/GB) of the author's DRAM panel, 1984–2024.
pub(crate) fn author_dram() -> Option<(Vec<f64>, Vec<f64>)> {
    columns("author_dram_panel.csv", "cumulative_eb", "price_usd_per_gb")
}

/// Cumulative shipments through each year and price of a technology of the Performance Curve
/// Database; a year without previous shipments starts the cumulation.
pub(crate) fn performance_curve(
    file: &str,
    price: &str,
    yearly: &str,
    previous: &str,
) -> Option<(Vec<f64>, Vec<f64>)> {
    let path = format!("{}/../../data/{file}", env!("CARGO_MANIFEST_DIR"));
    let Ok(reader) = File::open(&path) else {
        eprintln!("SKIPPED: {path} is not there");
        return None;
    };
    let mut table = csv::Reader::from_reader(reader);
    let headers = table.headers().unwrap().clone();
    let position = |name: &str| headers.iter().position(|h| h.trim() == name).unwrap();
    let (price, yearly, previous) = (position(price), position(yearly), position(previous));
    Some(
        table
            .records()
            .filter_map(|row| {
                let row = row.unwrap();
                let through =
                    row[yearly].parse::<f64>().ok()? + row[previous].parse::<f64>().unwrap_or(0.0);
                Some((through, row[price].parse::<f64>().ok()?))
            })
            .unzip(),
    )
}

/// Santa Fe DRAM, 1971–2007: cumulative Mbit (millions) and dollars of 2005 a thousand bits.
pub(crate) fn santa_fe_dram() -> Option<(Vec<f64>, Vec<f64>)> {
    performance_curve(
        "pcdb_dram.csv",
        "Price (2005 USD/thousand bits)",
        "Yearly Shipments (Mil. Mbits)",
        "Previous Shipments (Mil. Mbits)",
    )
}

/// Transistors, 1968–2005: cumulative billions and dollars of 2005.
pub(crate) fn transistor() -> Option<(Vec<f64>, Vec<f64>)> {
    performance_curve(
        "pcdb_transistor.csv",
        "Price (2005 USD)",
        "Yearly Shipments (Billions)",
        "Previous Shipments (Billions)",
    )
}

/// Hard disk drives, 1989–2007: cumulative TB and dollars of 2005 a MB.
pub(crate) fn hard_disk() -> Option<(Vec<f64>, Vec<f64>)> {
    performance_curve(
        "pcdb_hard_disk_drive.csv",
        "Price (2005 USD/Megabyte)",
        "Yearly Shipments (Terabytes)",
        "Previous Shipments (Terabytes)",
    )
}

/// Photovoltaics, 1976–2009: cumulative kWh and dollars of 2005 a kWh.
pub(crate) fn photovoltaics() -> Option<(Vec<f64>, Vec<f64>)> {
    performance_curve(
        "pcdb_photovoltaics_2.csv",
        "Cost (2005 USD/kWh)",
        "Yearly Production (kWh)",
        "Previous Production (kWh)",
    )
}

/// Danish wind turbines, 1982–2000: cumulative MW and kroner a kW.
pub(crate) fn wind() -> Option<(Vec<f64>, Vec<f64>)> {
    performance_curve(
        "pcdb_wind_turbine_denmark.csv",
        "Price (DKK/kW)",
        "Quantity Sold (MW)",
        "Previous Quantity Sold (MW)",
    )
}
