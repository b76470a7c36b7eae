// The mark of the current part in the contents. Without it the page is whole.
(() => {
  "use strict";
  const links = new Map([...document.querySelectorAll("nav.contents a")].map((link) => [link.hash.slice(1), link]));
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
