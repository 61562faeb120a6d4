/** Tasks with how they ended, where that comes from and why. */
export const tasksScript = String.raw`
const tasksList = growingList(byId('task-list'), 150);
const origins = { run: 'ran', store: 'from the store', 'nx-cache': 'from the cache of Nx', none: '' };
function time(duration) {
  if (duration === null) return '';
  return duration < 1000 ? Math.round(duration) + ' ms' : (duration / 1000).toFixed(1) + ' s';
}
function taskRow(task) {
  const look = task.state === 'skipped' ? 'skipped' : task.blocks ? 'red' : task.state === 'passed' ? 'green' : 'amber';
  const reason = task.reason ? [task.reason.headline, task.reason.detail, task.reason.next].filter(Boolean).join('\n') : '';
  const row = el('article', { class: 'task' }, el('span', { class: 'state ' + look }, task.state.replace('-', ' ')),
    el('span', { class: 'name', tabindex: '-1' }, task.project, el('b', {}, task.hook)),
    el('span', { class: 'origin' }, origins[task.origin]), el('span', { class: 'time' }, task.origin === 'run' ? time(task.duration) : ''));
  if (reason) row.append(el('p', { class: 'reason' }, reason));
  if (task.output) row.append(el('details', {}, el('summary', {}, 'Output'), el('pre', { class: 'code' }, task.output)));
  return row;
}
function showTasks(tasks) {
  tasksList.show(tasks, (task, index, fragment) => fragment.append(taskRow(task)));
  if (tasks.length === 0) byId('task-list').append(el('p', { class: 'empty' }, 'Nothing matches the filter.'));
}
function update() {
  const findings = wantedFindings(), tasks = wantedTasks();
  showFindings(findings);
  showTasks(tasks);
  const left = data.left.findings > 0 ? ' (' + number.format(data.left.findings) + ' more are in the other formats)' : '';
  output.textContent = selected === 'tasks'
    ? number.format(tasks.length) + ' of ' + number.format(data.tasks.length + data.left.tasks) + ' tasks'
    : number.format(findings.length) + ' of ' + number.format(data.findings.length) + ' findings' + left;
  byId('amount').textContent = number.format(findings.length);
}
`;
