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

const [rules, colours, done] = arguments;
const context = rules === "colours" ? { include: ofEachKind(colours) } : document;
if (context.include?.length === 0) return done([]);
// The only frame is the preview of an embed: this page again.
const options = { resultTypes: ["violations"], iframes: false };
if (rules === "all") options.rules = Object.fromEntries(COLOURS.map((rule) => [rule, { enabled: false }]));
else options.runOnly = { type: "rule", values: rules === "colours" ? COLOURS : WORDS };
const words = (node) => node.any.concat(node.all, node.none).map((why) => why.message).join(" ");
axe.run(context, options).then(
  ({ violations }) => {
    done(violations.map(({ id, help, nodes }) => {
      const some = nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} (${words(node).slice(0, 220)})`);
      return `${id}: ${help}: ${some.join(" | ")} (${nodes.length} in all)`;
    }));
  },
  (error) => {
    done([`axe failed: ${error}`]);
  },
);
