// Every card on the sheet -> { fit, lines: [{ text, box: [left, top, right, bottom], fields, upright }] }, boxes in CSS pixels.
// A card whose lines run into each other or over its edge is set smaller first.
() => {
  const INLINE = new Set(["inline", "ruby", "ruby-text", "contents"]);
  const blockOf = (node, card) => {
    let element = node.parentElement;
    while (element !== card && INLINE.has(getComputedStyle(element).display)) element = element.parentElement;
    return element;
  };
  const characters = (card) => {
    const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
    const all = [];
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest("style, svg")) continue;
      const style = getComputedStyle(parent);
      const size = parseFloat(style.fontSize);
      const place = {
        block: parent.closest("rt") || blockOf(node, card), size, upright: style.writingMode.startsWith("vertical"),
        field: parent.closest("[data-f]")?.dataset.f || "",
      };
      let offset = 0;
      for (const text of node.data) {
        range.setStart(node, offset);
        offset += text.length;
        range.setEnd(node, offset);
        const rect = range.getBoundingClientRect();
        if (!rect.width || !rect.height) continue;
        const x = (rect.left + rect.right) / 2, y = (rect.top + rect.bottom) / 2, half = size / 2;
        const box = place.upright ? [x - half, rect.top, x + half, rect.bottom] : [rect.left, y - half, rect.right, y + half];
        all.push({ text, box, ...place });
      }
    }
    return all;
  };
  const follows = (line, next) => {
    const last = line.last;
    if (line.block !== next.block || last.upright !== next.upright) return false;
    const [along, across] = next.upright ? [1, 0] : [0, 1];
    const drift = Math.abs((last.box[across] + last.box[across + 2] - next.box[across] - next.box[across + 2]) / 2);
    const gap = next.box[along] - last.box[along + 2];
    const most = Math.max(last.size, next.size);
    return drift < most * 0.5 && gap > -most && gap < most * 2;
  };
  const linesOf = (card) => {
    const lines = [];
    for (const next of characters(card)) {
      const line = lines.find((each) => follows(each, next) && each === lines[lines.length - 1]);
      if (line) {
        line.text += next.text;
        line.box = line.box.map((side, i) => (i < 2 ? Math.min(side, next.box[i]) : Math.max(side, next.box[i])));
        line.last = next;
        if (next.field && next.text.trim()) line.fields.add(next.field);
      } else if (next.text.trim()) {
        lines.push({ text: next.text, box: next.box, block: next.block, last: next, upright: next.upright, fields: new Set(next.field ? [next.field] : []) });
      }
    }
    return lines.filter((line) => line.text.trim());
  };
  const collide = (one, other) => {
    const wide = Math.min(one.box[2], other.box[2]) - Math.max(one.box[0], other.box[0]);
    const high = Math.min(one.box[3], other.box[3]) - Math.max(one.box[1], other.box[1]);
    return wide > 1 && high > 1.2;
  };
  const clean = (lines, edge) =>
    lines.every((line) => line.box[0] > edge.left + 3 && line.box[1] > edge.top + 3 && line.box[2] < edge.right - 3 && line.box[3] < edge.bottom - 3) &&
    lines.every((line, i) => lines.slice(0, i).every((other) => !collide(line, other)));
  const obstacles = (card) =>
    [...card.querySelectorAll("img, svg.mark:not(.water *), .portrait")].map((each) => each.getBoundingClientRect()).map((r) => ({ box: [r.left, r.top, r.right, r.bottom] }));
  return [...document.querySelectorAll(".card")].map((card) => {
    const edge = card.getBoundingClientRect();
    let lines = [], fit = 1;
    for (const scale of [1, 0.94, 0.88, 0.82, 0.76, 0.7]) {
      card.style.setProperty("--fit", scale);
      lines = linesOf(card);
      fit = clean(lines, edge) && obstacles(card).every((each) => lines.every((line) => !collide(each, line))) ? scale : 0;
      if (fit) break;
    }
    return {
      fit,
      lines: lines.map(({ text, box, fields, upright }) => ({
        text: text.trim(), upright, fields: [...fields],
        box: [box[0] - edge.left, box[1] - edge.top, box[2] - edge.left, box[3] - edge.top],
      })),
    };
  });
}
