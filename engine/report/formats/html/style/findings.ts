/** Findings and tasks. */
export const findingsStyle = `.file{background:var(--panel);border:1px solid var(--line);border-radius:12px;margin:0 0 16px;overflow:clip;box-shadow:var(--shadow);content-visibility:auto;contain-intrinsic-size:auto 160px}
h2{display:flex;align-items:center;gap:10px;margin:0;padding:10px 16px;background:var(--raised);border-bottom:1px solid var(--line);font:600 13.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
h2 .path{overflow-wrap:anywhere}
h2 .path span{color:var(--quiet);font-weight:400}
h2 em{margin-left:auto;font:12.5px system-ui,sans-serif;color:var(--quiet);font-variant-numeric:tabular-nums}
.finding{display:grid;grid-template-columns:minmax(0,1fr) auto;align-items:start;border-top:1px solid var(--line)}
h2+.finding{border-top:0}
.what{display:grid;grid-template-columns:74px 68px minmax(0,1fr);gap:0 10px;align-items:baseline;padding:10px 16px;text-align:left;background:none;border:0;cursor:default}
.what[aria-expanded]{cursor:pointer}
.finding:hover{background:var(--raised)}
.what:focus-visible{outline-offset:-3px}
.severity{justify-self:start;padding:1px 8px;border-radius:20px;font-size:12px;font-weight:600}
.severity.error{background:var(--red-wash);color:var(--red)}.severity.warning{background:var(--amber-wash);color:var(--amber)}.severity.info{background:var(--blue-wash);color:var(--blue)}
.place{color:var(--quiet);font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-variant-numeric:tabular-nums}
.message{white-space:pre-wrap;overflow-wrap:anywhere}
.tags{display:flex;flex-wrap:wrap;justify-content:flex-end;gap:6px;padding:10px 16px 10px 0;max-width:420px;font-size:12.5px;align-items:center}
.rule{font:12.5px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--quiet);overflow-wrap:anywhere}
a.rule{color:var(--accent);text-underline-offset:3px}
.tag{padding:1px 8px;border:1px solid var(--line);border-radius:20px;white-space:nowrap;max-width:180px;overflow:hidden;text-overflow:ellipsis}
.tag.quiet{color:var(--quiet)}.tag.fixable{border-color:transparent;background:var(--green-wash);color:var(--green)}
.code{grid-column:1/-1;margin:0 16px 14px;padding:10px 0;overflow:auto;max-height:420px;background:var(--ground);border:1px solid var(--line);border-radius:9px;font:13px/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;tab-size:2}
.line{display:inline-block;min-width:100%;padding-right:16px}
.line i{display:inline-block;width:52px;padding-right:14px;text-align:right;font-style:normal;color:var(--grey);user-select:none}
.hit{background:var(--red-wash);box-shadow:inset 3px 0 var(--red)}
.hit i{color:var(--red)}
mark{background:var(--mark);color:inherit;border-radius:3px;box-shadow:0 0 0 1px var(--mark)}
.finding.warning .hit{background:var(--amber-wash);box-shadow:inset 3px 0 var(--amber)}.finding.warning .hit i{color:var(--amber)}
.finding.warning mark{background:color-mix(in srgb,var(--amber) 28%,transparent);box-shadow:none}
.finding.info .hit{background:var(--blue-wash);box-shadow:inset 3px 0 var(--blue)}.finding.info .hit i{color:var(--blue)}
.finding.info mark{background:color-mix(in srgb,var(--blue) 26%,transparent);box-shadow:none}
#task-list{background:var(--panel);border:1px solid var(--line);border-radius:12px;overflow:clip;box-shadow:var(--shadow)}
.task{display:grid;grid-template-columns:124px minmax(0,1fr) auto 74px;gap:2px 14px;align-items:baseline;padding:10px 16px;border-bottom:1px solid var(--line)}
.task .name{overflow-wrap:anywhere}.task b{margin-left:8px;font-weight:500;color:var(--quiet)}
.state{justify-self:start;padding:1px 9px;border-radius:20px;font-size:12px;font-weight:600}
.state.red{background:var(--red-wash);color:var(--red)}.state.green{background:var(--green-wash);color:var(--green)}.state.amber{background:var(--amber-wash);color:var(--amber)}.state.skipped{background:var(--line);color:var(--quiet)}
.origin,.time{color:var(--quiet);font-size:13px}.time{text-align:right;font-variant-numeric:tabular-nums}
.reason,.task details{grid-column:2/-1;margin:2px 0 0;white-space:pre-wrap;color:var(--quiet);font-size:13.5px;overflow-wrap:anywhere}
.task summary{cursor:pointer;width:max-content}.task .code{margin:8px 0 4px;padding:10px 14px;color:var(--ink)}
@media (max-width:760px){[role=tab]{padding:9px 8px}header,main{padding:0 14px}.finding{display:block}.tags{justify-content:flex-start;padding:0 16px 12px;max-width:none}.what{width:100%;grid-template-columns:auto 1fr}.message{grid-column:1/-1;margin-top:4px}.task{grid-template-columns:1fr auto}.reason,.task details{grid-column:1/-1}}
`;
