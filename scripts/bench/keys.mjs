// How soon the page of a search follows what is typed and ticked, in a browser that holds the catalogue:
//
//   node scripts/bench/keys.mjs SHOP RATINGS
//
// SHOP is its origin. On a screen of 1280 by 800, queries of the file RATINGS are typed key by key, and boxes of the
// filters ticked and unticked. What is measured is a person's wait, in milliseconds: from the key or the tick until the
// page says what it is of now (`answered`), and until that has been drawn (`drawn`), which waits for the screen's next
// frame, 17 ms apart. Every query is typed once before it is measured.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const QUERIES = 12;
const TICKS = 40;

const { chromium } = createRequire(new URL("../../end2end/package.json", import.meta.url))("@playwright/test");
const [shop, ratings] = process.argv.slice(2);
const rows = readFileSync(ratings, "utf8").trim().split(/\r?\n/).slice(1);
const all = [...new Set(rows.map((row) => row.split(",")[0]))].filter((query) => /^[a-z ]{6,}$/.test(query));
const queries = all.filter((_, place) => place % Math.ceil(all.length / QUERIES) === 0);

/** In the page: does something, and waits until what it should change has changed and been drawn. */
async function wait(act, shown) {
  const before = shown();
  const began = performance.now();
  const changed = new Promise((resume) => {
    const observer = new MutationObserver(() => {
      if (shown() === before) return;
      observer.disconnect();
      resume(performance.now() - began);
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    setTimeout(() => resume(undefined), 1_000);
  });
  act();
  const answered = await changed;
  await new Promise((resume) => requestAnimationFrame(() => setTimeout(resume)));
  const drawn = performance.now() - began;
  // A person's pause.
  await new Promise((resume) => setTimeout(resume, 60));
  return answered === undefined ? undefined : { answered, drawn };
}

function percentile(values, percent) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))].toFixed(1);
}

function tell(what, waits) {
  const figures = ["answered", "drawn"].map((which) => {
    const times = waits.map((wait) => wait[which]);
    return `${which}_p50_ms=${percentile(times, 50)} ${which}_p95_ms=${percentile(times, 95)}`;
  });
  console.log(`follows=${what} times=${waits.length} ${figures.join(" ")}`);
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(`${shop}/en/search?q=paper`);
await page.waitForFunction(() => window.finder === "ready");
await page.locator("#q").focus();
await page.waitForFunction(() => document.querySelector("#q").getAttribute("role") === "combobox");
await page.evaluate(`window.wait = ${wait}`);

const keys = (queries) =>
  page.evaluate(async (queries) => {
    const box = document.querySelector("#q");
    const title = () => document.querySelector("h1").textContent;
    const waits = [];
    for (const query of queries)
      for (let end = 2; end <= query.length; end++) {
        if (query[end - 1] === " ") continue;
        const type = () => {
          box.value = query.slice(0, end);
          box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        };
        waits.push(await window.wait(type, title));
      }
    return waits;
  }, queries);
const ticks = (times) =>
  page.evaluate(async (times) => {
    const chips = () => document.querySelector("div.chips")?.textContent ?? "";
    const waits = [];
    for (let n = 0; n < times; n++) {
      const boxes = document.querySelectorAll("#refine details:nth-of-type(-n + 3) input[type=checkbox]");
      waits.push(await window.wait(() => boxes[Math.floor(n / 2) % boxes.length].click(), chips));
    }
    return waits;
  }, times);

await keys(queries);
const typed = await keys(queries);
if (typed.includes(undefined)) throw new Error("the page did not follow a key");
tell("key", typed);
const ticked = (await ticks(TICKS)).filter(Boolean);
if (ticked.length < TICKS / 2) throw new Error("the page did not follow ticks");
tell("tick", ticked);
await browser.close();
