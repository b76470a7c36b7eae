//! Draws figures into a folder to be looked at, with what they cost and what meets on them:
//! `cargo run --release -p endodec-report --example draw -- FOLDER [PART OF A SLUG]…`

use std::time::Instant;

use endodec_chart::render;
use endodec_paper::Inputs;
use endodec_report::FIGURES;

#[expect(clippy::print_stdout, reason = "an example answers on the terminal")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "out".into());
    let parts: Vec<String> = arguments.collect();
    let inputs = Inputs::embedded()?;
    let wanted = |slug: &str| parts.is_empty() || parts.iter().any(|part| slug.contains(part));
    for figure in FIGURES.iter().filter(|figure| wanted(figure.slug)) {
        let start = Instant::now();
        let table = (figure.data)(&inputs)?;
        let computed = start.elapsed().as_millis();
        let chart = (figure.chart)(&table);
        let start = Instant::now();
        let svg = render::svg(&chart, figure.title, figure.alt)?;
        let drawn = start.elapsed().as_millis();
        let start = Instant::now();
        let png = render::png(&svg)?;
        let rasterised = start.elapsed().as_millis();
        println!(
            "{:40} data {computed} ms, SVG {drawn} ms {} kB, PNG {rasterised} ms {} kB",
            figure.slug,
            svg.len() / 1000,
            png.len() / 1000
        );
        for overlap in render::overlaps(&chart)? {
            println!("    {overlap:?}");
        }
        std::fs::write(format!("{folder}/{}.svg", figure.slug), svg)?;
        std::fs::write(format!("{folder}/{}.png", figure.slug), png)?;
        std::fs::write(
            format!("{folder}/{}.csv", figure.slug),
            table.to_rounded_csv(),
        )?;
    }
    Ok(())
}
