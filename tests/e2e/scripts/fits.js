// What does not fit: a page or a box wider than the window, text that a box cuts or the
// window never shows, text over text. Returns sentences.
const wide = document.documentElement.clientWidth;
const high = innerHeight;
const problems = new Set();

// What is asked of a box again and again, asked once.
const boxes = new Map();
const boxOf = (element) => {
  let box = boxes.get(element);
  if (!box) {
    const { position, overflowX, overflowY } = getComputedStyle(element);
    const [x, y] = [overflowX, overflowY].map((way) => ({
      cuts: way === "hidden" || way === "clip",
      scrolls: way === "auto" || way === "scroll",
    }));
    box = { element, edges: element.getBoundingClientRect(), position, x, y };
    box.isHolder = overflowX !== "visible" || overflowY !== "visible";
    boxes.set(element, box);
  }
  return box;
};

if (document.documentElement.scrollWidth > wide + 1) {
  // What lies in a box that scrolls or cuts makes no page wide.
  const isHeld = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (boxOf(box).isHolder) return true;
    }
    return false;
  };
  for (const element of document.querySelectorAll("#app *")) {
    const right = element.getBoundingClientRect().right;
    // The outermost one says enough.
    const isFirst = element.parentElement.getBoundingClientRect().right <= wide + 1;
    if (right > wide + 1 && isFirst && !isHeld(element)) {
      problems.add(`reaches to ${Math.round(right)} of ${wide} px: ${named(element)}`);
    }
  }
  problems.add(`the page is ${document.documentElement.scrollWidth} px wide, in ${wide}`);
}

// The names of lanes are short where there is no room, which they say with their last
// character: as many lines are shown as the style keeps. What is pointed at has the whole.
for (const name of document.querySelectorAll(".lane-title")) {
  if (!isSeen(name)) continue;
  const words = name.textContent.trim();
  const line = parseFloat(getComputedStyle(name).lineHeight);
  const shown = name.clientHeight / line;
  const box = name.closest(".lane").getBoundingClientRect();
  const { top, bottom } = name.getBoundingClientRect();
  if (top < box.top - 1 || bottom > box.bottom + 1) problems.add(`reaches out of its lane: ${words}`);
  if (name.scrollHeight <= name.clientHeight + 1 && name.scrollWidth <= name.clientWidth + 1) continue;
  const kept = Number(getComputedStyle(name).webkitLineClamp);
  if (Math.abs(shown - kept) > 0.1) problems.add(`${shown.toFixed(1)} lines are shown of a name that is cut after ${kept}: ${words}`);
  if (!name.closest("summary").title.startsWith(words)) problems.add(`cut, and nowhere in full: ${words}`);
}

// Other names on the drawing are short too, and an excerpt is one: what they open has the
// whole.
const SHORT = "svg, option, .visually-hidden, .skip, .lane-title, .milestone-title, .hit-line, .palette-note";

// The box that an element stays in while the page scrolls, or that lies over the page.
const layers = new Map();
const layerOf = (element) => {
  if (!element || element === document.body) return null;
  if (!layers.has(element)) {
    const { position } = boxOf(element);
    const isOver = ["fixed", "sticky"].includes(position) || element.matches("dialog, .menu, .map-name, .wheel-hint");
    layers.set(element, isOver ? element : layerOf(element.parentElement));
  }
  return layers.get(element);
};

// What cuts or scrolls an element: boxes around it, from the inside out, but those that
// it is taken out of by its position.
const held = new Map();
const holders = (element) => {
  if (held.has(element)) return held.get(element);
  const found = [];
  let skips = false;
  for (let at = element; at && at !== document.body; at = at.parentElement) {
    const box = boxOf(at);
    if (skips && box.position !== "static") skips = false;
    if (!skips && box.isHolder) found.push(box);
    if (box.position === "absolute") skips = true;
    if (box.position === "fixed" || at.localName === "dialog") break;
  }
  held.set(element, found);
  return found;
};

const lines = [];
const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
const range = document.createRange();
while (walker.nextNode()) {
  const node = walker.currentNode;
  const element = node.parentElement;
  if (!node.data.trim() || element.closest(SHORT) || !isSeen(element)) continue;
  const words = node.data.trim().slice(0, 60);
  range.selectNodeContents(node);
  const text = range.getBoundingClientRect();
  const layer = layerOf(element);
  // What of it must be seen, and what of that is seen now.
  let part = text;
  const clip = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  let isInScroller = false;
  for (const { element: box, edges, x, y } of holders(element)) {
    const cutX = x.cuts && (part.right > edges.right + 2 || part.left < edges.left - 2);
    const cutY = y.cuts && (part.bottom > edges.bottom + 4 || part.top < edges.top - 4);
    if (cutX || cutY) {
      problems.add(`cut by ${named(box)}: ${words}`);
      break;
    }
    clip.left = Math.max(clip.left, edges.left);
    clip.top = Math.max(clip.top, edges.top);
    clip.right = Math.min(clip.right, edges.right);
    clip.bottom = Math.min(clip.bottom, edges.bottom);
    // What scrolls can be brought into view, as far as its box can.
    if (x.scrolls || y.scrolls) {
      isInScroller = true;
      part = edges;
    }
  }
  // Nothing scrolls to the left of the page or above it, nor in what stays in the window.
  if (!isInScroller) {
    if (text.left < -1) problems.add(`begins at ${Math.round(text.left)} px: ${words}`);
    if (text.top + scrollY < -1) problems.add(`stands ${Math.round(text.top + scrollY)} px above the page: ${words}`);
    const stays = layer && (layer.localName === "dialog" || boxOf(layer).position === "fixed");
    if (stays && (text.bottom > high + 1 || text.top < -1 || text.right > wide + 1)) {
      problems.add(`never comes into the window: ${words}`);
    }
  }
  for (const line of range.getClientRects()) {
    const [left, top] = [Math.max(line.left, clip.left), Math.max(line.top, clip.top)];
    const [right, bottom] = [Math.min(line.right, clip.right), Math.min(line.bottom, clip.bottom)];
    if (right - left > 2 && bottom - top > 2) lines.push({ node, layer, words, line: { left, top, right, bottom, height: line.height } });
  }
}

// Lines of different texts may touch; they do not run over each other.
lines.sort((a, b) => a.line.top - b.line.top);
for (const [at, a] of lines.entries()) {
  for (let next = at + 1; next < lines.length; next += 1) {
    const b = lines[next];
    if (b.line.top > a.line.bottom) break;
    if (a.node === b.node || a.layer !== b.layer) continue;
    const across = Math.min(a.line.right, b.line.right) - Math.max(a.line.left, b.line.left);
    const down = Math.min(a.line.bottom, b.line.bottom) - b.line.top;
    if (across > 3 && down > 0.45 * Math.min(a.line.height, b.line.height)) {
      problems.add(`"${a.words}" runs over "${b.words}"`);
    }
  }
}
return [...problems].slice(0, 12);
