// Filters of the ledger, by hand or by address (`#verdict=not-reproduced&version=v1`). Without it the page is whole, only longer.
(() => {
  "use strict";
  const form = document.getElementById("filters");
  // On paper the filters are gone; a part of the ledger must not pass for the whole.
  const partial = document.createElement("p");
  partial.className = "paper";
  form.after(partial);
  const rows = [...document.querySelectorAll("#ledger .ledger tbody tr")].map((row) => ({ row, text: row.textContent.toLowerCase().replaceAll("\u00a0", " ") }));
  const apply = () => {
    const wanted = form.elements.text.value.trim().toLowerCase();
    const [version, section, verdict] = ["version", "section", "verdict"].map((name) => form.elements[name].value);
    let shown = 0;
    for (const { row, text } of rows) {
      const fits = text.includes(wanted)
        && (!version || row.dataset.version === version || row.dataset.version === "both")
        && (!section || row.dataset.sections.split(" ").includes(section))
        && (!verdict || row.dataset.verdict === verdict);
      row.hidden = !fits;
      shown += fits;
    }
    form.elements.count.value = `${shown} of ${rows.length} claims`;
    const filters = [wanted && `with “${wanted}”`, version && `of ${version}`, section && `in ${section}`, verdict].filter(Boolean).join(", ");
    partial.textContent = shown < rows.length ? `Filtered: ${shown} of ${rows.length} claims (${filters}).` : "";
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link to a claim must find it, whatever the filters hide; a link to filters sets them.
  const NAMES = ["text", "version", "section", "verdict"];
  const named = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      // A per cent sign that begins no character, as in `#%`.
      return null;
    }
  };
  const reveal = () => {
    const wanted = new URLSearchParams(location.hash.slice(1));
    if (NAMES.some((name) => wanted.has(name))) {
      form.reset();
      for (const name of NAMES) {
        const field = form.elements[name];
        field.value = wanted.get(name) ?? "";
        // What no option has is no filter.
        if (field.selectedIndex === -1) field.value = "";
      }
      apply();
      form.scrollIntoView();
      return;
    }
    const target = named();
    if (target && target.hidden) {
      form.reset();
      apply();
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
  apply();
  reveal();
})();
