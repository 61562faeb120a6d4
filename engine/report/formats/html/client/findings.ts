/** Findings under the names of their files, each with its code. */
export const findingsScript = String.raw`
const findingsList = growingList(byId('list'), 150);
function code(finding) {
  const lines = data.code[finding[FILE]];
  const at = finding[LINE];
  if (!lines || lines[at] === undefined) return null;
  const pre = el('pre', { class: 'code', tabindex: '0', role: 'region', 'aria-label': 'Code' });
  for (let line = at - 2; line <= at + 2; line++) {
    const content = lines[line];
    if (content === undefined) continue;
    const row = el('span', { class: line === at ? 'line hit' : 'line' }, el('i', {}, String(line)));
    if (line === at) row.append(...marked(content, finding)); else row.append(content);
    pre.append(row, '\n');
  }
  return pre;
}
function marked(content, finding) {
  const start = Math.max(0, finding[COLUMN] - 1);
  const hasEnd = finding[END_LINE] === finding[LINE] && finding[END_COLUMN] > finding[COLUMN];
  const word = /^[\w$]+/.exec(content.slice(start));
  const end = hasEnd ? finding[END_COLUMN] - 1 : finding[END_LINE] > finding[LINE] ? content.length : start + (word ? word[0].length : 1);
  return [content.slice(0, start), el('mark', {}, content.slice(start, end) || ' '), content.slice(end)];
}
function findingRow(finding, index, isOpen) {
  const task = taskOf(finding), severity = severityNames[finding[SEVERITY]], rule = data.rules[finding[RULE]];
  const body = code(finding);
  const place = finding[LINE] ? finding[LINE] + ':' + finding[COLUMN] : 'whole';
  const button = el('button', { type: 'button', class: 'what', 'aria-expanded': body === null ? null : String(isOpen), 'data-id': finding[ID] },
    el('span', { class: 'severity ' + severity }, severity), el('span', { class: 'place' }, place),
    el('span', { class: 'message' }, finding[MESSAGE]));
  const name = rule ? (rule[1] ? el('a', { class: 'rule', href: rule[1], target: '_blank', rel: 'noreferrer noopener' }, rule[0]) : el('span', { class: 'rule' }, rule[0])) : null;
  const tags = el('span', { class: 'tags' }, name, finding[FIXABLE] ? el('span', { class: 'tag fixable' }, 'fixable') : null,
    el('span', { class: 'tag' }, task.hook), el('span', { class: 'tag quiet' }, task.project));
  const article = el('article', { class: 'finding ' + severity }, button, tags, body);
  if (body !== null) {
    body.hidden = !isOpen;
    button.addEventListener('click', () => { body.hidden = !body.hidden; button.setAttribute('aria-expanded', String(!body.hidden)); });
  }
  return article;
}
function showFindings(findings) {
  const perFile = new Map();
  for (const finding of findings) perFile.set(finding[FILE], (perFile.get(finding[FILE]) || 0) + 1);
  let group = null;
  findingsList.show(findings, (finding, index, fragment, previous) => {
    if (group === null || !previous || previous[FILE] !== finding[FILE]) {
      const file = data.files[finding[FILE]];
      const slash = file ? file.lastIndexOf('/') + 1 : 0;
      const title = file ? [el('span', {}, file.slice(0, slash)), file.slice(slash)] : ['Without a file'];
      group = el('div', { class: 'file' }, el('h2', {}, el('span', { class: 'path' }, ...title), el('em', {}, number.format(perFile.get(finding[FILE])))));
      fragment.append(group);
    }
    group.append(findingRow(finding, index, index < 5));
  });
  if (findings.length === 0) byId('list').append(el('p', { class: 'empty' }, data.findings.length === 0 ? 'Nothing was found.' : 'Nothing matches the filter.'));
}
`;
