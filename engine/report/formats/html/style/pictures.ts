/** Graph and timeline. */
export const picturesStyle = `.legend{display:flex;flex-wrap:wrap;align-items:center;gap:8px;margin:18px 0 14px;color:var(--quiet);font-size:13px}
.legend i{width:11px;height:11px;border-radius:4px}.legend i:not(:first-child){margin-left:14px}
.legend .red,.times .red{background:var(--red)}.legend .run,.times .run{background:var(--green)}.legend .replayed,.times .replayed{background:var(--violet)}.legend .skipped{background:var(--grey)}
.scroll{overflow:auto;background:var(--panel);border:1px solid var(--line);border-radius:12px;padding:16px;box-shadow:var(--shadow)}
.graph{display:block;margin:0 auto;max-width:none;font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
.edge{fill:none;stroke:var(--grey);stroke-width:1.6}
marker path{fill:var(--grey)}
.hook{cursor:pointer;outline:none}
.card{fill:var(--raised);stroke:var(--line);stroke-width:1.5;transition:stroke .15s}
.hook:hover .card{stroke:var(--quiet)}
.hook:focus-visible .card{stroke:var(--accent);stroke-width:3}
.hook.red .card{stroke:color-mix(in srgb,var(--red) 55%,var(--line))}
.hook .name{fill:var(--ink);font-size:15px;font-weight:620}
.hook .words{fill:var(--quiet);font-size:12.5px}
.graph rect.red,.red .dot{fill:var(--red)}.graph rect.run,.run .dot{fill:var(--green)}.graph rect.replayed,.replayed .dot{fill:var(--violet)}.graph rect.skipped,.skipped .dot{fill:var(--grey)}
.axis,.times{background:var(--panel);border:1px solid var(--line)}
.axis{position:sticky;top:0;z-index:2;border-radius:12px 12px 0 0;padding:8px 64px 8px 280px}
.axis div{position:relative;height:18px}
.axis span{position:absolute;transform:translateX(-50%);color:var(--quiet);font-size:12px;font-variant-numeric:tabular-nums;white-space:nowrap}
.times{list-style:none;margin:0;padding:6px 0;border-top:0;border-radius:0 0 12px 12px;box-shadow:var(--shadow)}
.times li{display:grid;grid-template-columns:248px 1fr;gap:16px;align-items:center;padding:3px 64px 3px 16px;font-size:13.5px}
.times li:hover{background:var(--raised)}
.who{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.track{position:relative;height:20px;background:linear-gradient(90deg,var(--line) 1px,transparent 1px) 0 0/25% 100%;border-right:1px solid var(--line)}
.times i{position:absolute;top:4px;height:12px;min-width:3px;border-radius:4px}
.times b{position:absolute;top:-4px;color:var(--quiet);font:12px/20px system-ui,sans-serif;white-space:nowrap;font-style:normal;font-variant-numeric:tabular-nums}
.times .after{left:calc(100% + 7px)}.times .before{right:calc(100% + 7px)}
@media (max-width:760px){.axis{padding-left:16px;padding-right:16px}.axis span:first-child{transform:none}.axis span:last-child{transform:translateX(-100%)}.times li{grid-template-columns:1fr;gap:0;padding-right:16px}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
`;
