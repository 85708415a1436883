// Runs before anything is drawn, and speaks when the program cannot.
//
// The program is going to take the page over, so that its first picture is shown and the
// plain text waits; where no script runs it is the other way round. A program that takes
// long lets the plain text be read meanwhile.
//
// In the JavaScript of 2009: a browser that is too old for the start script has to be
// told so by this one. It stands before the style and the content, so that a copy that is
// cut in them still says that it is. No string ever becomes markup or code here: the
// page's policy (trusted types) would stop it.
(function () {
  "use strict";

  // The program's texts are in one table; these are for when there is no program.
  var WORDS = {
    en: {
      cannot: "The interactive page cannot start: ",
      cut: "this copy of the file is incomplete. Download or copy it again.",
      damaged: "this copy of the file is damaged. Download or copy it again.",
      old: "this browser is too old (from before 2023). Update it or use another.",
      missing: "WebAssembly is missing or switched off in this browser. Switch it on or use another browser.",
      forbidden: "the browser or the site that shows this page does not let its program run. Open the file in a window of its own, or save it and open it from there.",
      below: " Its content is below as plain text.",
      left: " What this copy has of the content is below.",
      stopped: "The interactive page stopped while starting.",
      later: "Something went wrong, and this page no longer answers. What it shows can still be read; all of its content is below it as plain text.",
      message: "Message",
      reload: "Reload the default view",
      again: "Reload",
      report: "Error report",
      copy: "Copy error report",
      copied: " Copied.",
      select: " Select the text and copy it."
    },
    nl: {
      cannot: "De interactieve pagina kan niet starten: ",
      cut: "deze kopie van het bestand is onvolledig. Download of kopieer het opnieuw.",
      damaged: "deze kopie van het bestand is beschadigd. Download of kopieer het opnieuw.",
      old: "deze browser is te oud (van vóór 2023). Werk hem bij of gebruik een andere.",
      missing: "WebAssembly ontbreekt of is uitgeschakeld in deze browser. Schakel het in of gebruik een andere browser.",
      forbidden: "de browser of de site die deze pagina toont, laat het programma ervan niet toe. Open het bestand in een eigen venster, of sla het op en open het vandaar.",
      below: " De inhoud staat hieronder als gewone tekst, in het Engels.",
      left: " Wat deze kopie van de inhoud heeft, staat hieronder, in het Engels.",
      stopped: "De interactieve pagina is bij het starten vastgelopen.",
      later: "Er is iets misgegaan en deze pagina reageert niet meer. Wat ze toont, kan nog gelezen worden; daaronder staat alle inhoud als gewone tekst, in het Engels.",
      message: "Melding",
      reload: "Beginweergave opnieuw laden",
      again: "Opnieuw laden",
      report: "Foutmelding",
      copy: "Foutmelding kopiëren",
      copied: " Gekopieerd.",
      select: " Selecteer de tekst en kopieer hem."
    },
    fr: {
      cannot: "La page interactive ne peut pas démarrer\u00a0: ",
      cut: "cette copie du fichier est incomplète. Téléchargez-la ou copiez-la à nouveau.",
      damaged: "cette copie du fichier est endommagée. Téléchargez-la ou copiez-la à nouveau.",
      old: "ce navigateur est trop ancien (d’avant 2023). Mettez-le à jour ou utilisez-en un autre.",
      missing: "WebAssembly est absent ou désactivé dans ce navigateur. Activez-le ou utilisez un autre navigateur.",
      forbidden: "le navigateur ou le site qui affiche cette page n’autorise pas l’exécution de son programme. Ouvrez le fichier dans une fenêtre à part, ou enregistrez-le et ouvrez-le depuis là.",
      below: " Son contenu figure ci-dessous en texte simple, en anglais.",
      left: " La partie du contenu que possède cette copie figure ci-dessous, en anglais.",
      stopped: "La page interactive s’est arrêtée pendant son démarrage.",
      later: "Une erreur s’est produite et cette page ne répond plus. Ce qu’elle affiche peut encore être lu\u00a0; tout son contenu figure en dessous en texte simple, en anglais.",
      message: "Message",
      reload: "Recharger la vue de départ",
      again: "Recharger",
      report: "Rapport d’erreur",
      copy: "Copier le rapport d’erreur",
      copied: " Copié.",
      select: " Sélectionnez le texte et copiez-le."
    }
  };

  var root = document.documentElement;
  var failed = false;

  // What the link says of a name: the last value that means something, as the program
  // reads it.
  function linked(name, meaning) {
    var found = "";
    var parts = location.hash.replace(/^#+/, "").split("&");
    for (var i = 0; i < parts.length; i++) {
      var at = parts[i].indexOf("=");
      if (at < 0 || parts[i].slice(0, at) !== name) continue;
      var value = parts[i].slice(at + 1).replace(/\+/g, " ");
      try {
        value = decodeURIComponent(value);
      } catch (error) {}
      found = meaning(value.trim()) || found;
    }
    return found;
  }

  // What was kept at an earlier visit. Asking for it throws in a sandboxed frame, and on
  // `file://` other pages may have written it.
  function kept(key) {
    try {
      return localStorage.getItem("threatline.1." + key) || "";
    } catch (error) {
      return "";
    }
  }

  function itself(value) {
    return value;
  }

  function schemeOf(word) {
    return /^(auto|light|dark|contrast)$/.test(word) ? word : "";
  }

  function languageOf(tag) {
    var primary = tag.split(/[-_]/)[0].toLowerCase();
    return WORDS.hasOwnProperty(primary) ? primary : "";
  }

  function language() {
    var found = linked("lang", languageOf) || languageOf(kept("lang"));
    var tags = navigator.languages || [navigator.language || ""];
    for (var i = 0; !found && i < tags.length; i++) found = languageOf(tags[i]);
    return found || "en";
  }

  var asked = language();

  // Whether the link asks for more than the opening view: of what it names the picture has
  // nothing. Language and colours are looked at below.
  function asksForMore() {
    var parts = location.hash.replace(/^#+/, "").split("&");
    for (var i = 0; i < parts.length; i++) {
      if (/^(?!v=|lang=|scheme=|view=home$)[^=]+=/.test(parts[i])) return true;
    }
    return false;
  }

  // The page around this one can be of any origin: then asking for more than whether it is
  // there throws.
  function isFramed() {
    return window.parent !== window;
  }

  function isFirstVisit() {
    try {
      return localStorage.getItem("threatline.1.visited") === null;
    } catch (error) {
      return true;
    }
  }

  // Colours and size are the reader's from the first picture on. The picture itself is
  // the opening view in English: of another view or language only what stays is shown, and
  // nothing where the view has no header either. The line for the first visit stands in it.
  var scheme = linked("scheme", schemeOf) || schemeOf(kept("scheme"));
  if (scheme) root.setAttribute("data-scheme", scheme);
  var size = kept("text");
  if (size === "compact" || size === "large") root.setAttribute("data-text", size);
  root.className =
    "starting" +
    (asksForMore() ? " elsewhere" : "") +
    (/[#&](present=|print=|header=0)/.test(location.hash) ? " bare" : "") +
    (asked === "en" ? "" : " foreign") +
    (!isFramed() && isFirstVisit() ? " first-visit" : "");

  setTimeout(function () {
    if (/\bstarting\b/.test(root.className)) root.className += " slow";
  }, 2500);

  // Whether the file ends before its end.
  function isCut() {
    var program = document.getElementById("program");
    return !program || program.textContent.length !== Number(program.getAttribute("data-length"));
  }

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  // `append` is younger than a browser may be.
  function put(into, made) {
    if (into.append) into.append(made);
    else into.appendChild(made);
  }

  function button(text, action) {
    var made = element("button", text);
    made.type = "button";
    made.className = "button";
    made.addEventListener("click", action);
    return made;
  }

  function reload() {
    // What is after # may be what the program failed on. In `srcdoc` frames and for
    // some local files the address cannot be changed: then it is left as it is.
    try {
      history.replaceState(null, "", location.pathname + location.search);
    } catch (error) {}
    location.reload();
  }

  function details(words, detail) {
    var version = document.querySelector("meta[name=version]");
    var lines = [
      "Threatline " + (version ? version.content : ""),
      detail,
      "View: " + (location.hash || "default"),
      "Browser: " + navigator.userAgent
    ];
    var text = element("textarea", lines.join("\n"));
    text.readOnly = true;
    text.rows = 6;
    text.cols = 60;
    text.setAttribute("aria-label", words.report);
    var said = element("span", "");
    said.setAttribute("role", "status");
    // `execCommand` works in frames that may not use the clipboard's interface.
    var copy = button(words.copy, function () {
      text.select();
      said.textContent = document.execCommand("copy") ? words.copied : words.select;
    });
    var line = element("p", "");
    put(line, copy);
    put(line, said);
    var made = element("details", "");
    put(made, element("summary", words.report));
    put(made, text);
    put(made, line);
    return made;
  }

  function each(within, selector, change) {
    var found = within.querySelectorAll(selector);
    for (var i = 0; i < found.length; i++) change(found[i]);
  }

  // What a program that has failed must not hear.
  var HELD =
    "click dblclick pointerdown pointermove pointerup wheel input change close keydown keyup " +
    "focusin focusout hashchange popstate dragenter dragover drop";
  HELD = HELD.split(" ");

  // Nothing of the view answers any more: what lies over the page goes, no control can be
  // reached, and what the view says stays to be read. `inert` would keep it from screen
  // readers and from being searched.
  function freeze(app, bar) {
    // The program would do half of what it is asked.
    function hold(event) {
      if (event.target.nodeType && bar.contains(event.target)) return;
      event.stopImmediatePropagation();
      if (event.type === "hashchange") toRecord();
    }
    for (var i = 0; i < HELD.length; i++) addEventListener(HELD[i], hold, true);
    if (document.fullscreenElement) document.exitFullscreen();
    each(document, "dialog[open]", function (dialog) {
      dialog.close();
    });
    each(app, "button, input, select, textarea", function (control) {
      control.disabled = true;
    });
    each(app, "a[href^='#']", function (link) {
      link.removeAttribute("href");
    });
    each(app, "svg [tabindex], [role=slider]", function (mark) {
      mark.removeAttribute("tabindex");
    });
  }

  // Brings what the link names into view. The ids of the plain text are the shortest
  // links to what stands there; the page's own say more, and in another order.
  function toRecord() {
    var plain = document.getElementById("plain");
    if (!plain) return;
    var ids = [location.hash.slice(1)];
    var view = linked("view", itself);
    var tour = linked("tour", itself);
    var names = view === "compare" ? ["topic", "event"] : ["event", "topic"];
    for (var i = 0; i < names.length; i++) {
      var id = linked(names[i], itself);
      if (id) ids.push("v=1&" + names[i] + "=" + id);
    }
    if (tour) ids.push("v=1&tour=" + tour + "&step=" + linked("step", itself), "v=1&tour=" + tour);
    ids.push("v=1&view=sources&record=" + linked("record", itself), "v=1&view=" + view);
    for (var at = 0; at < ids.length; at++) {
      var place = document.getElementById(ids[at]);
      if (place && plain.contains(place)) return place.scrollIntoView();
    }
  }

  // The bar stays at the upper edge of the window: what is brought into view has to stand
  // below it.
  function measure(bar) {
    root.style.setProperty("--bar", bar.offsetHeight + "px");
  }

  // Says why the program does not run, or no longer does. `reason` is a name of `WORDS`;
  // `detail` is for the report. Only the first call counts: what follows a failure is
  // its echo.
  function fail(reason, detail) {
    if (failed) return;
    failed = true;
    var later = reason === "later";
    var lang = later ? languageOf(root.lang) || "en" : asked;
    var words = WORDS[lang];
    var app = document.getElementById("app");
    var plain = document.getElementById("plain");

    var sentence = words[reason];
    if (!later) {
      if (reason !== "stopped") sentence = words.cannot + sentence;
      // Behind the content stands the frame of the preview: then nothing of it is missing.
      if (document.getElementById("preview-frame")) sentence += words.below;
      else if (app) sentence += words.left;
    }

    var bar = document.getElementById("boot-message");
    if (!bar) {
      // A copy that is cut in the style has no body yet.
      bar = element("section", "");
      bar.id = "boot-message";
      put(document.body, bar);
    }
    bar.lang = lang;
    bar.setAttribute("aria-label", words.message);
    var alert = element("p", "");
    alert.setAttribute("role", "alert");
    put(bar, alert);
    if (later || reason === "stopped") {
      var line = element("p", "");
      put(line, button(location.hash ? words.reload : words.again, reload));
      put(bar, line);
    }
    put(bar, details(words, detail));
    bar.hidden = false;
    // Into an element that is there: so it is announced.
    alert.textContent = sentence;

    // The content as plain text comes back. The view stays beside it only when it was the
    // reader's own, or when there is nothing else.
    root.className = later || plain ? "failed" : "failed picture";
    if (app) {
      app.hidden = !later && !!plain;
      freeze(app, bar);
    }
    measure(bar);
    if (window.ResizeObserver) {
      new ResizeObserver(function () {
        measure(bar);
      }).observe(bar);
    }
    // What had the focus answers no more.
    if (later) bar.focus({ preventScroll: true });
    else toRecord();
  }

  // The start script has not run. It is cut off, or the browser does not know its
  // language, or the policy does not know its text.
  document.addEventListener("DOMContentLoaded", function () {
    if (window.threatlineFailed) return;
    fail(
      isCut() ? "cut" : typeof DecompressionStream === "function" ? "damaged" : "old",
      "The start script has not run."
    );
  });

  window.threatlineFirst = { fail: fail, isCut: isCut };
})();
