// Filters of the ledger, and the mark of the current part in the contents. Without it the page is whole, only longer.
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
  // A link to a claim must find it, whatever the filters hide.
  const named = () => {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      // A per cent sign that begins no character, as in `#%`.
      return null;
    }
  };
  const reveal = () => {
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

  const links = new Map([...document.querySelectorAll("nav a")].map((link) => [link.hash.slice(1), link]));
  const mark = (link) => {
    for (const other of links.values()) other.removeAttribute("aria-current");
    link.setAttribute("aria-current", "true");
  };
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) mark(links.get(entry.target.id));
  }, { rootMargin: "-20% 0px -75% 0px" });
  // The last part may be too short to reach the top of the window.
  addEventListener("scrollend", () => {
    if (innerHeight + scrollY >= document.documentElement.scrollHeight - 2) mark([...links.values()].at(-1));
  });
  for (const section of document.querySelectorAll("main > section")) seen.observe(section);
})();
