"use strict";

// What can stand at the cursor: after a dot, or with Ctrl+Space. A list below the code, which the arrow keys walk through.
class LiveCompletion {
  constructor(text, number) {
    this.text = text;
    this.list = element("ul", { className: "completions", id: `completions-${number}`, hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "What can stand here");
    text.setAttribute("aria-controls", this.list.id);
    text.setAttribute("aria-autocomplete", "list");
    text.addEventListener("input", event => this.typed(event));
    text.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", event => {
      event.preventDefault();
      const option = event.target.closest("li");
      if (option) this.accept(option);
    });
  }

  typed({ data }) {
    if (data === "." || ((this.isOpen || this.asks) && /^\w$/.test(data ?? ""))) this.ask();
    else this.close();
  }

  // Whoever writes on while an answer is on its way is asked about anew.
  async ask() {
    if (this.asks) return;
    this.asks = true;
    let asked, found;
    do {
      asked = this.text.value;
      found = await liveEngine.complete(asked, this.text.selectionStart);
    } while (found && this.text.value !== asked);
    this.asks = false;
    if (!found || document.activeElement !== this.text) return;
    const begun = asked.slice(found.start, this.text.selectionStart).toLowerCase();
    const options = found.texts.filter(text => text.toLowerCase().startsWith(begun)).slice(0, 12).map((text, index) => {
      const option = element("li", { textContent: text, id: `${this.list.id}-${index}` });
      option.setAttribute("role", "option");
      return option;
    });
    [this.start, this.end] = [found.start, found.end];
    this.list.replaceChildren(...options);
    this.list.hidden = options.length === 0;
    this.choose(options[0]);
  }

  get isOpen() { return !this.list.hidden; }

  // Whether the key was for the list.
  takes(event) {
    if (event.key === " " && event.ctrlKey) {
      this.ask();
      return true;
    }
    if (!this.isOpen) return false;
    const options = [...this.list.children];
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) this.choose(options[(options.indexOf(this.chosen) + move + options.length) % options.length]);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Tab" || (event.key === "Enter" && !event.shiftKey)) this.accept(this.chosen);
    else return false;
    return true;
  }

  choose(option) {
    this.chosen?.removeAttribute("aria-selected");
    this.chosen = option;
    option?.setAttribute("aria-selected", "true");
    this.text.setAttribute("aria-activedescendant", option?.id ?? "");
  }

  accept(option) {
    this.close();
    this.text.setSelectionRange(this.start, this.end);
    // The one way to insert that the browser's undo knows.
    document.execCommand("insertText", false, option.textContent);
  }

  close() {
    this.list.hidden = true;
    this.text.removeAttribute("aria-activedescendant");
  }
}
