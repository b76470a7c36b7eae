//! Consumer devices held against the inference crossing condition.

use crate::subject::Subject;
use endodec_empirics::CrossingCondition;

use super::PaperTable;
use crate::error::ReportError;
use endodec_paper::Inputs;
use endodec_table::{Cell, Table};

pub(super) static CROSSING: PaperTable = PaperTable {
    slug: "device-crossing",
    place: "Consumer silicon",
    subject: Subject::Record,
    title: "Consumer devices against the inference crossing condition",
    headings: &[
        "Device",
        "Year",
        "Memory (GB)",
        "Bandwidth (GB/s)",
        "Price ($)",
        "$ per GB/s",
        "Ceiling, 70B at 4 bit (tokens/s)",
        "Fits 40 GB",
        "≥ 20 tokens/s",
        "< $1,500",
        "Crossing",
    ],
    note: "The condition of both versions for a dense 70-billion-parameter model: 40 GB of weights in memory, 20 tokens a second, below $1,500. The ceiling is bandwidth over model size, meaningful only where the model fits. List prices at launch, grade B at best.",
    sources: &["consumer_silicon", "endodec-empirics"],
    data,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let condition = CrossingCondition::PAPER;
    let mut ours = Table::new([
        "device",
        "year",
        "memory_gb",
        "bandwidth_gb_s",
        "price_usd",
        "usd_per_gb_s",
        "ceiling_tokens_per_s",
        "fits",
        "fast",
        "cheap",
        "crossing",
    ]);
    for device in inputs.data.devices.devices.iter() {
        let crossing = condition.evaluate(device);
        let ceiling = if crossing.fits {
            device.token_ceiling(condition.model_gb)
        } else {
            None
        };
        ours.push([
            Cell::from(device.name.as_str()),
            Cell::from(device.year.to_string()),
            device.memory_gb.into(),
            device.bandwidth_gb_s.into(),
            device.price_usd.into(),
            device.usd_per_gb_s().into(),
            ceiling.into(),
            answer(Some(crossing.fits)),
            answer(crossing.fast),
            answer(crossing.cheap),
            answer(crossing.met),
        ]);
    }
    Ok(ours)
}

fn answer(holds: Option<bool>) -> Cell {
    Cell::from(match holds {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    })
}
