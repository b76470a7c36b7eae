//! Sobol' points beside scipy's.

#![expect(clippy::float_cmp, reason = "exact sums are compared exactly")]

use endodec_numerics::sobol::SobolPoints;

#[test]
fn plain_points_are_those_of_scipy_bit_for_bit() {
    // scipy 1.17.1, tests/oracles/points_6d.json.
    let points = include_str!("../oracles/points_6d.csv");
    let mut reader = csv::Reader::from_reader(points.as_bytes());
    let mut compared = 0;
    for record in reader.records() {
        let record = record.unwrap();
        let mut points = SobolPoints::new(6, None).unwrap();
        points.seek(record[0].parse().unwrap());
        for dimension in 0..6 {
            let expected: f64 = record[dimension + 1].parse().unwrap();
            let here = points.coordinate(dimension);
            assert_eq!(here.to_bits(), expected.to_bits(), "{record:?}");
            compared += 1;
        }
    }
    assert!(compared >= 6 * 20);
}

#[test]
fn the_sums_over_a_million_points_are_those_of_scipy() {
    let mut points = SobolPoints::new(6, None).unwrap();
    let mut sums = [0.0; 6];
    for _ in 0..1 << 20 {
        for (dimension, sum) in sums.iter_mut().enumerate() {
            *sum += points.coordinate(dimension);
        }
        points.advance();
    }
    // Exact: points below 2²⁰ have twenty bits.
    assert_eq!(sums, [524_287.5; 6]);
}
