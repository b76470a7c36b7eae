// The pages of the report in a real browser.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { assertAccessible, assertFits, assertNoOverlap, deadLinks, DESKTOP, launch, open, out, PAGES, pages, PHONE, visit } from "./harness.mjs";

// The command line; `cargo xtask browser` says where it is.
const { ENDODEC } = process.env;

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

const report = (options, act, name = "index.html", fragment = "") => visit(browser, name, options, fragment, act);
const ledger = (options, act, fragment = "") => report(options, act, "ledger.html", fragment);

const shown = (page) => page.locator("#ledger tbody tr:visible").count();

for (const [name, size] of [["a desktop", DESKTOP], ["a phone", PHONE]]) {
  describe(`on ${name}`, () => {
    for (const file of PAGES) {
      it(`${file} opens from disk without complaint or request, fits, and has no text over text`, () =>
        report(size, async (page) => {
          assert.match(await page.title(), /Endogenous Decentralization/);
          await assertFits(page);
          await assertNoOverlap(page);
        }, file));

      for (const colorScheme of ["light", "dark"]) {
        it(`axe finds no violation on ${file} in ${colorScheme}`, () => report({ ...size, colorScheme }, assertAccessible, file));
      }
    }
  });
}

describe("every page", () => {
  for (const file of PAGES) {
    it(`${file} has no link that leads nowhere, no identifier twice, the policy and the way to all others`, () =>
      report(DESKTOP, async (page) => {
        assert.deepEqual(await deadLinks(page, file), []);
        const twice = await page.evaluate(() => {
          const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
          return ids.filter((id, i) => ids.indexOf(id) !== i);
        });
        assert.deepEqual(twice, []);
        assert.match(await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content"), /default-src 'none'/);
        const links = await page.locator("header nav a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
        assert.deepEqual(links, [...PAGES, "explorer.html"]);
        assert.equal(await page.locator("header nav a[aria-current=page]").getAttribute("href"), file);
      }, file));

    // `visit` fails on what the page throws.
    it(`${file} opens at addresses that name nothing, and goes on to others`, async () => {
      for (const fragment of ["#%", "#%zz", "#nothing-of-this-name"]) {
        await report(DESKTOP, async (page) => {
          for (const next of ["#%25%", "#content"]) {
            await page.evaluate((next) => { location.hash = next; }, next);
            await page.waitForTimeout(20);
          }
          assert.ok(await page.locator("#content").isVisible());
        }, file, fragment);
      }
    });

    it(`${file} is led through by keyboard: the first stop skips to the content`, () =>
      report(DESKTOP, async (page) => {
        await page.keyboard.press("Tab");
        const skip = page.locator(".skip");
        assert.ok(await skip.evaluate((link) => link === document.activeElement && link.getBoundingClientRect().left >= 0));
        await page.keyboard.press("Enter");
        assert.equal(new URL(page.url()).hash, "#content");
        await page.keyboard.press("Tab");
        assert.ok(await page.evaluate(() => document.activeElement.closest("main, footer") !== null));
      }, file));
  }

  it("uses no identifier that another page uses, so that every address of the one page of old is still one", async () => {
    const all = PAGES.flatMap((file) => [...readFileSync(join(out, file), "utf8").matchAll(/<(?:section|article|tr)[^>]* id="([^"]+)"/g)].map(([, id]) => id));
    assert.ok(all.length > 450);
    assert.deepEqual(all.filter((id, i) => all.indexOf(id) !== i), []);
  });
});

describe("the first page", () => {
  it("is short and light, and whole before its script runs", async () => {
    assert.ok(statSync(join(out, "index.html")).size < 1_500_000);
    const { context, page } = await open(browser, "index.html", { ...DESKTOP, javaScriptEnabled: false });
    try {
      assert.ok(await page.locator("#findings .finding").count() >= 10);
      assert.ok(await page.locator("#findings svg").count() >= 10);
      assert.ok(await page.locator(".first svg").first().isVisible());
    } finally {
      await context.close();
    }
    await report(DESKTOP, async (page) => {
      const words = await page.evaluate(() => document.body.innerText.split(/\s+/).length);
      assert.ok(words < 4000, `${words} words`);
      const screens = await page.evaluate(() => document.documentElement.scrollHeight / innerHeight);
      assert.ok(screens <= 12.5, `${screens} screens`);
    });
    await report(PHONE, async (page) => {
      const screens = await page.evaluate(() => document.documentElement.scrollHeight / innerHeight);
      assert.ok(screens <= 30, `${screens} screens on a phone`);
    });
  });

  for (const [name, size] of [["a desktop", DESKTOP], ["a phone", PHONE]]) {
    it(`says on the first screen of ${name} what is claimed, found and at stake, and shows the dates`, () =>
      report(size, async (page) => {
        const said = await page.locator(".first .said p").allInnerTexts();
        assert.deepEqual(said.map((sentence) => sentence.split(":")[0]), ["Claimed", "Found", "At stake"]);
        const text = said.join(" ");
        // The dates are those of the figure.
        const years = readFileSync(join(out, "figures", "every-crossing-date.csv"), "utf8").trim().split("\n").slice(1).map((line) => line.match(/,(\d{4}(?:\.\d+)?),/)[1]).map(Number);
        for (const year of [Math.min(...years), Math.max(...years)]) assert.ok(text.includes(String(Math.round(year))), `${year}: ${text}`);
        const boxes = await Promise.all([".first .said", ".first svg:visible"].map((selector) => page.locator(selector).first().boundingBox()));
        const height = size.viewport.height;
        assert.ok(boxes[0].y + boxes[0].height < height);
        assert.ok(boxes[1].y + 300 < height, `the figure begins at ${boxes[1].y}`);
        if (size === DESKTOP) {
          const bar = await page.locator(".first .verdicts").boundingBox();
          assert.ok(boxes[1].y + boxes[1].height < height && bar.y + bar.height < height);
        }
      }));
  }

  it("leads addresses of claims, figures, tables and parts that it once held to their pages", async () => {
    for (const [id, file] of [["both-nash-date", "ledger"], ["ledger", "ledger"], ["prediction-both-p1-stacked-16gb", "predictions"], ["contradictions", "contradictions"], ["hbm-prices", "figures"], ["v2-table-10-implied-r0", "tables"], ["beyond", "appendix"], ["data", "appendix"], ["game", "figures"]]) {
      const { context, page } = await open(browser, "index.html", DESKTOP, `#${id}`);
      try {
        await page.waitForURL(`**/${file}.html#${id}`);
        assert.ok(await page.locator(`[id="${id}"]`).isVisible(), id);
      } finally {
        await context.close();
      }
    }
    for (const fragment of ["#%", "#nothing-has-this-name", "#findings"]) {
      await report(DESKTOP, async (page) => assert.match(page.url(), /index\.html/), "index.html", fragment);
    }
  });

  it("opens the ledger with the claims of a verdict", () =>
    report(DESKTOP, async (page) => {
      const link = page.locator(".verdicts li.not-reproduced a");
      const count = Number(await link.locator("b").innerText());
      await link.click();
      await page.locator("#ledger tbody tr").first().waitFor({ state: "attached" });
      assert.equal(await shown(page), count);
      assert.equal(await page.locator("#filters [name=verdict]").inputValue(), "not-reproduced");
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
});

describe("figures and tables", () => {
  const EXHIBITS = ["index.html", "drafts.html", "figures.html", "tables.html", "appendix.html"];

  it("have their files, their command and a description", async () => {
    let figures = 0;
    for (const file of EXHIBITS) {
      await report(DESKTOP, async (page) => {
        figures += await page.locator("article:has(> .pictures)").count();
        const lacking = await page.evaluate(() => [...document.querySelectorAll("article:has(> .pictures)")].flatMap((article) => {
          const names = [...article.querySelectorAll(".meta a")].map((link) => link.textContent);
          const lacks = ["CSV", "SVG", "PNG"].filter((kind) => !names.includes(kind));
          if (!article.querySelector(".meta code")?.textContent.includes(`--only ${article.id}`)) lacks.push("command");
          if ((article.querySelector(".pictures")?.getAttribute("aria-label") ?? "").length < 40) lacks.push("description");
          if (!article.querySelector("details table")) lacks.push("table");
          return lacks.map((what) => `${article.id}: ${what}`);
        }));
        assert.deepEqual(lacking, []);
      }, file);
    }
    assert.ok(figures >= 30, `${figures} figures`);
  });

  for (const file of EXHIBITS) {
    it(`stack on a phone without scrolling, in letters of 12 pixels, and are dark on a dark page: ${file}`, () =>
      report({ ...PHONE, colorScheme: "dark" }, async (page) => {
        const wrong = await page.evaluate(() => {
          const paper = getComputedStyle(document.body).backgroundColor;
          const pictures = [...document.querySelectorAll(".picture")].filter((picture) => picture.checkVisibility());
          return pictures.flatMap((picture) => {
            const svg = picture.querySelector("svg");
            const { width, left } = svg.getBoundingClientRect();
            const faults = [];
            // Letters of 7.5 points, and a hundred units to a point.
            const letters = 750 * width / svg.viewBox.baseVal.width;
            if (letters < 11.9) faults.push(`letters of ${letters} px`);
            if (left < 0 || left + width > innerWidth || picture.scrollWidth > picture.clientWidth + 1) faults.push("wider than the phone");
            const dark = picture.matches(".map") ? getComputedStyle(svg).filter !== "none" : getComputedStyle(svg.querySelector("rect")).fill === paper;
            if (!dark) faults.push("not on the page’s colour");
            return faults.map((fault) => `${picture.dataset.label}: ${fault}`);
          });
        });
        assert.deepEqual(wrong, []);
      }, file));
  }

  it("load in four languages, from a file that is there, by keyboard, and not on paper", async () => {
    let found = [];
    for (const file of EXHIBITS) {
      await report(PHONE, async (page) => {
        found = found.concat(await page.evaluate(() => [...document.querySelectorAll("article:has(> .meta a)")].map((article) => ({
          slug: article.id,
          lines: [...article.querySelectorAll("details .load li")].map((line) => line.textContent),
        }))));
        await page.evaluate(() => { for (const other of document.querySelectorAll("details")) other.open = true; });
        await assertFits(page);
        await assertNoOverlap(page);
        await assertAccessible(page);
      }, file);
    }
    assert.ok(found.length > 50);
    for (const { slug, lines } of found) {
      assert.deepEqual(lines.map((line) => line.split(":")[0]), ["Python", "R", "Stata", "Julia"], slug);
      for (const line of lines) {
        const [, file] = line.match(/"out\/([^"]+\.csv)"/);
        assert.ok(file.endsWith(`/${slug}.csv`) && existsSync(join(out, file)), `${slug}: ${file}`);
      }
    }
    await report(PHONE, async (page) => {
      const details = page.locator("#aggregate-output details:has(.load)");
      await details.locator("summary").focus();
      await page.keyboard.press("Enter");
      assert.ok(await details.locator("li").last().isVisible());
      await page.emulateMedia({ media: "print" });
      assert.ok(await details.isHidden());
    });
  });
});

describe("the ledger", () => {
  it("is searched and filtered, counts what it shows, and forgets it all", () =>
    ledger(DESKTOP, async (page) => {
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
    ledger(DESKTOP, async (page) => {
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

  it("takes its filters from an address, forgets them at another, and takes none that it does not have", () =>
    ledger(DESKTOP, async (page) => {
      const verdicts = () => page.locator("#ledger tbody tr:visible").evaluateAll((rows) => [...new Set(rows.map((row) => row.dataset.verdict))]);
      assert.deepEqual(await verdicts(), ["forecast"]);
      const go = (hash) => page.evaluate((hash) => { location.hash = hash; }, hash);
      await go("verdict=not-identified&version=v2");
      await page.waitForFunction(() => document.querySelector("#filters [name=version]").value === "v2");
      assert.deepEqual(await verdicts(), ["not-identified"]);
      await go("verdict=%3Cnone%3E");
      await page.waitForFunction(() => document.querySelector("#filters [name=version]").value === "");
      assert.equal(await shown(page), await page.locator("#ledger tbody tr").count());
    }, "#verdict=forecast"));

  it("shows the claim that a link names even where the filters hide it", () =>
    ledger(DESKTOP, async (page) => {
      const id = await page.locator("#ledger tbody tr").last().getAttribute("id");
      await page.getByRole("searchbox").fill("no claim has these words");
      await page.evaluate((id) => { location.hash = id; }, id);
      await page.locator(`#${id}`).waitFor({ state: "visible" });
    }));
});

it("the contents of a long page lead to its parts and follow the scroll", () =>
  report(DESKTOP, async (page) => {
    for (const id of ["learning", "adoption", "game"]) {
      await page.locator(`nav.contents a[href="#${id}"]`).click();
      await page.locator(`nav.contents a[href="#${id}"][aria-current]`).waitFor();
      assert.equal(await page.locator("nav.contents a[aria-current]").count(), 1);
    }
  }, "figures.html"));

it("the keyboard reaches the filters of the ledger", () =>
  ledger(DESKTOP, async (page) => {
    const focused = () => page.evaluate(() => document.activeElement.getAttribute("name"));
    for (let i = 0; i < 40 && await focused() !== "text"; i++) await page.keyboard.press("Tab");
    assert.equal(await focused(), "text");
    await page.keyboard.type("welfare");
    assert.ok(await shown(page) > 0);
    for (const name of ["version", "section", "verdict"]) {
      await page.keyboard.press("Tab");
      assert.equal(await focused(), name);
    }
  }));

it("prints without what only a screen can use", async () => {
  await report(DESKTOP, async (page) => {
    await page.emulateMedia({ media: "print" });
    for (const selector of ["header nav", ".skip"]) assert.ok(await page.locator(selector).first().isHidden(), selector);
    assert.ok(pages(await page.pdf({ format: "Letter" })) > 5);
  });
  await ledger(DESKTOP, async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator("#filters").isHidden());
    assert.ok(pages(await page.pdf({ format: "Letter" })) > 20);
  });
});

it("says where it will be read only when it is told, with a picture for links", { skip: !ENDODEC && "SKIPPED: ENDODEC does not say where the command line is" }, async () => {
  assert.doesNotMatch(readFileSync(join(out, "index.html"), "utf8"), /og:image|canonical/);
  const folder = mkdtempSync(join(tmpdir(), "endodec-"));
  try {
    execFileSync(ENDODEC, ["reproduce", "--out", join(folder, "out"), "--site", "https://example.org/e/"]);
    const page = readFileSync(join(folder, "out", "ledger.html"), "utf8");
    for (const line of ['<link rel="canonical" href="https://example.org/e/ledger.html">', '<meta property="og:image" content="https://example.org/e/card.png">', '<meta property="og:title"']) assert.ok(page.includes(line), line);
    const card = readFileSync(join(folder, "out", "card.png"));
    assert.deepEqual([card.readUInt32BE(16), card.readUInt32BE(20)], [1200, 630]);
    const refused = spawnSync(ENDODEC, ["reproduce", "--out", join(folder, "other"), "--site", "example.org"], { encoding: "utf8" });
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /https:\/\//);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
