//! A figure of one's own data: the picture with its words.

use endodec_chart::render::{self, Sheet};
use endodec_chart::{Chart, ChartError, Colour, Side, Text};
use endodec_table::markup::literal;

/// A picture whose title says what is seen; all words but those of the chart are plain text.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The message.
    pub title: String,
    /// What the marks are, and what the data.
    pub note: String,
    /// What the picture shows, for those who cannot see it.
    pub alt: String,
    /// What is drawn.
    pub chart: Chart,
    /// Words beside marks, each drawn where there is room for it.
    pub names: Vec<Name>,
}

/// Words that belong to one of some places, drawn on a side of the first where they meet nothing, else left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// Which panel, from 0.
    pub panel: usize,
    /// The places in data units, the best first.
    pub at: Vec<(f64, f64)>,
    /// What is written, in plain text.
    pub text: String,
    /// Its colour.
    pub colour: Colour,
}

/// Width on paper, in inches.
const WIDE: f64 = 6.5;
/// Width on a telephone, in inches: letters of the same size on a third of the page.
const NARROW: f64 = 3.6;

/// Sides that are tried, the likeliest first.
const SIDES: [Side; 8] = [
    Side::Right,
    Side::AboveRight,
    Side::Above,
    Side::BelowRight,
    Side::Left,
    Side::AboveLeft,
    Side::BelowLeft,
    Side::Below,
];

/// A laid-out figure: picture, and the values behind its marks for the script of a page.
pub(crate) struct Drawn {
    pub svg: String,
    pub readings: String,
}

impl Figure {
    /// A stand-alone picture, 6.5 in wide, its title and note on it.
    ///
    /// # Errors
    ///
    /// [`ChartError`] when a library refuses its input.
    pub fn svg(&self) -> Result<String, ChartError> {
        let chart = self.settled(WIDE)?;
        let (heading, note) = (literal(&self.title), literal(&self.note));
        let sheet = Sheet {
            heading: &heading,
            note: &note,
            ..Sheet::from(&chart)
        };
        render::svg(sheet, &literal(&self.title), &self.alt)
    }

    /// The same picture as pixels, 300 to the inch.
    ///
    /// # Errors
    ///
    /// As [`Self::svg`], and [`ChartError::Raster`].
    pub fn png(&self) -> Result<Vec<u8>, ChartError> {
        render::png(&self.svg()?)
    }

    /// Text of the picture that the bundled fonts have no signs for, Chinese for instance.
    ///
    /// # Errors
    ///
    /// [`ChartError::Font`] when a bundled font cannot be read.
    pub fn unreadable(&self) -> Result<Vec<String>, ChartError> {
        let (heading, note) = (literal(&self.title), literal(&self.note));
        let sheet = Sheet {
            heading: &heading,
            note: &note,
            ..Sheet::from(&self.chart)
        };
        Ok(render::overlaps(sheet)?
            .into_iter()
            .filter_map(|blemish| match blemish {
                render::Overlap::Glyph(text) => Some(text),
                _ => None,
            })
            .collect())
    }

    /// Everything that meets what it should not on paper and on a telephone; for tests.
    ///
    /// # Errors
    ///
    /// [`ChartError::Font`] when a bundled font cannot be read.
    pub fn blemishes(&self) -> Result<Vec<render::Overlap>, ChartError> {
        let mut out = Vec::new();
        for width in [WIDE, NARROW] {
            let chart = self.settled(width)?;
            let (heading, note) = (literal(&self.title), literal(&self.note));
            out.extend(render::overlaps(Sheet {
                heading: &heading,
                note: &note,
                width,
                ..Sheet::from(&chart)
            })?);
        }
        Ok(out)
    }

    /// The picture for a page, which has title and note itself: on a desk and on a telephone.
    pub(crate) fn for_page(&self) -> Result<[Drawn; 2], ChartError> {
        let drawn = |width: f64| -> Result<Drawn, ChartError> {
            let chart = self.settled(width)?;
            let sheet = Sheet {
                width,
                ..Sheet::from(&chart)
            };
            Ok(Drawn {
                svg: render::svg(sheet, &literal(&self.title), &self.alt)?,
                readings: render::readings(sheet)?.to_string(),
            })
        };
        Ok([drawn(WIDE)?, drawn(NARROW)?])
    }

    /// The chart with those of its names that have room at a width.
    fn settled(&self, width: f64) -> Result<Chart, ChartError> {
        let mut chart = self.chart.clone();
        if self.names.is_empty() {
            return Ok(chart);
        }
        let meets = |chart: &Chart| -> Result<usize, ChartError> {
            let sheet = Sheet {
                width,
                ..Sheet::from(chart)
            };
            Ok(render::strays(sheet)?.len() + render::overlaps(sheet)?.len())
        };
        let before = meets(&chart)?;
        for name in &self.names {
            let places = name.at.iter().flat_map(|&at| SIDES.map(|side| (at, side)));
            for ((x, y), side) in places {
                let text = Text {
                    colour: name.colour,
                    ..Text::new(x, y, side, literal(&name.text))
                };
                let Some(panel) = chart.panels.get_mut(name.panel) else {
                    break;
                };
                panel.marks.push(text.into());
                if meets(&chart)? <= before {
                    break;
                }
                if let Some(panel) = chart.panels.get_mut(name.panel) {
                    panel.marks.pop();
                }
            }
        }
        Ok(chart)
    }
}

/// A colour in a word, for notes.
pub(crate) fn named(colour: Colour) -> &'static str {
    match colour {
        Colour::Blue => "blue",
        Colour::Vermillion => "vermilion",
        Colour::Green => "green",
        Colour::Purple => "purple",
        Colour::Orange => "orange",
        Colour::Sky => "light blue",
        Colour::Black => "black",
        Colour::Grey => "grey",
    }
}
