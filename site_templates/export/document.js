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

  /* What the document leaves out because it says it elsewhere: names of links, texts to copy. */
  $$("a[role=doc-noteref]").forEach((link) => {
    const only = link.matches("[data-claim]:not(.x-claim--sources) > a") ? ", only source" : "";
    link.setAttribute("aria-label", `Note ${link.textContent}${only}`);
  });
  const plain = (element) => element.textContent.trim().replace(/\s+/g, " ");
  $$("figure button[data-copy]").forEach((button) => {
    const card = button.closest("figure");
    const who = $$("figcaption > span:not([data-uncited])", card).map((part) => part.textContent).join("");
    const note = document.getElementById($("a[role=doc-noteref]", card).hash.slice(1));
    const source = note.closest(".x-notes__source").firstElementChild;
    button.dataset.copy = `“${plain($("blockquote", card))}” – ${who}. ${plain(source)}. ${button.dataset.copy}`;
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
  const bundleOf = () => JSON.parse($("#x--bundle").textContent);

  /** Gives the search its index. */
  window.explainerIndex = async () => JSON.parse(decode(await unpack(bundleOf().search)));

  /* The check of every passage. */
  const passagesOf = (data) => {
    const cited = [...data.claims, ...data.quotations].flatMap((item) => [...item.evidence, ...(item.attribution || [])]);
    const all = [...cited, ...data.gaps.flatMap((gap) => gap.seen)];
    return new Map(all.map((one) => [`${one.source}--p-${one.start}-${one.end}`, one]));
  };

  /** What this document shows of each passage: the text of its marks, in order. */
  const shownPassages = () => {
    const shown = new Map();
    const walker = document.createTreeWalker($("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      for (let mark = text.parentElement.closest("mark[data-passage]"); mark; mark = mark.parentElement.closest("mark[data-passage]"))
        mark.dataset.passage.split(" ").forEach((name) => shown.set(name, (shown.get(name) || "") + text.data));
    }
    return shown;
  };

  const counted = ({ length }) => (length === 1 ? "1 passage" : `${length} passages`);
  const checkSource = async (source, texts, passages, shown) => {
    const own = [...passages].filter(([, one]) => one.source === source.id);
    const altered = own.filter(([name, one]) => shown.has(name) && shown.get(name) !== one.exact);
    if (altered.length) return [`${source.title}: shown in other words than the data has: ${counted(altered)}.`, "wrong"];
    const bytes = texts.get(source.sha256);
    if (!bytes)
      return [`${source.title}: shown as the data has it: ${counted(own)}. This cannot be re-checked here against the archived text, because it may only be quoted: add ${source.file}, SHA-256 ${source.sha256}.`, "open"];
    const letters = [...decode(bytes)];
    const wrong = own.filter(([, one]) => letters.slice(one.start, one.end).join("") !== one.exact);
    if (wrong.length) return [`${source.title}: not in the archived text: ${counted(wrong)}.`, "wrong"];
    return [`${source.title}: the archived text has the hash that is named, and every passage stands in it: ${counted(own)}.`, "right"];
  };

  const checkAll = async () => {
    const bundle = bundleOf();
    const claims = decode(await unpack(bundle.claims));
    const data = JSON.parse(claims);
    const rest = claims.replace(/,\n {2}"sha256": "[0-9a-f]{64}"\n\}\n$/, "\n}\n");
    const whole = (await hashOf(new TextEncoder().encode(rest))) === data.sha256;
    const outcome = [whole ? ["The data of this file is as it was made.", "right"] : ["The data of this file was changed.", "wrong"]];
    const known = new Set(data.sources.map((source) => source.sha256));
    const texts = new Map();
    for (const text of Object.values(bundle.texts)) {
      const bytes = await unpack(text);
      texts.set(await hashOf(bytes), bytes);
    }
    for (const file of $("[data-files]").files) {
      const bytes = await file.arrayBuffer();
      const hash = await hashOf(bytes);
      texts.set(hash, bytes);
      if (!known.has(hash)) outcome.push([`${file.name} is not a file that was cited.`, "wrong"]);
    }
    const passages = passagesOf(data);
    const shown = shownPassages();
    for (const source of data.sources) outcome.push(await checkSource(source, texts, passages, shown));
    return outcome;
  };

  const check = $("[data-check-button]");
  const outcomes = $("[data-check-results]");
  if (globalThis.crypto && crypto.subtle && globalThis.DecompressionStream) {
    $("[data-check]").hidden = false;
    check.addEventListener("click", async () => {
      check.disabled = true;
      outcomes.replaceChildren(make("li", "Checking …"));
      const found = await checkAll().catch((error) => [[`The data of this file is damaged: ${error.message}`, "wrong"]]);
      outcomes.replaceChildren(...found.map(([text, name]) => make("li", text, name)));
      check.disabled = false;
    });
  }
})();
