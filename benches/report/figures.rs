//! What a figure costs: data, SVG, PNG.
#![expect(
    clippy::unwrap_used,
    reason = "a bench stops at what it cannot measure"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use endodec_chart::render;
use endodec_paper::Inputs;
use endodec_report::FIGURES;

fn figures(criterion: &mut Criterion) {
    let inputs = Inputs::embedded().unwrap();
    let figure = FIGURES
        .iter()
        .find(|figure| figure.slug == "open-weight-r0")
        .unwrap();
    let table = (figure.data)(&inputs).unwrap();
    let chart = (figure.chart)(&table);
    let svg = render::svg(&chart, figure.title, figure.alt).unwrap();
    assert!(!render::png(&svg).unwrap().is_empty());
    criterion.bench_function("data of all figures", |bencher| {
        bencher.iter(|| {
            FIGURES
                .iter()
                .map(|figure| (figure.data)(&inputs).unwrap().rows().len())
                .sum::<usize>()
        });
    });
    criterion.bench_function("svg of a four-panel figure", |bencher| {
        bencher.iter(|| render::svg(&chart, figure.title, figure.alt).unwrap());
    });
    criterion.bench_function("png of a four-panel figure", |bencher| {
        bencher.iter(|| render::png(&svg).unwrap())
    });
}

criterion_group!(benches, figures);
criterion_main!(benches);
