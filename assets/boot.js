// Starts the program that stands in this file, and has the first script say in plain
// words when that fails. When all is well nothing of this is seen.
//
// The page's content is there before (rendered when the file was built), so every
// failure leaves something to read. This script stands before the program: when a copy of
// the file is cut in it, it can still tell. Before this script stands what it begins with,
// the module that unpacks the program.
//
// The packer puts wasm-bindgen's glue where the marker stands. No string ever becomes
// markup or code here: the page's policy (trusted types) would stop it.
(() => {
  "use strict";

  const root = document.documentElement;
  const app = document.getElementById("app");
  const plain = document.getElementById("plain");
  const first = globalThis.threatlineFirst;

  let started = false;
  let failed = false;

  // Without scripts it stays hidden, since nothing would answer, where a site takes the
  // style out as well.
  app.hidden = false;
  // The picture is of the opening view.
  if (root.classList.contains("elsewhere")) {
    app.querySelector("[aria-current]")?.removeAttribute("aria-current");
  }

  // What stands at the upper edge of the window, or a line below it, in the plain text,
  // as a link; nothing where that is not shown or not yet reached.
  function place() {
    if (!root.classList.contains("slow") || plain.getBoundingClientRect().top > 0) return "";
    let reached = "";
    for (const entry of plain.querySelectorAll("[id]")) {
      if (entry.getBoundingClientRect().top > 40) break;
      reached = entry.id;
    }
    return reached;
  }

  // Puts the reader back to where they were in the first picture of the page.
  function keeper() {
    const scrolled = [document.scrollingElement, ...app.querySelectorAll(".half-side, .half-timeline")];
    const tops = scrolled.map((element) => element.scrollTop);
    const { id, value } = document.activeElement ?? {};
    return () => {
      const now = [document.scrollingElement, ...app.querySelectorAll(".half-side, .half-timeline")];
      now.forEach((element, at) => {
        if (tops[at] > 0 && !app.dataset.place) element.scrollTop = tops[at];
      });
      const field = id && document.getElementById(id);
      if (!field) return;
      // A field that was scrolled out of the window stays there.
      field.focus({ preventScroll: true });
      if (value) {
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    };
  }

  // The program's panic hook calls this with the panic's text.
  globalThis.threatlineFailed = (message) => {
    if (failed) return;
    failed = true;
    if (started) bringBack();
    else app.removeAttribute("data-started");
    first.fail(started ? "later" : "stopped", String(message));
  };

  // The plain text, below the view that no longer answers. A page has one main part, and
  // that is the view.
  function bringBack() {
    const part = document.createElement("section");
    part.id = plain.id;
    part.className = plain.className;
    part.lang = plain.lang;
    part.setAttribute("aria-label", "The content as plain text");
    part.append(...plain.childNodes);
    app.after(part);
  }

  // Failures that never reach the panic hook, such as memory running out.
  const trapped = (error) => {
    if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) {
      globalThis.threatlineFailed(error);
    }
  };
  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));

  // A reason why the program cannot start that a reader can do something about: its name
  // in the first script, and what the report has of it.
  class Reason extends Error {
    constructor(name, detail) {
      super(detail);
      this.reason = name;
    }
  }

  function parsed() {
    if (document.readyState !== "loading") return Promise.resolve();
    return new Promise((done) => addEventListener("DOMContentLoaded", done, { once: true }));
  }

  // The module that unpacks the program. It can be made ready while the browser still
  // reads and draws the page.
  async function unpacker() {
    if (typeof WebAssembly !== "object") throw new Reason("missing", "no WebAssembly");
    if (typeof DecompressionStream !== "function") throw new Reason("old", "no DecompressionStream");
    const part = taken("unpacker");
    // FNV-1a, as the packer counts it.
    let sum = 0x811c9dc5;
    for (let at = 0; at < part.text.length; at++) sum = Math.imul(sum ^ part.text.charCodeAt(at), 0x01000193);
    if (sum >>> 0 !== part.sum) throw new Reason("damaged", "the unpacker has another sum");
    const packed = atob(part.text);
    const bytes = new Uint8Array(packed.length);
    for (let at = 0; at < bytes.length; at++) bytes[at] = packed.charCodeAt(at);
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    const module = await new Response(stream).arrayBuffer();
    const { instance } = await permitted(() => WebAssembly.instantiate(module));
    return instance.exports;
  }

  function unpacked(exports) {
    const { text, sum } = taken("program");
    const memory = (place, length) => new Uint8Array(exports.memory.buffer, place, length);
    // The text is of characters that take a byte each.
    new TextEncoder().encodeInto(text, memory(exports.room(text.length), text.length));
    // Most of it could be changed without a browser noticing before the program runs into it.
    const length = exports.unpack(sum);
    if (length === 0) throw new Reason("damaged", "the program cannot be unpacked, or has another sum");
    // A copy, so that the module and its memory can go.
    return memory(exports.program(), length).slice();
  }

  // The text of a part, which is not needed again, and is large; and its sum.
  function taken(id) {
    const part = document.getElementById(id);
    part.remove();
    return { text: part.textContent, sum: Number(part.dataset.sum) };
  }

  async function permitted(start) {
    try {
      return await start();
    } catch (error) {
      // What a policy forbids looks like a mistake in the program.
      if (!(error instanceof WebAssembly.CompileError)) throw error;
      throw new Reason("forbidden", error.message);
    }
  }

  async function start() {
    const ready = unpacker();
    // What fails in it is told once the page is there.
    ready.catch(() => {});
    // After an `await` there is no current script. The glue would make an address of
    // it, which fails in `srcdoc` frames.
    await parsed();
    if (first.isCut()) throw new Reason("cut", "the program is cut");
    const bytes = unpacked(await ready);
    /*{{glue}}*/
    const module = await permitted(() => WebAssembly.compile(bytes));
    app.dataset.place = place();
    const keep = keeper();
    // The program brings the place into view, from the top.
    if (app.dataset.place) scrollTo(0, 0);
    await permitted(() => wasm_bindgen({ module_or_path: module }));
    // The program draws the page right after its start, in the same turn.
    setTimeout(() => {
      if (failed) return;
      started = true;
      // Kept for the case that the program fails later.
      plain.remove();
      root.className = "";
      keep();
    });
  }

  start().catch((error) => {
    if (failed) return;
    if (error instanceof Reason) {
      failed = true;
      first.fail(error.reason, error.message);
    } else {
      globalThis.threatlineFailed(error);
    }
  });
})();
