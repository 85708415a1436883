// Starts the program that stands in this file, and says in plain words when that
// fails. When all is well nothing of this is seen.
//
// The page's content is there before (rendered when the file was built), so every
// failure leaves something to read. This script stands before the program's data:
// when a copy of the file is cut short, it is the part that can still say so.
//
// The packer puts wasm-bindgen's glue where the marker stands. No string ever becomes
// markup or code here: the page's policy (trusted types) would stop it.
(() => {
  "use strict";

  const root = document.documentElement;
  const app = document.getElementById("app");
  const plain = document.getElementById("plain");
  const bar = document.getElementById("boot-message");

  let started = false;
  let failed = false;

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function button(text, action) {
    const made = element("button", text);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  function reload() {
    // What is after # may be what the program failed on. In `srcdoc` frames and for
    // some local files the address cannot be changed: then it is left as it is.
    try {
      history.replaceState(null, "", location.pathname + location.search);
    } catch {}
    location.reload();
  }

  function details(report) {
    const text = element("textarea", report);
    text.readOnly = true;
    text.rows = 6;
    text.cols = 60;
    text.setAttribute("aria-label", "Report");
    const said = element("span", "");
    // `execCommand` works in frames that may not use the clipboard's interface.
    const copy = button("Copy the report", () => {
      text.select();
      said.textContent = document.execCommand("copy") ? " Copied." : " Select the text and copy it.";
    });
    const line = element("p", "");
    line.append(copy, said);
    const made = document.createElement("details");
    made.append(element("summary", "Report"), text, line);
    return made;
  }

  function show(sentence, report, canReload) {
    bar.replaceChildren(element("p", sentence));
    if (canReload) {
      const line = element("p", "");
      line.append(button("Reload the default view", reload));
      bar.append(line);
    }
    bar.append(details(report));
    bar.hidden = false;
    // The content as plain text comes back. The view stays beside it only when it was
    // the reader's own.
    if (!started) app.removeAttribute("data-started");
    root.className = "";
    app.after(plain);
    toAnchor();
  }

  // The ids of the plain text are the program's links.
  function toAnchor() {
    const place = document.getElementById(location.hash.slice(1));
    if (place && plain.contains(place)) place.scrollIntoView();
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
      field.focus();
      if (value) {
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    };
  }

  function report(message) {
    const version = document.querySelector("meta[name=version]");
    return [
      "Threatline " + (version ? version.content : ""),
      message,
      "View: " + (location.hash || "default"),
      "Browser: " + navigator.userAgent,
    ].join("\n");
  }

  // The program's panic hook calls this with the panic's text. Only the first call
  // counts: what follows a panic is its echo.
  globalThis.threatlineFailed = (message) => {
    if (failed) return;
    failed = true;
    const text = report(String(message));
    if (started) {
      show(
        "Something went wrong, and this page no longer answers. What it shows can still be read.",
        text,
        true,
      );
      return;
    }
    show(
      "The interactive page stopped while starting. Its content stands below as plain text.",
      text,
      location.hash !== "",
    );
  };

  // Failures that never reach the panic hook, such as memory running out.
  const trapped = (error) => {
    if (typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError) {
      globalThis.threatlineFailed(error);
    }
  };
  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));

  // A reason why the program cannot start that a reader can do something about.
  class Reason extends Error {}

  function parsed() {
    if (document.readyState !== "loading") return Promise.resolve();
    return new Promise((done) => addEventListener("DOMContentLoaded", done, { once: true }));
  }

  async function unpacked() {
    if (typeof WebAssembly !== "object") {
      throw new Reason("WebAssembly is missing or switched off in this browser.");
    }
    if (typeof DecompressionStream !== "function") {
      throw new Reason("this browser is too old for it (it was made before 2023).");
    }
    const cut = new Reason("this copy of the file is incomplete. Download or copy it again.");
    const element = document.getElementById("program");
    const packed = element ? element.textContent : "";
    if (!element || packed.length !== Number(element.dataset.length)) throw cut;
    // The text is not needed again, and is large.
    element.remove();
    let unpacker;
    try {
      const text = document.getElementById("unpacker").textContent;
      const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
      const stream = new Blob([bytes]).stream();
      const plain = stream.pipeThrough(new DecompressionStream("deflate-raw"));
      unpacker = await new Response(plain).arrayBuffer();
    } catch {
      throw cut;
    }
    const { instance } = await permitted(() => WebAssembly.instantiate(unpacker));
    const { exports } = instance;
    const memory = (place, length) => new Uint8Array(exports.memory.buffer, place, length);
    // The text is of characters that take a byte each.
    new TextEncoder().encodeInto(packed, memory(exports.room(packed.length), packed.length));
    const length = exports.unpack();
    if (length === 0) throw cut;
    // A copy, so that the module and its memory can go.
    return memory(exports.program(), length).slice();
  }

  async function permitted(start) {
    try {
      return await start();
    } catch (error) {
      // What a policy forbids looks like a mistake in the program.
      if (!(error instanceof WebAssembly.CompileError)) throw error;
      throw new Reason(
        "the browser or the site that shows this page does not let its program run (" + error.message + ").",
      );
    }
  }

  async function start() {
    // After an `await` there is no current script. The glue would make an address of
    // it, which fails in `srcdoc` frames.
    await parsed();
    const bytes = await unpacked();
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
      show(
        "The interactive page cannot start: " + error.message + " Its content stands below as plain text.",
        report(error.message),
        false,
      );
    } else {
      globalThis.threatlineFailed(error);
    }
  });
})();
