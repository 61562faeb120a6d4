/** Views, and everything by keyboard. */
export const keysScript = String.raw`
const tabs = [...document.querySelectorAll('[role=tab]')];
let selected = 'findings';
function select(tab, hasFocus) {
  selected = tab.getAttribute('aria-controls');
  for (const other of tabs) {
    const isSelected = other === tab;
    other.setAttribute('aria-selected', String(isSelected));
    other.tabIndex = isSelected ? 0 : -1;
    byId(other.getAttribute('aria-controls')).hidden = !isSelected;
  }
  form.hidden = selected === 'graph' || selected === 'timeline';
  document.querySelector('.chips').hidden = selected !== 'findings';
  if (hasFocus) tab.focus();
  update();
}
for (const tab of tabs) tab.addEventListener('click', () => select(tab, false));
document.querySelector('[role=tablist]').addEventListener('keydown', (event) => {
  const at = tabs.indexOf(document.activeElement);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (at >= 0 && to !== undefined) { event.preventDefault(); select(tabs[(to + tabs.length) % tabs.length], true); }
});
function filterByHook(name) { form.reset(); setTimeout(() => { hook.value = name; select(tabs[0], true); }); }
for (const node of document.querySelectorAll('[data-hook]')) {
  node.addEventListener('click', () => filterByHook(node.dataset.hook));
  node.addEventListener('keydown', (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); filterByHook(node.dataset.hook); } });
}
function step(direction) {
  const rows = () => [...byId('list').querySelectorAll('.what')];
  let all = rows();
  const at = all.indexOf(document.activeElement);
  if (at + direction >= all.length && findingsList.more()) all = rows();
  const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + direction))];
  if (next) { next.focus(); next.scrollIntoView({ block: 'center' }); }
}
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') { form.reset(); document.activeElement.blur(); return; }
  if (/^(input|select|textarea)$/i.test(event.target.tagName)) return;
  if (event.key === '/') { event.preventDefault(); if (form.hidden) select(tabs[0], false); text.focus(); }
  else if (event.key === 'j' || event.key === 'k') { if (selected === 'findings') step(event.key === 'j' ? 1 : -1); }
  else if (event.key === 't') nextTheme();
  else if (/^[1-4]$/.test(event.key)) select(tabs[Number(event.key) - 1], true);
});
update();
`;
