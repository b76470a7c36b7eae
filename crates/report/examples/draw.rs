//! Draws figures into a folder: `cargo run --example draw -- DIR [SLUG…]`.
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let dir = args.next().unwrap_or_else(|| "out".into());
    let only: Vec<String> = args.collect();
    let inputs = endodec_report::Inputs::embedded()?;
    for f in endodec_report::FIGURES {
        if !only.is_empty() && !only.iter().any(|o| f.slug.contains(o.as_str())) { continue; }
        let t0 = std::time::Instant::now();
        let table = (f.data)(&inputs)?;
        let t1 = t0.elapsed();
        let chart = (f.chart)(&table);
        for o in endodec_report::render::overlaps(&chart)? { println!("  {}: {o:?}", f.slug); }
        let t0 = std::time::Instant::now();
        let svg = endodec_report::render::svg(&chart, f.title, f.alt)?;
        let t2 = t0.elapsed();
        let png = endodec_report::render::png(&svg)?;
        println!("{:32} data {:6.1} ms  svg {:5.1} ms {:4} kB  png {:5.1} ms {:4} kB", f.slug, t1.as_secs_f64()*1e3, t2.as_secs_f64()*1e3, svg.len()/1000, (t0.elapsed()-t2).as_secs_f64()*1e3, png.len()/1000);
        std::fs::write(format!("{dir}/{}.svg", f.slug), svg)?;
        std::fs::write(format!("{dir}/{}.png", f.slug), png)?;
        std::fs::write(format!("{dir}/{}.csv", f.slug), table.to_rounded_csv())?;
    }
    Ok(())
}
