/** The four panels of the page and the controls of the first; the script fills the lists. */
export function panels(drawn: { readonly graph: string; readonly timeline: string }): string {
  return `<main>
<div class="tabs" role="tablist" aria-label="Views">
<button type="button" role="tab" id="tab-findings" aria-controls="findings" aria-selected="true">Findings <span id="amount"></span></button>
<button type="button" role="tab" id="tab-tasks" aria-controls="tasks" aria-selected="false" tabindex="-1">Tasks</button>
<button type="button" role="tab" id="tab-graph" aria-controls="graph" aria-selected="false" tabindex="-1">Graph</button>
<button type="button" role="tab" id="tab-timeline" aria-controls="timeline" aria-selected="false" tabindex="-1">Timeline</button>
</div>
<form id="filters" role="search" aria-label="Filter">
<span class="text"><input id="text" type="search" aria-label="Text" placeholder="Filter by text, file or rule" autocomplete="off" spellcheck="false"><kbd aria-hidden="true">/</kbd></span>
<select id="hook" aria-label="Hook"><option value="">All hooks</option></select>
<select id="project" aria-label="Project"><option value="">All projects</option></select>
<div class="chips" role="group" aria-label="Severity">
<button type="button" class="error" data-severity="0" aria-pressed="true">errors</button>
<button type="button" class="warning" data-severity="1" aria-pressed="true">warnings</button>
<button type="button" class="info" data-severity="2" aria-pressed="true">infos</button>
</div>
<button type="reset" class="plain">Reset</button>
<output id="status" aria-live="polite"></output>
</form>
<section role="tabpanel" id="findings" aria-labelledby="tab-findings"><div id="list"></div><noscript><p class="empty">The list of findings needs JavaScript; nothing is loaded from anywhere.</p></noscript></section>
<section role="tabpanel" id="tasks" aria-labelledby="tab-tasks" hidden><div id="task-list"></div></section>
<section role="tabpanel" id="graph" aria-labelledby="tab-graph" hidden>
<p class="legend"><i class="red"></i>blocks <i class="run"></i>ran <i class="replayed"></i>replayed <i class="skipped"></i>skipped</p>
<div class="scroll" tabindex="0" role="region" aria-label="Graph of hooks">${drawn.graph}</div></section>
<section role="tabpanel" id="timeline" aria-labelledby="tab-timeline" hidden>
<p class="legend"><i class="red"></i>blocks <i class="run"></i>ran <i class="replayed"></i>replayed from the store</p>
${drawn.timeline}</section>
<footer><p><kbd>/</kbd> filter <kbd>j</kbd> <kbd>k</kbd> next, previous <kbd>Enter</kbd> code <kbd>1</kbd>–<kbd>4</kbd> views <kbd>t</kbd> theme <kbd>Esc</kbd> reset</p></footer>
</main>`;
}
