// The report, `index.html`, in a real browser.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { assertAccessible, assertFits, assertNoOverlap, deadLinks, DESKTOP, launch, out, pages, PHONE, visit } from "./harness.mjs";

const FILE = "index.html";
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const report = (options, act) => visit(browser, FILE, options, "", act);

const shown = (page) => page.locator("#ledger tbody tr:visible").count();

for (const [name, size] of [["a desktop", DESKTOP], ["a phone", PHONE]]) {
  describe(`on ${name}`, () => {
    it("the report opens from disk without complaint or request, fits, and has no text over text", () =>
      report(size, async (page) => {
        assert.match(await page.title(), /Endogenous Decentralization/);
        assert.ok(await page.locator("main article svg").count() >= 30);
        await assertFits(page);
        await assertNoOverlap(page);
      }));

    for (const colorScheme of ["light", "dark"]) {
      it(`axe finds no violation in ${colorScheme}`, () => report({ ...size, colorScheme }, assertAccessible));
    }
  });
}

describe("the report", () => {
  it("has no link that leads nowhere", () =>
    report(DESKTOP, async (page) => {
      // Links to code are relative to `out/` at the root of the project.
      const exists = (link) => existsSync(link.startsWith("../") ? join(ROOT, link.slice(3)) : join(out, link));
      assert.deepEqual(await deadLinks(page, exists), []);
    }));

  it("opens the explorer on screens that it has", async () => {
    let links;
    await report(DESKTOP, async (page) => {
      links = await page.evaluate(() => [...new Set([...document.querySelectorAll("a[href^='explorer.html#']")].map((link) => link.getAttribute("href")))]);
    });
    assert.ok(links.length >= 5);
    await visit(browser, "explorer.html", DESKTOP, "", async (page) => {
      for (const link of links) {
        const hash = link.slice(link.indexOf("#"));
        await page.evaluate((hash) => { location.hash = hash; }, hash);
        await page.locator("#plots figure svg polyline").first().waitFor();
        // What the page makes of the address, it writes as it would itself.
        assert.equal(await page.evaluate(() => { fromAddress(); return address(); }), hash);
        assert.ok(await page.locator("#error").isHidden(), link);
      }
    });
  });

  it("uses no identifier twice", () =>
    report(DESKTOP, async (page) => {
      const twice = await page.evaluate(() => {
        const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
        return ids.filter((id, i) => ids.indexOf(id) !== i);
      });
      assert.deepEqual(twice, []);
    }));

  it("gives every figure its files, its command and a description", () =>
    report(DESKTOP, async (page) => {
      const lacking = await page.evaluate(() => [...document.querySelectorAll("article:has(.picture)")].flatMap((article) => {
        const names = [...article.querySelectorAll(".meta a")].map((link) => link.textContent);
        const lacks = ["CSV", "SVG", "PNG"].filter((kind) => !names.includes(kind));
        if (!article.querySelector(".meta code")?.textContent.includes(`--only ${article.id}`)) lacks.push("command");
        if ((article.querySelector("svg")?.getAttribute("aria-label") ?? "").length < 40) lacks.push("description");
        return lacks.map((what) => `${article.id}: ${what}`);
      }));
      assert.deepEqual(lacking, []);
    }));

  it("loads the data of every figure and table in four languages, from a file that is there, by keyboard, and not on paper", () =>
    report(PHONE, async (page) => {
      const found = await page.evaluate(() => [...document.querySelectorAll("article:has(.meta a)")].map((article) => ({
        slug: article.id,
        lines: [...article.querySelectorAll("details .load li")].map((line) => line.textContent),
      })));
      assert.ok(found.length > 50);
      for (const { slug, lines } of found) {
        assert.deepEqual(lines.map((line) => line.split(":")[0]), ["Python", "R", "Stata", "Julia"], slug);
        for (const line of lines) {
          const [, file] = line.match(/"out\/([^"]+\.csv)"/);
          assert.ok(file.endsWith(`/${slug}.csv`) && existsSync(join(out, file)), `${slug}: ${file}`);
        }
      }
      const details = page.locator("#aggregate-output details:has(.load)");
      await details.locator("summary").focus();
      await page.keyboard.press("Enter");
      assert.ok(await details.locator("li").last().isVisible());
      await page.evaluate(() => { for (const other of document.querySelectorAll("details")) other.open = true; });
      await assertFits(page);
      await assertNoOverlap(page);
      await assertAccessible(page);
      await page.emulateMedia({ media: "print" });
      assert.ok(await details.isHidden());
    }));
});

describe("the ledger", () => {
  it("is searched and filtered, counts what it shows, and forgets it all", () =>
    report(DESKTOP, async (page) => {
      const all = await shown(page);
      assert.ok(all > 100);
      const counts = async () => assert.equal(await page.locator("#filters output").innerText(), `${await shown(page)} of ${all} claims`);
      await counts();

      await page.getByRole("searchbox").fill("dram");
      const found = await shown(page);
      assert.ok(found > 0 && found < all);
      assert.deepEqual((await page.locator("#ledger tbody tr:visible").allInnerTexts()).filter((text) => !/dram/i.test(text)), []);
      await counts();

      await page.locator("#filters [name=verdict]").selectOption("not-reproduced");
      assert.ok(await shown(page) < found);
      await counts();

      await page.getByRole("searchbox").fill("no claim has these words");
      assert.equal(await shown(page), 0);
      await counts();

      await page.getByRole("searchbox").fill("");
      await page.locator("#filters [name=verdict]").selectOption("");
      await page.locator("#filters [name=version]").selectOption("v1");
      const versions = await page.locator("#ledger tbody tr:visible").evaluateAll((rows) => [...new Set(rows.map((row) => row.dataset.version))].sort());
      assert.deepEqual(versions, ["both", "v1"]);
      await page.locator("#filters [name=version]").selectOption("");
      await page.locator("#filters [name=section]").selectOption("Table");
      const tables = await shown(page);
      assert.ok(tables > 0 && tables < all);
    }));

  it("says on paper that it is filtered, and with what, and only then", () =>
    report(DESKTOP, async (page) => {
      const line = page.locator("#ledger .paper");
      assert.ok(await line.isHidden());
      await page.emulateMedia({ media: "print" });
      assert.equal(await line.innerText(), "");
      await page.emulateMedia({ media: "screen" });
      await page.getByRole("searchbox").fill("dram");
      await page.locator("#filters [name=version]").selectOption("v1");
      await page.emulateMedia({ media: "print" });
      assert.equal(await line.innerText(), `Filtered: ${await shown(page)} of ${await page.locator("#ledger tbody tr").count()} claims (with “dram”, of v1).`);
    }));

  it("shows the claim that a link names even where the filters hide it", () =>
    report(DESKTOP, async (page) => {
      const id = await page.locator("#ledger tbody tr").last().getAttribute("id");
      await page.getByRole("searchbox").fill("no claim has these words");
      await page.evaluate((id) => { location.hash = id; }, id);
      await page.locator(`#${id}`).waitFor({ state: "visible" });
    }));
});

describe("by keyboard", () => {
  it("the first stop skips to the content", () =>
    report(DESKTOP, async (page) => {
      await page.keyboard.press("Tab");
      const skip = page.locator(".skip");
      assert.ok(await skip.evaluate((link) => link === document.activeElement && link.getBoundingClientRect().left >= 0));
      await page.keyboard.press("Enter");
      assert.equal(new URL(page.url()).hash, "#content");
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null));
    }));

  it("the contents lead to the filters", () =>
    report(DESKTOP, async (page) => {
      const focused = () => page.evaluate(() => document.activeElement.getAttribute("href") ?? document.activeElement.getAttribute("name"));
      for (let i = 0; i < 40 && await focused() !== "#ledger"; i++) await page.keyboard.press("Tab");
      assert.equal(await focused(), "#ledger");
      await page.keyboard.press("Enter");
      await page.keyboard.press("Tab");
      assert.equal(await focused(), "text");
      await page.keyboard.type("welfare");
      assert.ok(await shown(page) > 0);
      for (const name of ["version", "section", "verdict"]) {
        await page.keyboard.press("Tab");
        assert.equal(await focused(), name);
      }
    }));
});

it("the contents follow the scroll", () =>
  report(DESKTOP, async (page) => {
    for (const id of ["learning", "predictions", "findings"]) {
      await page.evaluate((id) => document.getElementById(id).scrollIntoView(), id);
      await page.locator(`nav a[href="#${id}"][aria-current]`).waitFor();
      assert.equal(await page.locator("nav a[aria-current]").count(), 1);
    }
  }));

it("prints on many pages without what only a screen can use", () =>
  report(DESKTOP, async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const selector of ["nav", "#filters", ".skip"]) assert.ok(await page.locator(selector).first().isHidden(), selector);
    const pdf = await page.pdf({ format: "Letter" });
    assert.ok(pages(pdf) > 20, `${pages(pdf)} pages`);
  }));
