/** Elements, and lists that grow as the reader scrolls: ten thousand rows open as fast as a hundred. */
export const listScript = String.raw`
function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) if (value !== null && value !== false) element.setAttribute(key, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}
function growingList(container, chunk) {
  let items = [], shown = 0, make = null;
  const end = el('div', { class: 'end', 'aria-hidden': 'true' });
  const observer = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) grow(); }, { rootMargin: '800px' });
  function grow() {
    if (shown >= items.length) return;
    const fragment = document.createDocumentFragment();
    const until = Math.min(items.length, shown + chunk);
    for (; shown < until; shown++) make(items[shown], shown, fragment, items[shown - 1]);
    end.before(fragment);
    observer.unobserve(end);
    if (shown < items.length) observer.observe(end);
  }
  return {
    show(next, maker) { items = next; make = maker; shown = 0; container.replaceChildren(end); grow(); },
    more() { const before = shown; grow(); return shown > before; },
  };
}
`;
