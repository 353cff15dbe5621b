/*
 * For the error page of a site whose own address isn't configured. A server shows that page at
 * any depth, so it asks for this file at one level after another; the nearest one that is there
 * tells where the site begins, and the page's addresses start from there. Shipped as it is written.
 */
(() => {
  "use strict";

  const site = new URL("../../", document.currentScript.src).href;
  const page = document.documentElement;
  if (page.dataset.site) return;
  page.dataset.site = site;
  if (site === new URL("./", location).href) return;
  for (const name of ["href", "src", "data-search"]) {
    for (const element of document.querySelectorAll(`[${name}^="./"]`)) {
      element.setAttribute(name, new URL(element.getAttribute(name), site).href);
    }
  }
})();
