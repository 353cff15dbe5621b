/*
 * What the theme's script expects to find when it runs. Shipped as it is written.
 * It stands in a file so that the pages hold no script of their own, and their policy allows none.
 */
(() => {
  "use strict";

  const scope = new URL("../../", document.currentScript.src);
  window.__md_scope = scope;

  const key = (name, at) => `${at.pathname}.${name}`;

  /* In a folder, Firefox keeps a store for each file: only cookies are common to all pages. */
  const inFolder = location.protocol === "file:";
  const cookieOf = (place) => `${encodeURIComponent(place)}=`;
  const common = (place) => {
    const found = document.cookie.split("; ").find((cookie) => inFolder && cookie.startsWith(cookieOf(place)));
    return found ? decodeURIComponent(found.slice(cookieOf(place).length)) : null;
  };

  /** Read a value; null where there is none, or where the browser keeps nothing. */
  window.__md_get = (name, storage, at = scope) => {
    try {
      return JSON.parse(common(key(name, at)) || (storage || localStorage).getItem(key(name, at)));
    } catch {
      return null;
    }
  };

  window.__md_set = (name, value, storage, at = scope) => {
    try {
      const text = JSON.stringify(value);
      (storage || localStorage).setItem(key(name, at), text);
      if (inFolder && !storage) document.cookie = `${cookieOf(key(name, at))}${encodeURIComponent(text)}; path=/; max-age=31536000`;
    } catch { /* the choice lasts for this page only */ }
  };
})();
