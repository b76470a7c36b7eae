// A browser for the tests: opens a file of the output folder from disk and records what should not happen.
//
// The folder is that of `ENDODEC_OUT`, the browser that of `CHROMIUM`; `cargo xtask browser` sets both.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const { ENDODEC_OUT = "out", CHROMIUM = "/usr/bin/chromium" } = process.env;
export const out = resolve(ENDODEC_OUT);

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const DESKTOP = { viewport: { width: 1400, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 3 };

// One browser a test file, with a fresh profile; close it in `after`.
export const launch = () => chromium.launch({
  executablePath: CHROMIUM,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// Address of a file of the output folder, from disk.
export const address = (name, fragment = "") => pathToFileURL(join(out, name)).href + fragment;

// The pages of the report, the first one first.
export const PAGES = ["index.html", "ledger.html", "predictions.html", "contradictions.html", "drafts.html", "figures.html", "tables.html", "appendix.html"];

// Opens a file in a context of its own and gives the page with everything it complained of or asked for.
export async function open(browser, name, options = {}, fragment = "") {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  const problems = [];
  const own = address(name);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    const url = request.url().split("#")[0].split("?")[0];
    // Readers go from page to page; nothing else is fetched.
    const navigates = request.isNavigationRequest() && url.startsWith(address(""));
    if (url !== own && !navigates && !/^(data|blob):/.test(url)) problems.push(`request: ${request.url()}`);
  });
  await page.goto(own + fragment, { waitUntil: "load" });
  await page.waitForTimeout(100);
  return { context, page, problems };
}

// Opens a file, does something, and asks that nothing was complained of or asked for meanwhile.
export async function visit(browser, name, options, fragment, act) {
  const { context, page, problems } = await open(browser, name, options, fragment);
  try {
    await act(page);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
  }
}

// Everything wider than the window that no box of its own lets scroll.
export async function assertFits(page) {
  const wide = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolls = (element) => element && (/(auto|scroll|hidden|clip)/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const found = document.documentElement.scrollWidth > width ? [`the page itself: ${document.documentElement.scrollWidth} of ${width} px`] : [];
    for (const element of document.body.querySelectorAll("*:not(svg *)")) {
      const { right, width: own } = element.getBoundingClientRect();
      if (own > 0 && right > width + 1 && !scrolls(element.parentElement)) {
        found.push(`${element.tagName.toLowerCase()}#${element.id}.${element.className}: ends at ${Math.round(right)} of ${width} px`);
      }
    }
    return found;
  });
  assert.deepEqual(wide, []);
}

// Pairs of texts that lie on one another, as they are laid out at the top of the page.
export async function assertNoOverlap(page) {
  const pairs = await page.evaluate(() => {
    scrollTo(0, 0);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const boxes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || /^(SCRIPT|STYLE|OPTION)$/.test(parent.tagName) || !parent.checkVisibility({ visibilityProperty: true })) continue;
      range.selectNodeContents(node);
      for (const { left, right, top, bottom } of range.getClientRects()) {
        // Half of the leading on either side belongs to no letter.
        const lead = 0.2 * (bottom - top);
        if (right > left) boxes.push({ text: node.data.trim().slice(0, 60), left, right, top: top + lead, bottom: bottom - lead });
      }
    }
    boxes.sort((a, b) => a.top - b.top);
    const found = [];
    boxes.forEach((box, i) => {
      for (let j = i + 1; j < boxes.length && boxes[j].top < box.bottom; j++) {
        const other = boxes[j];
        if (Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1.5 && Math.min(box.bottom, other.bottom) - other.top > 1.5) {
          found.push(`“${box.text}” meets “${other.text}”`);
        }
      }
    });
    return found;
  });
  assert.deepEqual(pairs, []);
}

// No violation of any rule of axe-core.
export async function assertAccessible(page) {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ["violations"] })).violations
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 5).map((node) => node.target.join(" ")).join(", ")}`));
  assert.deepEqual(violations, []);
}

// Anchors of a page as its file has them.
const anchors = new Map();
function anchorsOf(name) {
  if (!anchors.has(name)) anchors.set(name, new Set([...readFileSync(join(out, name), "utf8").matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)));
  return anchors.get(name);
}

// Links that lead nowhere: to a file that is not there, or to an anchor that its page does not have. An address that sets
// filters or a screen (`#name=value`) is for the script of its page.
export async function deadLinks(page, name) {
  const links = await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((link) => link.getAttribute("href")));
  return [...new Set(links)].filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [file, anchor] = link.split("#");
    const target = file || name;
    return !existsSync(join(out, target)) || (anchor && !anchor.includes("=") && !anchorsOf(target).has(decodeURIComponent(anchor)));
  });
}

// Pages of a PDF as Chromium writes it.
export const pages = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
