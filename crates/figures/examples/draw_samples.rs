//! Draws the figures of made-up estimates into a folder to be looked at, with what meets on them:
//! `cargo run -p endodec-figures --example draw_samples -- FOLDER [PART OF A NAME]`

use endodec_figures::page::{Block, Page, Section};

#[path = "../tests/it/indices.rs"]
mod indices;
#[path = "../tests/it/samples.rs"]
mod samples;

#[expect(clippy::print_stdout, reason = "an example answers on the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| ".".into());
    let part = arguments.next().unwrap_or_default();
    let mut blocks = Vec::new();
    for (name, figure) in samples::all() {
        if !name.contains(&part) {
            continue;
        }
        let svg = figure.svg()?;
        println!("{name:24} {} kB", svg.len() / 1000);
        for blemish in figure.blemishes()? {
            println!("    {blemish:?}");
        }
        std::fs::write(format!("{folder}/{name}.svg"), svg)?;
        std::fs::write(format!("{folder}/{name}.png"), figure.png()?)?;
        blocks.push(Block::Figure(Box::new(figure)));
    }
    let page = Page {
        title: "Samples".to_owned(),
        lead: Vec::new(),
        sections: vec![Section {
            heading: String::new(),
            blocks,
        }],
        made_by: "endodec".to_owned(),
    };
    std::fs::write(format!("{folder}/samples.html"), page.html()?)?;
    Ok(())
}
