/** What is asked for: text, hook, project, severities. */
export const filterScript = String.raw`
const data = JSON.parse(byId('data').textContent);
const [TASK, FILE, LINE, COLUMN, END_LINE, END_COLUMN, RULE, SEVERITY, MESSAGE, FIXABLE, ID] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const severityNames = ['error', 'warning', 'info'];
const number = new Intl.NumberFormat('en-US');
const form = byId('filters'), text = byId('text'), hook = byId('hook'), project = byId('project'), output = byId('status');
const chips = [...document.querySelectorAll('[data-severity]')];
for (const [select, key] of [[hook, 'hook'], [project, 'project']]) {
  const names = [...new Set(data.tasks.map((task) => task[key]))].sort();
  select.append(...names.map((name) => el('option', { value: name }, name)));
}
const noTask = { task: '', project: '', hook: '', state: '', origin: '' };
const taskOf = (finding) => data.tasks[finding[TASK]] || noTask;
const haystacks = data.findings.map((finding) => [
  finding[MESSAGE], data.files[finding[FILE]] || '', (data.rules[finding[RULE]] || [''])[0], taskOf(finding).task, finding[ID],
].join('\n').toLowerCase());
const isPressed = (chip) => chip.getAttribute('aria-pressed') === 'true';
function isOfTask(task) { return (hook.value === '' || task.hook === hook.value) && (project.value === '' || task.project === project.value); }
function words() { return text.value.toLowerCase().split(/\s+/).filter(Boolean); }
function wantedFindings() {
  const severities = chips.map(isPressed), asked = words();
  return data.findings.filter((finding, index) =>
    severities[finding[SEVERITY]] && isOfTask(taskOf(finding)) && asked.every((word) => haystacks[index].includes(word)));
}
function wantedTasks() {
  const asked = words();
  return data.tasks.filter((task) => {
    const about = (task.task + '\n' + task.state + '\n' + (task.reason ? task.reason.headline : '')).toLowerCase();
    return isOfTask(task) && asked.every((word) => about.includes(word));
  });
}
for (const chip of chips) {
  const amount = data.findings.filter((finding) => finding[SEVERITY] === Number(chip.dataset.severity)).length;
  chip.append(el('span', {}, number.format(amount)));
  chip.addEventListener('click', () => { chip.setAttribute('aria-pressed', String(!isPressed(chip))); update(); });
}
form.addEventListener('input', () => update());
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('reset', () => setTimeout(() => { for (const chip of chips) chip.setAttribute('aria-pressed', 'true'); update(); }));
`;
