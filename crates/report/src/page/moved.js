// Addresses of the one page that once held everything: what they name now stands on another.
(() => {
  "use strict";
  const pages = JSON.parse(document.getElementById("moved").textContent);
  const lead = () => {
    let id;
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      // A per cent sign that begins no character, as in `#%`.
      return;
    }
    if (!id || document.getElementById(id)) return;
    const found = Object.entries(pages).find(([, ids]) => ids.includes(id));
    if (found) location.replace(`${found[0]}#${encodeURIComponent(id)}`);
  };
  addEventListener("hashchange", lead);
  lead();
})();
