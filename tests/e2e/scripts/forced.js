// In the system's own few colours: text that cannot be read, marks that cannot be seen,
// and what is chosen or current but looks like the rest. Returns sentences.
const problems = new Set();

// Text has the system's ground behind it, unless its element keeps its own colours.
const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const element = walker.currentNode.parentElement;
  if (!walker.currentNode.data.trim() || !isSeen(element) || element.closest("svg, :disabled, option")) continue;
  const style = getComputedStyle(element);
  const isForced = style.forcedColorAdjust === "auto";
  const found = contrast(rgb(style.color), isForced ? rgb("Canvas") : ground(element));
  if (found < 4.5) problems.add(`text with a contrast of ${found.toFixed(1)}: ${named(element)}`);
}
for (const mark of document.querySelectorAll(".dot, .vague, .period, .density, .bar-fill:not(.is-hollow), .chart-dot:not(.is-hollow)")) {
  const style = getComputedStyle(mark);
  const found = contrast(rgb(style.fill), rgb("Canvas"));
  if (found < 3) problems.add(`a mark with a contrast of ${found.toFixed(1)}: ${named(mark)}`);
}

// What is chosen or current differs in more than its ground, which the system takes.
const SAME = ["outlineStyle", "outlineColor", "textDecorationLine", "fontWeight", "borderBottomColor", "stroke", "width"];
const look = (element) => SAME.map((name) => getComputedStyle(element)[name]).join(" ");
const PAIRS = [
  [".tab", ".is-current"], [".mode", ".is-current"], [".lang", ".is-current"],
  [".chip", "[aria-pressed=true]"], [".brush-year", ".is-on"], [".event-button", ".is-chosen"],
  [".tour-step-name", ".is-current"], [".map-step > .map-dot", ".is-current > .map-dot"],
  [".palette-option", ".is-marked-option"], [".item:not(.is-chosen) .item-hit", ".item.is-chosen .item-hit"],
];
// Those that no place has shown yet, both of a pair: at the end there are none.
const unmet = (window.harnessUnmet ??= new Set(PAIRS.map(String)));
for (const [all, chosen] of PAIRS) {
  const isOn = chosen.includes(" ") ? (element) => element.matches(chosen) : (element) => element.matches(all + chosen);
  const elements = [...document.querySelectorAll(chosen.includes(" ") ? `${all}, ${chosen}` : all)];
  const on = elements.find(isOn);
  const off = elements.find((element) => !isOn(element));
  if (!on || !off) continue;
  unmet.delete(String([all, chosen]));
  if (look(on) === look(off)) problems.add(`looks like the rest: ${named(on)}`);
}
return [...problems].slice(0, 12);
