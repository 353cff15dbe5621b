/*
 * The search of every form of the explainer. Shipped as it is written.
 * Its index comes as a script, when a reader first turns to the search, so that it works from a
 * folder, too. Without this script the button stays away.
 */
(() => {
  "use strict";

  const sheet = document.querySelector("[data-search]");
  const opener = document.querySelector("[data-search-open]");
  if (!sheet || !sheet.showModal) return;
  const query = sheet.querySelector("input");
  const count = sheet.querySelector("[data-search-count]");
  const list = sheet.querySelector("[data-search-list]");
  const more = sheet.querySelector("[data-search-more]");
  const hint = count.textContent;
  const root = new URL(sheet.dataset.search, location.href);
  const KINDS = ["Page", "Source", "Term", "Accounts differ", "Quotation", "Claim", "Section", "Not stated"];
  const WITHOUT_TITLE = new Set(["Quotation", "Claim", "Not stated"]);
  const AT_ONCE = 30;
  const LONGEST = 240;

  /* Folding: small letters without accents, and of the rest only where words end. */
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  const bare = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter]);
  const wordsOf = (text) => bare(text).match(/[\p{L}\p{N}]+/gu) || [];
  const fold = (text) => ` ${wordsOf(text).join(" ")} `;

  /* The index: see generator/render/search.py for its form, and word_codes.py for its words. */
  let entries = [];
  let loading = null;

  /* Words as numbers: */
  const DIGITS = new Uint8Array(128).map((_, unit) => unit - 32 - (unit > 34) - (unit > 60) - (unit > 92));
  const CODES = [{ from: 60, more: 1, before: 60 }, { from: 86, more: 2, before: 2452 }, { from: 91, more: 4, before: 44772 }];

  /** Write out a text whose words are numbers. */
  const spelt = (code, words) => {
    let text = "";
    for (let at = 0; at < code.length; at += 1) {
      let number = DIGITS[code.charCodeAt(at)];
      if (number >= 60) {
        const { from, more, before } = CODES[(number >= 86) + (number >= 91)];
        number -= from;
        for (const last = at + more; at < last;) number = number * 92 + DIGITS[code.charCodeAt((at += 1))];
        number += before;
      }
      text += words[number];
    }
    return text;
  };

  /** How to read such texts, as they are and folded. */
  const readerOf = (words) => {
    const spaced = words.map((word) => ` ${word}`);
    const folded = words.map((word) => wordsOf(word).map((part) => ` ${part}`).join(""));
    return { plain: (code) => spelt(code, spaced).slice(1), folded: (code) => `${spelt(code, folded)} ` };
  };
  /* Words as they are, or so. */
  let read = { plain: (text) => text, folded: fold };

  const entriesOf = ({ words, names, pages }) => {
    if (words !== undefined) read = readerOf(words.split(" "));
    const called = names.map((name) => ({ name, folded: read.folded(name) }));
    const all = pages.flatMap(([href, title, rows]) => {
      const page = { href, title, folded: read.folded(title) };
      let before = "";
      return rows.map(([number, code = "", text = "", beside = "", also = []]) => {
        const kind = KINDS[number];
        const anchor = code && before.slice(0, parseInt(code[0], 36)) + code.slice(1);
        before = anchor || before;
        if (!kind) return { page, anchor, first: text };
        const [own, second] = [read.folded(text), beside && read.folded(beside)];
        const [head, body] = WITHOUT_TITLE.has(kind) ? ["", own] : [own, second];
        const others = also.map((one) => called[one]);
        const shown = own + second + page.folded;
        const all = others.reduce((sum, other) => sum + other.folded, shown);
        return { number, kind, places: [{ page, anchor }], text, beside, others, own, head, body, shown, all };
      });
    });
    for (const { page, anchor, first } of all) if (page) all[first].places.push({ page, anchor });
    return all.filter(({ kind }) => kind);
  };

  /** Load the index once; tells whether it is there. */
  const load = () => {
    loading = loading || new Promise((done, failed) => {
      if (!sheet.dataset.search) return done(window.explainerIndex());
      const script = document.createElement("script");
      script.src = root;
      script.onload = () => done(window.explainerIndex);
      script.onerror = failed;
      document.head.append(script);
    }).then((index) => { entries = entriesOf(index); return true; }).catch(() => { loading = null; return false; });
    return loading;
  };

  /* Ranking: what is called so comes first, then what has all parts of a wish in a field. */
  const TIERS = [
    ["head", "phrase"], ["body", "phrase"], ["head", "words"], ["body", "words"], ["all", "words"],
    ["head", "begun"], ["body", "begun"], ["head", "starts"], ["body", "starts"],
  ];
  const gradeOf = (entry, wish) => {
    const [phrase] = wish.phrase;
    if (entry.own === phrase || (entry.head && entry.others.some(({ folded }) => folded === phrase))) return -1;
    const tier = TIERS.findIndex(([field, parts]) => wish[parts].every((part) => entry[field].includes(part)));
    if (tier < 0) return TIERS.length + 1 / (1 + worthOf(entry, wish));
    return tier + (TIERS[tier][0] === "head" ? 1 - phrase.length / entry.head.length : 0);
  };

  /** What the words that an entry has are worth: rare ones more, and those that it shows. */
  const worthOf = ({ shown, all }, { ways }) =>
    ways.reduce((sum, way) => sum + (way.found(shown) ? way.weight : way.found(all) ? way.weight / 2 : 0), 0);

  /** Where an entry is shown: on the page whose title is looked for, if it stands there, or at its home. */
  const placeOf = ({ places }, ways) =>
    places.find(({ page }) => ways.every((way) => way.found(page.folded))) || places[0];

  /** How a word is looked for: as a beginning; if nothing has that, as a stem, then inside words. */
  const wayOf = (word) => {
    const stem = word.slice(0, Math.max(4, Math.floor(word.length * 0.7)));
    const ways = [
      { found: (all) => all.includes(` ${word}`), marks: (other) => other.startsWith(word) },
      { found: (all) => all.includes(` ${stem}`), marks: (other) => other.startsWith(stem) },
      { found: (all) => all.replaceAll(" ", "").includes(word), marks: (other) => other.includes(word) },
    ];
    for (const way of word.length > 3 ? ways : ways.slice(0, 1)) {
      const places = entries.filter(({ all }) => way.found(all)).length;
      if (places) return { ...way, weight: Math.log(1 + entries.length / places) };
    }
    return { found: () => false, marks: () => false, weight: 0 };
  };

  /** Give the entries that fit, the best first; where none has all words, those with the rare ones. */
  const search = (text) => {
    const parts = wordsOf(text);
    if (!parts.length) return { found: [], ways: [], whole: true };
    const phrase = fold(text);
    const ways = parts.map(wayOf);
    const telling = ways.filter((_, number) => parts[number].length > 3);
    const wish = { ways, phrase: [phrase], begun: [phrase.trimEnd()], words: parts.map((word) => ` ${word} `), starts: parts.map((word) => ` ${word}`) };
    let fitting = entries.filter(({ all }) => ways.every((way) => way.found(all)));
    const whole = fitting.length > 0;
    if (!whole) {
      const least = entries.reduce((most, entry) => Math.max(most, worthOf(entry, wish)), 0) / 2;
      fitting = entries.filter((entry) => least && worthOf(entry, wish) >= least);
    }
    const found = fitting
      .map((entry) => ({ entry, grade: gradeOf(entry, wish) }))
      .sort((one, other) => one.grade - other.grade || one.entry.number - other.entry.number)
      .map(({ entry, grade }) => ({ ...entry, ...placeOf(entry, ways), band: grade < 2 ? 0 : ways.every((way) => way.found(entry.shown)) ? 1 : 2 }));
    return { found, ways: telling.length ? telling : ways, whole: whole || !found.length };
  };

  /* Results */
  const make = (tag, name, ...content) => {
    const element = document.createElement(tag);
    element.className = `x-search__${name}`;
    element.append(...content);
    return element;
  };

  /** A text with the words that were looked for marked, from a little before the first of them. */
  const marked = (text, ways) => {
    const pieces = text.split(/([\p{L}\p{N}\p{M}]+)/u);
    const hits = pieces.map((piece, number) => number % 2 === 1 && ways.some((way) => way.marks(bare(piece))));
    const from = text.length > LONGEST ? Math.max(0, hits.indexOf(true) - 16) : 0;
    const shown = from ? ["… "] : [];
    let length = 0;
    for (let number = from; number < pieces.length && length <= LONGEST; number += 1) {
      length += pieces[number].length;
      shown.push(hits[number] ? make("mark", "mark", pieces[number]) : pieces[number]);
    }
    return length > LONGEST ? [...shown, " …"] : shown;
  };

  const itemOf = ({ kind, page, anchor, text, beside, others, shown }, ways) => {
    const link = make("a", "link", make("span", "kind", kind), make("span", "text", ...marked(read.plain(text), ways)));
    link.dataset.kind = kind;
    const address = new URL(page.href, root);
    if (anchor) address.hash = encodeURIComponent(anchor);
    link.href = address;
    if (beside) link.append(make("span", "beside", ...marked(read.plain(beside), ways)));
    // Words that the entry doesn't show are those of a name of what it is about.
    const unseen = ways.filter((way) => !way.found(shown));
    const names = others.filter(({ folded }) => unseen.some((way) => way.found(folded))).map(({ name }) => read.plain(name));
    if (names.length) link.append(make("span", "about", "About: ", ...marked(names.join(", "), ways)));
    return make("li", "item", link);
  };

  let last = { found: [], ways: [] };
  let limit = AT_ONCE;

  /** Write the results under their pages: those with the very words, with all words, with names. */
  const show = () => {
    const groups = [];
    for (const entry of last.found.slice(0, limit)) {
      const group = groups.find(([{ band, page }]) => band === entry.band && page === entry.page);
      if (group) group.push(entry);
      else groups.push([entry]);
    }
    list.replaceChildren(...groups.sort(([one], [other]) => one.band - other.band).map((found) => {
      const items = make("ul", "items", ...found.map((entry) => itemOf(entry, last.ways)));
      return make("li", "page", make("p", "title", read.plain(found[0].page.title)), items);
    }));
    more.hidden = last.found.length <= limit;
  };

  const update = async () => {
    const text = query.value;
    if (!entries.length) count.textContent = "Loading …";
    const ready = await load();
    if (text !== query.value) return;
    last = search(text);
    limit = AT_ONCE;
    show();
    const results = last.found.length === 1 ? "1 result" : `${last.found.length || "No"} results`;
    if (!ready) count.textContent = "The search could not be loaded.";
    else if (!wordsOf(text).length) count.textContent = hint;
    else count.textContent = last.whole ? results : `${results} with some of these words`;
  };

  /* The sheet */
  const open = () => {
    if (!sheet.open) sheet.showModal();
    query.select();
    update();
  };
  const links = () => [query, ...sheet.querySelectorAll(".x-search__link")];

  opener.hidden = false;
  opener.addEventListener("click", open);
  opener.addEventListener("pointerenter", load);
  opener.addEventListener("focus", load);
  query.addEventListener("input", update);
  more.addEventListener("click", () => {
    const next = links()[limit];
    limit += AT_ONCE;
    show();
    (links()[limit - AT_ONCE + 1] || next).focus();
  });

  sheet.addEventListener("submit", async (event) => {
    event.preventDefault();
    await load();
    const best = links()[1];
    if (best) best.click();
  });

  sheet.addEventListener("click", (event) => {
    if (event.target === sheet || event.target.closest("[data-search-close], a")) sheet.close();
  });

  sheet.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault(); // or a browser would first empty the field
      sheet.close();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = links();
    const next = all[all.indexOf(document.activeElement) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    open();
  });
})();
