// The values that the figures of the report say on hover, focus and touch.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { assertAccessible, DESKTOP, launch, out, PHONE, visit } from "./harness.mjs";

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const report = (options, act, file = "index.html") => visit(browser, file, options, "", (page) => act(page, page.locator(".readout")));

// The first of the pictures that are shown.
const reader = (page, slug) => page.locator(`#${slug} .reader:visible`).first();
// Numbers as people read them, back to numbers.
const numbers = (text) => [...text.replaceAll("−", "-").replaceAll(",", "").matchAll(/-?\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits));
const csv = (slug) => readFileSync(join(out, "figures", `${slug}.csv`), "utf8").trim().split("\n").slice(1).map((line) => line.split(",").map(Number));

it("hovering shows the values of the CSV, and leaving hides them", () =>
  report(DESKTOP, async (page, readout) => {
    const target = reader(page, "aggregate-output");
    await target.scrollIntoViewIfNeeded();
    assert.ok(await readout.isHidden());
    const { x, y, width, height } = await target.boundingBox();
    await page.mouse.move(x + width / 2, y + height / 4);
    await readout.waitFor();
    const [distance] = numbers(await readout.locator("p").first().innerText());
    const [output] = numbers((await readout.locator("li").first().innerText()).split(":").at(-1));
    const row = csv("aggregate-output").find(([at]) => Math.abs(at - distance) < 0.005);
    assert.ok(row, `no row at ${distance}`);
    assert.ok(row.some((value) => Math.abs(value - output) <= 0.005), `${output} is not among ${row}`);
    await page.mouse.move(2, 2);
    await readout.waitFor({ state: "hidden" });
  }));

it("arrow keys go from point to point and from series to series, and say where they are", () =>
  report(DESKTOP, async (page, readout) => {
    const target = reader(page, "aggregate-output");
    await target.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("Home");
    const at = async () => [Number(await target.getAttribute("aria-valuenow")), await target.getAttribute("aria-valuetext")];
    const [first, said] = await at();
    assert.equal(first, 1);
    assert.match(said, /Distance to crossing.*: 0\. .*: \d/);
    await page.keyboard.press("ArrowRight");
    const [second, next] = await at();
    assert.equal(second, 2);
    assert.notEqual(next, said);
    await page.keyboard.press("ArrowDown");
    const [other, otherSaid] = await at();
    assert.ok(other > 2);
    assert.notEqual(otherSaid.match(/([^.:]*): [^:]*$/)[1], said.match(/([^.:]*): [^:]*$/)[1]);
    // The other series at the same place, and back.
    const place = (text) => text.match(/Distance to crossing[^:]*: ([\d.]+)\. /)[1];
    assert.equal(place(otherSaid), place(next));
    await page.keyboard.press("ArrowUp");
    assert.deepEqual(await at(), [second, next]);
    await readout.waitFor();
    await assertAccessible(page);
    await page.keyboard.press("Escape");
    await readout.waitFor({ state: "hidden" });
  }));

it("a tap shows values inside the window of a phone", () =>
  report(PHONE, async (page, readout) => {
    for (const slug of ["aggregate-output", "three-clocks"]) {
      const target = reader(page, slug);
      await target.scrollIntoViewIfNeeded();
      await target.tap({ position: { x: 200, y: 90 } });
      await readout.waitFor();
      const { x, width } = await readout.boundingBox();
      assert.ok(x >= 0 && x + width <= 390, `${slug}: from ${x} to ${x + width}`);
    }
  }));

for (const file of ["index.html", "drafts.html", "figures.html", "appendix.html"]) {
  it(`every figure of ${file} with lines, points or bars answers, and its points lie inside the picture`, () =>
    report(DESKTOP, async (page) => {
      const found = await page.evaluate(() => [...document.querySelectorAll(".picture")].filter((picture) => picture.checkVisibility()).flatMap((picture) => {
        const slug = picture.closest("article").id;
        const reader = picture.querySelector(".reader");
        const svg = picture.querySelector("svg").viewBox.baseVal;
        const panels = JSON.parse(picture.querySelector("script").textContent);
        const kinds = panels.flatMap((panel) => panel.series.map((series) => series.kind));
        if (!kinds.some((kind) => kind !== "band")) return [];
        reader.focus();
        const wrong = [];
        for (let i = 0; i < 12; i++) {
          reader.dispatchEvent(new KeyboardEvent("keydown", { key: i % 3 ? "ArrowDown" : "End", bubbles: true }));
          const dot = picture.querySelector(".dot");
          const [x, y] = [["x", "width"], ["y", "height"]].map(([from, length]) => Number(dot?.getAttribute(from)) + Number(dot?.getAttribute(length)) / 2);
          if (!dot || x < 0 || y < 0 || x > svg.width || y > svg.height) wrong.push(`${slug}: a point at ${x}, ${y}`);
          const said = reader.getAttribute("aria-valuetext");
          if (/NaN|undefined|null|Infinity|</.test(said)) wrong.push(`${slug}: says ${said}`);
        }
        return wrong;
      }));
      assert.deepEqual(found, []);
    }, file));
}

it("a band says both of its ends, as the CSV has them", () =>
  report(DESKTOP, async (page) => {
    const target = reader(page, "learning-forecast-fans");
    await target.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("End");
    const said = await target.getAttribute("aria-valuetext");
    const [low, high] = numbers(said.split(/95\s% of futures:/)[1]);
    assert.ok(low > 0 && low < high, said);
    const rows = readFileSync(join(out, "figures", "learning-forecast-fans.csv"), "utf8").trim().split("\n").map((line) => line.split(","));
    // From the end, for names of technologies hold commas.
    const [from, to] = ["low_95", "high_95"].map((name) => rows[0].indexOf(name) - rows[0].length);
    const near = (a, b) => Math.abs(a - b) <= 0.001 * Math.abs(b);
    assert.ok(rows.some((row) => near(low, Number(row.at(from))) && near(high, Number(row.at(to)))), said);
  }, "figures.html"));

it("a map says both of its coordinates and the value, under the pointer and row by row", () =>
  report(DESKTOP, async (page, readout) => {
    const target = reader(page, "two-state-policy");
    await target.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await target.boundingBox();
    await page.mouse.move(x + 0.2 * width, y + 0.5 * height);
    await readout.waitFor();
    const said = await target.getAttribute("aria-valuetext");
    assert.match(said, /Distance to cost parity, x: [−\d.]+\. Share of adopters, n: [\d.]+\u202f%\. industry output: 0\.\d+$/);
    const [distance, share, output] = numbers(said.slice(said.indexOf("x: ")));
    const near = (a, b) => Math.abs(a - b) <= 0.001 * Math.max(1, Math.abs(b));
    assert.ok(readFileSync(join(out, "figures", "two-state-policy.csv"), "utf8").split("\n").map((line) => line.split(",").map(Number))
      .some(([, , at, n, value]) => near(distance, at) && near(share / 100, n) && near(output, value)), said);
    await target.focus();
    await page.keyboard.press("ArrowUp");
    assert.notEqual(await target.getAttribute("aria-valuetext"), said);
  }, "appendix.html"));

it("nothing of it is printed", () =>
  report(DESKTOP, async (page, readout) => {
    const target = reader(page, "aggregate-output");
    await target.scrollIntoViewIfNeeded();
    await target.hover();
    await readout.waitFor();
    await page.emulateMedia({ media: "print" });
    for (const selector of [".readout", "#aggregate-output .reader", "#aggregate-output .dot"]) assert.ok(await page.locator(selector).isHidden(), selector);
  }));
