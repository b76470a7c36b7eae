// The explorer, `explorer.html`, in a real browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { assertAccessible, assertFits, assertNoOverlap, DESKTOP, launch, out, pages, PHONE, visit } from "./harness.mjs";

const FILE = "explorer.html";
const PANELS = ["rivalry", "calendar", "adoption", "unequal"];
// The command line that the page speaks of; `cargo xtask browser` says where it is.
const { ENDODEC } = process.env;

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

// Opens the explorer and acts when it has drawn.
const explorer = (options, fragment, act) => visit(browser, FILE, options, fragment, async (page) => {
  await page.locator("#plots figure svg polyline").first().waitFor();
  await act(page);
});

const drawn = (page) => page.evaluate(() => document.getElementById("plots").innerHTML);
const frames = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const readout = (page, name) => page.locator(`#readout-${name}`).innerText();

// Sets a slider as a hand does, and waits until it is drawn.
async function slide(page, name, place) {
  await page.locator(`#p-${name}`).evaluate((input, to) => {
    input.value = to;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, place);
  await frames(page);
}

async function download(page) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.locator("#csv").click()]);
  return readFileSync(await file.path(), "utf8");
}

it("the explorer is one file of less than a megabyte", () => {
  assert.ok(statSync(join(out, FILE)).size < 1_000_000);
});

for (const [name, size] of [["a desktop", DESKTOP], ["a phone", PHONE]]) {
  describe(`on ${name}`, () => {
    for (const panel of PANELS) {
      it(`the panel ${panel} opens from disk without complaint or request, fits, and has no text over text`, () =>
        explorer(size, `#panel=${panel}`, async (page) => {
          assert.equal(await page.locator("#tabs a[aria-current]").count(), 1);
          assert.ok(await page.locator("#plots figure").count() >= 4);
          await assertFits(page);
          // The drawer of a phone lies over what is below it, as a drawer does.
          if (size === PHONE) await page.locator("#controls").evaluate((drawer) => { drawer.hidden = true; });
          await assertNoOverlap(page);
        }));
      it(`the panel ${panel} has no violation of accessibility rules, light or dark`, async () => {
        for (const colorScheme of ["light", "dark"]) {
          await explorer({ ...size, colorScheme }, `#panel=${panel}`, async (page) => {
            await page.locator("#controls").evaluate((drawer) => { drawer.open = true; });
            await assertAccessible(page);
          });
        }
      });
    }
  });
}

describe("moving", () => {
  for (const panel of PANELS) {
    it(`every slider of ${panel} redraws, at both of its ends too`, () =>
      // Four firms, and growing efficiency, so that every slider has something to move.
      explorer(DESKTOP, `#panel=${panel}&rivals=4&efficiency-growth=0.2`, async (page) => {
        const start = new URL(page.url()).hash;
        for (const id of await page.locator("#sliders input[type=range]").evaluateAll((all) => all.map(({ id }) => id.slice(2)))) {
          const before = await drawn(page);
          await slide(page, id, 0);
          const low = await drawn(page);
          await slide(page, id, 1000);
          assert.ok(before !== low || before !== await drawn(page), id);
          await page.evaluate((hash) => { location.hash = hash; }, start);
          await frames(page);
        }
      }));
  }

  it("the address holds the state, a shared address restores it, and reset clears it", () =>
    explorer(DESKTOP, "", async (page) => {
      await page.locator("#tabs a", { hasText: "Calendar" }).click();
      await slide(page, "elasticity", 400);
      await page.locator("#p-reading").selectOption("rate");
      await frames(page);
      const hash = new URL(page.url()).hash;
      assert.match(hash, /panel=calendar&elasticity=[\d.]+&reading=rate/);
      const crossing = await readout(page, "crossing");
      await explorer(DESKTOP, hash, async (other) => assert.equal(await readout(other, "crossing"), crossing));
      await page.locator("#reset").click();
      await frames(page);
      assert.equal(new URL(page.url()).hash, "#panel=calendar");
      assert.notEqual(await readout(page, "crossing"), crossing);
    }));

  it("a number can be typed, and one that is none is refused in words", () =>
    explorer(DESKTOP, "#panel=rivalry", async (page) => {
      const field = page.getByLabel("Number of firms N, as a number");
      await field.fill("12");
      await field.press("Enter");
      await frames(page);
      assert.match(page.url(), /firms=12/);
      await field.fill("many");
      await field.press("Enter");
      assert.match(await page.locator("#note").innerText(), /not a whole number/);
      assert.match(page.url(), /firms=12/);
    }));

  it("values that a model refuses are answered with its own sentence, and the last plots stay", () =>
    explorer(DESKTOP, "#panel=rivalry", async (page) => {
      const before = await drawn(page);
      const field = page.getByLabel("Demand slope of P = a − bQ b, as a number");
      await field.fill("-1");
      await field.press("Enter");
      await frames(page);
      assert.match(await page.locator("#error").innerText(), /slope/);
      assert.equal(await drawn(page), before);
    }));

  it("every preset shows what it says", () =>
    explorer(DESKTOP, "", async (page) => {
      for (const button of await page.locator("#presets button").all()) {
        await button.click();
        await frames(page);
        assert.equal(await button.getAttribute("aria-pressed"), "true");
        assert.ok((await page.locator("#note").innerText()).length > 20);
        assert.ok(await page.locator("#error").isHidden());
      }
      await page.locator("#presets button", { hasText: "Beyond the proof" }).click();
      assert.match(await readout(page, "argument"), /fails/);
    }));

  it("values can be read along a plot by pointer and by keyboard", () =>
    explorer(DESKTOP, "#panel=rivalry", async (page) => {
      const figure = page.locator("#plot-value");
      const output = figure.locator("output");
      await figure.locator("svg[role=img]").hover({ position: { x: 120, y: 60 } });
      const before = await output.innerText();
      assert.match(before, /rivals: [\d.]+; cartel: [\d.]+/);
      await figure.getByRole("slider").focus();
      await page.keyboard.press("ArrowRight");
      assert.notEqual(await output.innerText(), before);
    }));
});

describe("taking away", () => {
  for (const panel of PANELS) {
    it(`the CSV of ${panel} is what the printed command answers, to the last digit`, { skip: !ENDODEC && "SKIPPED: ENDODEC does not say where the command line is" }, () =>
      explorer(DESKTOP, `#panel=${panel}`, async (page) => {
        const first = await page.locator("#sliders input[type=range]").first().evaluate(({ id }) => id.slice(2));
        await slide(page, first, 700);
        const here = (await download(page)).trim().split("\n").map((line) => line.split(","));
        const [command] = (await page.locator("#commands").innerText()).split("\n");
        const [program, ...rest] = command.split(" ");
        assert.equal(program, "endodec");
        const there = execFileSync(ENDODEC, rest, { encoding: "utf8" }).trim().split("\n").map((line) => line.split(","));
        assert.equal(here.length, there.length);
        here.forEach((line, i) => line.forEach((cell, j) => {
          const [a, b] = [cell, there[i][j]];
          assert.ok(a === b || (a !== "" && b !== "" && Number(a) === Number(b)), `line ${i + 1}: ${a} here, ${b} there`);
        }));
      }));
    it(`the commands of ${panel} run`, { skip: !ENDODEC && "SKIPPED: ENDODEC does not say where the command line is" }, () =>
      explorer(DESKTOP, `#panel=${panel}`, async (page) => {
        for (const command of (await page.locator("#commands").innerText()).split("\n\n")) {
          execFileSync("sh", ["-c", command.replace(/^endodec/, '"$ENDODEC"')], { env: { ...process.env, ENDODEC }, stdio: ["ignore", "ignore", "inherit"] });
        }
      }));
  }

  it("prints on paper without controls", () =>
    explorer(DESKTOP, "#panel=adoption", async (page) => {
      await page.emulateMedia({ media: "print" });
      assert.ok(await page.locator("#controls").isHidden());
      assert.ok(pages(await page.pdf()) >= 2);
    }));

  it("the keyboard reaches the plots by a link, and every tab", () =>
    explorer(DESKTOP, "", async (page) => {
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
      await page.locator("#tabs a").nth(2).focus();
      await page.keyboard.press("Enter");
      await frames(page);
      assert.match(page.url(), /panel=adoption/);
    }));
});
