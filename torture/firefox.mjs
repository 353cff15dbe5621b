/*
 * Open every page of built sites in Firefox, served and from their folder, and report what a
 * page complains of, whether `pwn()` was called, and which other hosts were asked.
 *
 *   npm install puppeteer-core       (in any folder; NODE_PATH doesn't reach modules)
 *   node firefox.mjs /usr/bin/firefox-esr SITE…
 *
 * Run it from the folder of the installation, as a copy. Exit code 1 if anything was reported.
 */
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { join, resolve, extname } from "node:path";
import puppeteer from "puppeteer-core";

const TYPES = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png" };
const [firefox, ...sites] = process.argv.slice(2);

const serve = (folder) => new Promise((started) => {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    try {
      const body = await readFile(join(folder, path));
      response.writeHead(200, { "Content-Type": TYPES[extname(path)] || "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, "127.0.0.1", () => started(server));
});

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: firefox,
  headless: true,
  defaultViewport: { width: 1280, height: 800 },
  extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true },
});
let pages = 0;
const reports = new Set();
let searches = 0;
for (const site of sites.map((folder) => resolve(folder))) {
  const server = await serve(site);
  const address = `http://127.0.0.1:${server.address().port}`;
  const names = (await readdir(site, { recursive: true })).filter((name) => name.endsWith(".html"));
  for (const root of [address, `file://${site}`]) {
    const page = await browser.newPage();
    page.on("console", (said) => { if (["error", "warn"].includes(said.type())) reports.add(`${page.url()}: ${said.text()}`); });
    page.on("pageerror", (error) => reports.add(`${page.url()}: ${error.message}`));
    page.on("request", (request) => { if (!request.url().startsWith(root) && !/^(data|blob|about):/.test(request.url())) reports.add(`asked ${request.url()}`); });
    await page.evaluateOnNewDocument(() => {
      window.broken = [];
      window.pwn = () => window.broken.push("pwn");
      document.addEventListener("securitypolicyviolation", (event) => window.broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
    });
    for (const name of names) {
      if (root !== address && name === "404.html") continue;
      await page.goto(`${root}/${name}`, { waitUntil: "load" });
      for (const label of await page.$$("label[for^=__palette]:not([hidden])")) await label.click().catch(() => {});
      for (const what of await page.evaluate(() => window.broken)) reports.add(`${name}: ${what}`);
      pages += 1;
    }
    if (root === address) {
      await page.goto(`${root}/index.html`);
      await page.click("input[name=query]");
      await page.type("input[name=query]", process.env.WORDS || "harbour", { delay: 50 });
      await page.waitForSelector(".md-search-result__item", { timeout: 20000 }).catch(async () => reports.add("search found nothing: " + await page.$eval(".md-search-result__meta", (e) => e.textContent) + await page.$eval("input[name=query]", (e) => e.value)));
      searches += 1;
      for (const what of await page.evaluate(() => window.broken)) reports.add(`search: ${what}`);
    }
    await page.close();
  }
  server.close();
}
await browser.close();
console.log(`${pages} pages, ${searches} searches, ${reports.size} reports`);
for (const report of reports) console.log(report);
process.exit(reports.size ? 1 : 0);
