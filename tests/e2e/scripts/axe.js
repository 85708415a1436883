// Runs axe and gives what it finds as sentences to its last argument. The first one says
// with which rules: `all` but those about colours, of which a page of thousands of
// texts takes seconds; `colours`, on two elements of each kind that was not looked at in
// these colours yet, since each has its colours from its class; or `words`, those that
// another language could break.
const WORDS = [
  "aria-command-name", "aria-dialog-name", "aria-input-field-name", "aria-meter-name",
  "aria-progressbar-name", "aria-toggle-field-name", "aria-tooltip-name", "aria-treeitem-name",
  "button-name", "document-title", "empty-heading", "empty-table-header", "frame-title",
  "html-has-lang", "html-lang-valid", "html-xml-lang-mismatch", "input-button-name", "label",
  "label-title-only", "landmark-unique", "link-name", "select-name", "summary-name",
  "svg-img-alt", "table-duplicate-name", "valid-lang",
];
const COLOURS = ["color-contrast", "link-in-text-block"];

// Two of each kind of text: what differs in no class, of its own or of what
// it stands in, is of one kind, in whatever place it stands.
const ofEachKind = (colours) => {
  const looked = (window.harnessKinds ??= new Map());
  const found = [];
  const dialog = document.querySelector("dialog[open]");
  const walker = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !isSeen(element) || element.closest("script, style")) continue;
    const kind = [colours, dialog?.id];
    for (let at = element; at && kind.length < 8; at = at.parentElement) {
      kind.push(`${at.localName}.${at.getAttribute("class") ?? ""}.${at.getAttribute("aria-pressed") ?? ""}`);
    }
    const name = kind.join(" ");
    const before = looked.get(name) ?? 0;
    if (before === 2 || found.includes(element)) continue;
    looked.set(name, before + 1);
    found.push(element);
  }
  return found;
};

// What axe leaves to a person, by rule, axe's own word for why, and where; and what a person
// has found there. Anything else that it cannot decide is a finding. The contrast of such
// text is computed here, against the grounds of the boxes that it is in.
const UNDECIDED = [
  // The heading of a theme spans the matrix: the rows under it have the cells.
  ["th-has-data-cells", "th-has-data-cells", ".matrix"],
  // The preview of an embed is this page again, which is looked at by itself.
  ["frame-tested", "frame-tested", ".embed-holder iframe"],
  // Signs and single letters, which axe takes for pictures: they are text in their colours.
  ["color-contrast", "nonBmp", ".small-contested *, .contested-mark, .code, .chart-code, kbd"],
  ["color-contrast", "shortTextContent", ".tick *, .plot *, .time-chart *"],
  // In drawings axe sees the boxes of groups behind a text, not their shapes.
  ["color-contrast", "imgNode", ".tick *, .strip-year, .chart-label, .chart-value"],
  // And of headings among the results below the window that something lies over them, where
  // nothing does once they are scrolled to.
  ["color-contrast", "bgOverlap", ".drawing *, .legend *, .hits h3"],
  // A stripe at the edge of what was found, beside its text.
  ["color-contrast", "bgGradient", ".is-found .event-button *"],
  // What scrolls lies partly under a head that stays, or under the edge of its box.
  ["color-contrast", "elmPartiallyObscured", ".event-button *, .half *, .compact *, .results *"],
  ["color-contrast", "elmPartiallyObscuring", ".dialog-body *, .menu *, .source-name, #boot-message *"],
];
const whyOf = (node) => node.any.concat(node.all, node.none).map(({ id, data }) => data?.messageKey ?? id);
const met = (window.harnessMet ??= new Set());
// Nothing when it is on the list, and its contrast is enough.
const undecided = (rule, node) => {
  const { element } = node;
  const kind = UNDECIDED.findIndex(([id, why, css]) => id === rule && whyOf(node).includes(why) && element.matches(css));
  if (kind < 0) return `undecided, and not on the list: ${rule}, ${whyOf(node)}: ${named(element)} in ${named(element.parentElement)}`;
  met.add(kind);
  if (rule !== "color-contrast") return null;
  const style = getComputedStyle(element);
  const box = element.closest("svg")?.parentElement ?? element;
  // A count stands on its pill.
  const pill = element.closest(".more")?.querySelector(".more-pill");
  const behind = pill ? over(rgb(getComputedStyle(pill).fill), ground(box)) : ground(box);
  const found = contrast(over(rgb(element instanceof SVGElement ? style.fill : style.color), behind), behind);
  return found < 4.5 ? `a contrast of ${found.toFixed(1)}: ${named(element)}` : null;
};

const [rules, colours, done] = arguments;
// At the end: what stands on the list for nothing.
if (rules === "unmet") return done(UNDECIDED.filter((_, kind) => !met.has(kind)).map((kind) => `never undecided: ${kind}`));
const context = rules === "colours" ? { include: ofEachKind(colours) } : document;
if (context.include?.length === 0) return done([]);
// The only frame is the preview of an embed: this page again.
const options = { resultTypes: ["violations", "incomplete"], iframes: false, elementRef: true };
if (rules === "all") options.rules = Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: false }]));
else options.runOnly = { type: "rule", values: rules === "colours" ? COLOURS : WORDS };
const words = (node) => node.any.concat(node.all, node.none).map((why) => why.message).join(" ");
axe.run(context, options).then(
  ({ violations, incomplete }) => {
    const found = violations.map(({ id, help, nodes }) => {
      const some = nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} (${words(node).slice(0, 220)})`);
      return `${id}: ${help}: ${some.join(" | ")} (${nodes.length} in all)`;
    });
    const open = incomplete.flatMap(({ id, nodes }) => nodes.map((node) => undecided(id, node)));
    done(found.concat(open.filter(Boolean)));
  },
  (error) => {
    done([`axe failed: ${error}`]);
  },
);
