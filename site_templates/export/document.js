/*
 * The one-file edition: colour scheme, the search's index, and the check of every passage.
 * Without this script the text, its notes and its sources are all there.
 */
(() => {
  "use strict";

  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (name) element.className = name;
    return element;
  };

  /* Colour scheme: the system's, until the reader chooses. */
  const root = document.documentElement;
  const button = $("[data-scheme-button]");
  const KEY = "explainer-scheme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const remembered = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const isDark = () => (root.dataset.scheme || (system.matches ? "dark" : "light")) === "dark";
  const show = (scheme) => {
    if (scheme) root.dataset.scheme = scheme;
    button.textContent = isDark() ? "Light" : "Dark";
  };
  show(remembered());
  system.addEventListener("change", () => show());
  button.addEventListener("click", () => {
    const scheme = isDark() ? "light" : "dark";
    show(scheme);
    try { localStorage.setItem(KEY, scheme); } catch { /* then only for now */ }
  });

  /* What the document leaves out because it says it elsewhere: names of links, copy buttons. */
  $$("a[role=doc-noteref]").forEach((link) => {
    const only = link.matches("[data-claim]:not(.x-claim--sources) > a") ? ", only source" : "";
    link.setAttribute("aria-label", `Note ${link.textContent}${only}`);
  });
  const plain = (element) => element.textContent.trim().replace(/\s+/g, " ");
  $$("figure[data-quotation]").forEach((card) => {
    const who = $$("figcaption > span:not([data-uncited])", card).map((part) => part.textContent).join("");
    const note = document.getElementById($("a[role=doc-noteref]", card).hash.slice(1));
    const copy = make("button", "Copy with its source", "x-copy");
    copy.type = "button";
    copy.hidden = true;
    copy.dataset.copied = "Copied";
    copy.dataset.copy = `“${plain($("blockquote", card))}” – ${who}. ${plain(note.parentElement.parentElement.firstElementChild)}. ${root.dataset.address}#${card.dataset.quotation}`;
    $("figcaption", card).lastElementChild.append(copy);
  });

  $("[data-tools]").hidden = false;

  /* Data that lies packed in this file. */
  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const hashOf = async (bytes) => hex(await crypto.subtle.digest("SHA-256", bytes));
  const unpack = (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(stream).arrayBuffer();
  };
  const decode = (bytes) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  const carried = (name) => JSON.parse($(name)?.textContent || "{}");

  /** A claim in its own words, without its citations and what is said of it. */
  const wording = (claim) => {
    const copy = claim.cloneNode(true);
    $$("[role=doc-noteref], [data-uncited]", copy).forEach((part) => part.remove());
    return plain(copy);
  };

  /** The longest wording of each claim, which is its own sentence. */
  const sentences = () => {
    const found = new Map();
    $$("main [data-claim]").forEach((claim) => {
      const { claim: id } = claim.dataset;
      const words = wording(claim);
      if (words.length > (found.get(id) || "").length) found.set(id, words);
    });
    return found;
  };

  /** What a heading is followed by in words of ours, up to the next one. */
  const prose = (heading) => {
    const found = [];
    for (let next = heading.nextElementSibling; next && !/^H\d/.test(next.tagName); next = next.nextElementSibling)
      if (next.matches("div:not([class])")) found.push(...$$("p, li", next).map(plain));
    return found.join(" ");
  };

  /** What the index leaves out of each kind of entry, with a 0 for it, since the document shows it (generator/export/finding.py). */
  const said = {
    4: (place) => [plain($("blockquote", place))],
    5: (place, claims) => [claims.get(place.dataset.claim)],
    6: (place) => [plain(place), prose(place)],
  };

  /** Gives the search its index. */
  window.explainerIndex = async () => {
    const index = JSON.parse(decode(await unpack(carried("#x--index").index)));
    const claims = sentences();
    for (const [, , rows] of index.pages) {
      let anchor = "";
      for (const row of rows) {
        const [kind, code] = row;
        if (!code) continue;
        anchor = anchor.slice(0, parseInt(code[0], 36)) + code.slice(1);
        said[kind]?.(document.getElementById(anchor), claims).forEach((text, at) => { if (row[2 + at] === 0) row[2 + at] = text; });
      }
    }
    return index;
  };

  /* The check of every passage. */

  /** Read all words, and the text of each passage that is shown: that of its marks, in order. */
  const read = () => {
    const passages = new Map();
    let words = "";
    const walker = document.createTreeWalker($("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (!parentElement.closest("button, [data-words]")) words += data.replace(/[ \t\n\r\f]+/g, "");
      for (let mark = parentElement.closest("[data-passage]"); mark; mark = mark.parentElement.closest("[data-passage]"))
        mark.dataset.passage.split(" ").forEach((name) => passages.set(name, (passages.get(name) || "") + data));
    }
    return { words, passages };
  };

  const sourceOf = (item) => {
    const [file, sha256] = $$("code", item).map((code) => code.textContent);
    const link = $("a", item);
    return { title: link.textContent, page: decodeURIComponent(link.hash).slice(1, -"top".length), file, sha256 };
  };

  const counted = ({ length }) => (length === 1 ? "1 passage" : `${length} passages`);
  const checkSource = ({ title, page, file, sha256 }, texts, passages) => {
    const own = [...passages].filter(([name]) => name.startsWith(page));
    const bytes = texts.get(sha256);
    if (!bytes)
      return [`${title}: ${counted(own)}. This cannot be re-checked here against the archived text, because it may only be quoted: add ${file}, SHA-256 ${sha256}.`, "open"];
    const letters = [...decode(bytes)];
    const wrong = own.filter(([name, text]) => letters.slice(...name.split("-").slice(-2)).join("") !== text);
    if (wrong.length) return [`${title}: not in the archived text: ${counted(wrong)}.`, "wrong"];
    return [`${title}: the archived text has the hash that is named, and every passage stands in it: ${counted(own)}.`, "right"];
  };

  const checkAll = async () => {
    const { words, passages } = read();
    const whole = (await hashOf(new TextEncoder().encode(words))) === $("[data-words]").dataset.words;
    const outcome = [whole ? ["The words of this file are as they were made.", "right"] : ["The words of this file were changed.", "wrong"]];
    const sources = $$("[data-source]").map(sourceOf);
    const known = new Set(sources.map(({ sha256 }) => sha256));
    const texts = new Map();
    for (const text of Object.values(carried("#x--texts"))) {
      const bytes = await unpack(text);
      texts.set(await hashOf(bytes), bytes);
    }
    for (const file of $("[data-files]").files) {
      const bytes = await file.arrayBuffer();
      const hash = await hashOf(bytes);
      texts.set(hash, bytes);
      if (!known.has(hash)) outcome.push([`${file.name} is not a file that was cited.`, "wrong"]);
    }
    return [...outcome, ...sources.map((source) => checkSource(source, texts, passages))];
  };

  const check = $("[data-check-button]");
  const outcomes = $("[data-check-results]");
  if (globalThis.crypto && crypto.subtle && globalThis.DecompressionStream) {
    $("[data-check]").hidden = false;
    check.addEventListener("click", async () => {
      check.disabled = true;
      outcomes.replaceChildren(make("li", "Checking …"));
      const found = await checkAll().catch((error) => [[`This file is damaged: ${error.message}`, "wrong"]]);
      outcomes.replaceChildren(...found.map(([text, name]) => make("li", text, name)));
      check.disabled = false;
    });
  }
})();
