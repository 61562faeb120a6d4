/** Light, dark, or what the system has; remembered where the browser lets a local file remember. */
export const themeScript = String.raw`
const byId = (id) => document.getElementById(id);
const themes = ['auto', 'light', 'dark'];
const themeButton = byId('theme');
function remembered() { try { return localStorage.getItem('hookgraph-theme'); } catch { return null; } }
function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  themeButton.textContent = { auto: '◐ Auto', light: '☀ Light', dark: '☾ Dark' }[theme];
  themeButton.setAttribute('aria-label', 'Theme: ' + theme + '. Press to change.');
  try { localStorage.setItem('hookgraph-theme', theme); } catch { /* nothing to remember in */ }
}
function nextTheme() { setTheme(themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length]); }
setTheme(themes.includes(remembered()) ? remembered() : 'auto');
themeButton.addEventListener('click', nextTheme);
`;
