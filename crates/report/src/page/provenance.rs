//! Every dataset with its source, licence and grade.

use endodec_paper::Inputs;
use endodec_table::markup::{escape, verbatim};

/// The table of datasets.
pub(super) fn table(inputs: &Inputs) -> String {
    let mut html = String::from(
        "<p>Grades: A primary source, B secondary, C estimate, P printed in the paper; “by row” where a file holds several. <code>endodec data show NAME</code> adds what each column means, <code>endodec data export --all --to DIR</code> writes the files, and <code>--data DIR</code> puts yours in their place.</p>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Datasets\"><table>\n<thead><tr><th scope=\"col\">Dataset</th><th scope=\"col\">Grade</th><th scope=\"col\">Licence</th><th scope=\"col\">What it is</th><th scope=\"col\">Source</th></tr></thead>\n<tbody>\n",
    );
    for file in inputs.data.files() {
        let resource = file.resource();
        // Identifiers of the Open Definition, of which two are no names.
        let licences: Vec<&str> = resource
            .licences
            .iter()
            .map(|licence| match licence.name.as_str() {
                "notspecified" => "not specified",
                "other-pd" => "public domain",
                name => name,
            })
            .collect();
        let source = resource
            .attribution
            .clone()
            .unwrap_or_else(|| resource.provenance().source);
        html.push_str(&format!(
            "<tr><th scope=\"row\"><code>{}</code></th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
            // Long names break where their words end.
            verbatim(&resource.name).replace('_', "_<wbr>"),
            resource.grade.map_or_else(|| "by row".to_owned(), |grade| grade.to_string()),
            escape(&licences.join(", ")),
            escape(&resource.title),
            escape(&source),
        ));
    }
    html.push_str("</tbody></table></div>\n");
    html
}
