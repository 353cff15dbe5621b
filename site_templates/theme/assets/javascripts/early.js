/*
 * What the theme's script expects to find when it runs. Shipped as it is written.
 * It stands in a file so that the pages hold no script of their own, and their policy allows none.
 */
(() => {
  "use strict";

  const scope = new URL("../../", document.currentScript.src);
  window.__md_scope = scope;

  const key = (name, at) => `${at.pathname}.${name}`;

  /** Read a value; null where there is none, or where the browser keeps nothing. */
  window.__md_get = (name, storage, at = scope) => {
    try {
      return JSON.parse((storage || localStorage).getItem(key(name, at)));
    } catch {
      return null;
    }
  };

  window.__md_set = (name, value, storage, at = scope) => {
    try {
      (storage || localStorage).setItem(key(name, at), JSON.stringify(value));
    } catch { /* the choice lasts for this page only */ }
  };

  /**
   * Stands in for `Worker` on pages that are opened from a folder, where browsers start none:
   * a hidden frame of the page's own runs the worker's script, without any script inline.
   */
  class FrameWorker extends EventTarget {
    #frame = document.createElement("iframe");
    #ready;

    constructor(address) {
      super();
      this.#frame.hidden = true;
      document.body.append(this.#frame);
      const inside = this.#frame.contentWindow;
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      const load = (source) => new Promise((loaded) => {
        const script = inside.document.createElement("script");
        script.src = source;
        script.onload = loaded;
        inside.document.body.append(script);
      });
      inside.importScripts = async (...sources) => {
        for (const source of sources) await load(source);
      };
      this.#ready = load(address);
    }

    async postMessage(data) {
      await this.#ready;
      const inside = this.#frame.contentWindow;
      inside.dispatchEvent(new inside.MessageEvent("message", { data: structuredClone(data) }));
    }

    terminate() {
      this.#frame.remove();
    }
  }

  if (location.protocol === "file:") {
    window.IFrameWorker = FrameWorker; // by this name a worker's script knows where it runs
    window.Worker = FrameWorker;
  }
})();
