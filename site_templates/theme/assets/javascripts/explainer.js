/*
 * Popovers for citations and terms, passages in their full length, and copy buttons. Shipped as it is written.
 * Without this script each citation is a link to its note, each term one to its definition.
 */
(() => {
  "use strict";

  /** Light up all parts of the passage in the address: others overlap it, and cut it up. */
  const aim = () => {
    for (const part of document.querySelectorAll("mark[data-passage]")) {
      const aimed = part.dataset.passage.split(" ").includes(location.hash.slice(1));
      part.classList.toggle("x-aimed", aimed);
    }
  };
  addEventListener("hashchange", aim);
  aim();

  const popover = document.querySelector("[data-popover]");
  if (!popover || !popover.showPopover) return;
  const body = popover.querySelector("[data-popover-body]");
  let opener = null;

  /** Copy a note without its ids, so that none stands twice, and without what is for others. */
  const copyOf = (note, claim) => {
    const copy = note.cloneNode(true);
    for (const part of [copy, ...copy.querySelectorAll("[id]")]) part.removeAttribute("id");
    for (const link of copy.querySelectorAll("[role~=doc-backlink], [data-of]")) {
      if (link.dataset.of !== claim) link.remove();
    }
    if (note.matches("dl > div")) {
      const definitions = document.createElement("dl");
      definitions.append(copy);
      return [definitions];
    }
    const source = note.closest(".x-notes__source");
    return [source.querySelector(".x-notes__head").cloneNode(true), ...copy.childNodes];
  };

  /** Stand under the opener, above it where there is no room; on a phone CSS pins it below. */
  const place = () => {
    const mark = opener.getBoundingClientRect();
    const size = popover.getBoundingClientRect();
    const gap = 8;
    const room = document.documentElement.clientWidth - size.width - gap;
    const below = mark.bottom + gap;
    const fits = below + size.height < innerHeight;
    popover.style.left = `${Math.max(gap, Math.min(mark.left - 24, room))}px`;
    popover.style.top = `${fits ? below : Math.max(gap, mark.top - size.height - gap)}px`;
  };

  const close = () => popover.matches(":popover-open") && popover.hidePopover();

  const open = (link, note) => {
    // A citation inside the popover shows its note there; focus still goes back to the first.
    if (!popover.contains(link)) {
      close();
      opener = link;
    }
    const claim = link.closest("[data-claim]");
    popover.setAttribute("aria-label", link.getAttribute("aria-label") || link.textContent);
    body.replaceChildren(...copyOf(note, claim && claim.dataset.claim));
    popover.showPopover();
    place();
    popover.focus({ preventScroll: true });
  };

  // Focus goes back to the opener, unless the reader has already put it elsewhere.
  popover.addEventListener("toggle", (event) => {
    if (event.newState !== "closed" || !opener) return;
    const focused = document.activeElement;
    if (focused === document.body || popover.contains(focused)) opener.focus({ preventScroll: true });
    opener = null;
  });

  const plain = (event) =>
    event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[role=doc-noteref], a.x-term[href^='#']");
    if (link && plain(event)) {
      const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!note) return;
      event.preventDefault();
      if (opener === link) close();
      else open(link, note);
      return;
    }
    // A link inside the popover that stays on this page: let it go, out of the way.
    const leaves = event.target.closest("[data-popover-close], a[href^='#']");
    if (leaves && popover.contains(leaves)) close();
  });

  document.querySelectorAll("button[data-copy]").forEach((button) => {
    if (!navigator.clipboard) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const label = button.textContent;
      const from = button.closest("[data-copied-from]");
      const words = button.dataset.copy || from.lastElementChild.textContent;
      const copied = await navigator.clipboard.writeText(words).then(() => true, () => false);
      if (!copied) return;
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  });
})();
