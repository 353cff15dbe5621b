/*
 * Popovers for citations and terms, and copy buttons. Shipped as it is written.
 * Without this script every citation is a link to its note, every term a link to its definition.
 */
(() => {
  "use strict";

  const popover = document.querySelector("[data-popover]");
  if (!popover || !popover.showPopover) return;
  const body = popover.querySelector("[data-popover-body]");
  let opener = null;

  /** Copy a note without its ids, so that none stands twice, and without what is for others. */
  const copyOf = (note, claim) => {
    const copy = note.cloneNode(true);
    copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    copy.querySelectorAll("[role~=doc-backlink]").forEach((link) => link.remove());
    copy.querySelectorAll("[data-of]").forEach((tools) => {
      if (tools.dataset.of !== claim) tools.remove();
    });
    if (note.matches("dl > div")) {
      const definitions = document.createElement("dl");
      copy.removeAttribute("id");
      definitions.append(copy);
      return [definitions];
    }
    const source = note.closest(".x-notes__source");
    return [source ? source.querySelector(".x-notes__head").cloneNode(true) : "", ...copy.childNodes];
  };

  /** Stand under the opener, above it where there is no room; on a phone CSS pins it below. */
  const place = () => {
    const mark = opener.getBoundingClientRect();
    const size = popover.getBoundingClientRect();
    const gap = 8;
    const room = document.documentElement.clientWidth - size.width - gap;
    const below = mark.bottom + gap;
    const fits = below + size.height < window.innerHeight;
    popover.style.left = `${Math.max(gap, Math.min(mark.left - 24, room))}px`;
    popover.style.top = `${fits ? below : Math.max(gap, mark.top - size.height - gap)}px`;
  };

  const open = (link, note) => {
    // A citation inside the popover shows its note there; focus still goes back to the first.
    if (!popover.contains(link)) {
      if (popover.matches(":popover-open")) popover.hidePopover();
      opener = link;
    }
    const claim = link.closest("[data-claim]");
    popover.setAttribute("aria-label", link.getAttribute("aria-label") || link.textContent.trim());
    body.replaceChildren(...copyOf(note, claim && claim.dataset.claim));
    popover.showPopover();
    place();
    popover.focus({ preventScroll: true });
  };

  const close = () => popover.matches(":popover-open") && popover.hidePopover();

  // Focus goes back to the opener, unless the reader has already put it elsewhere.
  popover.addEventListener("toggle", (event) => {
    if (event.newState !== "closed" || !opener) return;
    const lost = document.activeElement === document.body || popover.contains(document.activeElement);
    if (lost) opener.focus({ preventScroll: true });
    opener = null;
  });

  const plain = (event) =>
    event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.x-cite[href^='#'], a.x-term[href^='#']");
    if (link && plain(event)) {
      const note = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (!note) return;
      event.preventDefault();
      if (opener === link) close();
      else open(link, note);
      return;
    }
    if (event.target.closest("[data-popover-close]")) close();
    // A link inside the popover that stays on this page: let it go there, out of the way.
    else if (popover.contains(event.target) && event.target.closest("a[href^='#']")) close();
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
