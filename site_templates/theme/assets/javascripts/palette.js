/*
 * Shows a page in the colours that its reader chose earlier, before anything is painted.
 * Shipped as it is written.
 */
(() => {
  "use strict";

  const chosen = (__md_get("__palette") || {}).color;
  if (!chosen) return;

  /** The system's scheme stands for the option that is made for it. */
  const following = () => {
    const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const option = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${scheme})']`);
    const part = (name) => option.getAttribute(`data-md-color-${name}`);
    return Object.fromEntries(Object.keys(chosen).map((name) => [name, part(name)]));
  };

  const color = chosen.media === "(prefers-color-scheme)" ? following() : chosen;
  for (const [name, value] of Object.entries(color)) {
    document.body.setAttribute(`data-md-color-${name}`, value);
  }
})();
