// <treaty-status treaty="ccm" state="UA">: a card in an article, exactly as high as its words need.
// It asks this service for the card and shows it in a shadow tree, without cookies. Where the article's policy forbids
// that, it falls back to a frame; where there are no scripts, what stands inside the element is shown.
"use strict";
(() => {
  const base = document.currentScript.src.replace(/\/embed\.js([?#].*)?$/, "");
  const passedOn = { states: "states", theme: "theme", "as-of": "as_of", "known-at": "known_at" };

  const languages = ["en", "fr", "es", "ar", "zh", "ru"];

  const renamed = (element, name) => {
    const other = document.createElement(name);
    for (const { name: attribute, value } of element.attributes) other.setAttribute(attribute, value);
    other.append(...element.childNodes);
    element.replaceWith(other);
    return other;
  };

  class TreatyStatus extends HTMLElement {
    static observedAttributes = ["treaty", "state", "view", "lang", ...Object.keys(passedOn)];
    #asked = 0;
    #waits = false;

    connectedCallback() {
      this.#ask();
    }

    attributeChangedCallback() {
      this.#ask();
    }

    get address() {
      const what = this.getAttribute("view") || this.getAttribute("state") || "";
      const path = [this.getAttribute("treaty") || "", what].map(encodeURIComponent).join("/");
      const query = new URLSearchParams();
      for (const [attribute, parameter] of Object.entries(passedOn)) {
        if (this.getAttribute(attribute)) query.set(parameter, this.getAttribute(attribute));
      }
      // Its own language, else the article's.
      const spoken = this.closest("[lang]")?.lang.toLowerCase().split("-")[0];
      if (languages.includes(spoken)) query.set("lang", spoken);
      return `${base}/embed/${path}${query.size ? `?${query}` : ""}`;
    }

    #ask() {
      // Several attributes set at once are one question.
      if (this.#waits) return;
      this.#waits = true;
      queueMicrotask(() => {
        this.#waits = false;
        if (this.isConnected) this.#show(++this.#asked);
      });
    }

    async #show(asked) {
      const root = this.shadowRoot || this.attachShadow({ mode: "open" });
      if (!root.hasChildNodes()) root.append(document.createElement("slot"));
      try {
        const answer = await fetch(this.address, { credentials: "omit", referrerPolicy: "no-referrer" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (asked !== this.#asked) return;
        const style = new CSSStyleSheet();
        style.replaceSync(page.querySelector("style").textContent);
        const card = document.adoptNode(page.querySelector(".embed"));
        // In an article it is neither the main part nor the first heading.
        renamed(card.querySelector("main"), "div");
        renamed(card.querySelector("h1"), "p").className = "title";
        const { lang, dir, dataset } = page.documentElement;
        Object.assign(card, { lang, dir });
        card.dataset.theme = dataset.theme;
        root.adoptedStyleSheets = [style];
        root.replaceChildren(renamed(card, "article"));
        this.style.display = "block";
      } catch {
        if (asked === this.#asked) this.#frame(root);
      }
    }

    #frame(root) {
      const frame = document.createElement("iframe");
      frame.setAttribute("sandbox", "allow-popups allow-popups-to-escape-sandbox");
      Object.assign(frame, { src: this.address, title: this.textContent.trim() || "Treaty Status", height: 320 });
      Object.assign(frame.style, { border: "0", width: "100%" });
      root.replaceChildren(frame, document.createElement("slot"));
    }
  }

  if (!customElements.get("treaty-status")) customElements.define("treaty-status", TreatyStatus);
})();
