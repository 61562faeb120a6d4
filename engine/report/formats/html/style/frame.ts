/** Page, head, tabs and filter. */
export const frameStyle = `*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;-webkit-font-smoothing:antialiased}
header,main{max-width:1180px;margin:0 auto;padding:0 24px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:6px}
button,select,input{font:inherit;color:inherit}
.top{display:flex;align-items:center;gap:16px;padding:18px 0}
.brand{display:flex;align-items:center;gap:8px;margin:0;font-weight:650;letter-spacing:-.01em}
.brand svg{fill:none;stroke:var(--accent);stroke-width:2}
.when{margin:0 0 0 auto;color:var(--quiet);font-size:13px}
#theme{background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:5px 12px;font-size:13px;cursor:pointer;min-width:84px}
#theme:hover,.plain:hover{border-color:var(--quiet)}
.hero{display:flex;flex-wrap:wrap;align-items:center;gap:20px 40px;justify-content:space-between;background:var(--panel);border:1px solid var(--line);border-left:5px solid var(--red);border-radius:14px;padding:22px 26px;box-shadow:var(--shadow)}
[data-conclusion=clean] .hero{border-left-color:var(--green)}
[data-conclusion=could-not-check] .hero{border-left-color:var(--amber)}
h1{margin:0;font-size:25px;line-height:1.2;letter-spacing:-.02em}
.hero p{margin:6px 0 0;color:var(--quiet)}
.tiles{display:flex;flex-wrap:wrap;gap:12px 28px;list-style:none;margin:0;padding:0}
.tiles li{display:flex;flex-direction:column}
.tiles strong{font-size:22px;font-weight:620;line-height:1.2;font-variant-numeric:tabular-nums}
.tiles small{font-size:14px;font-weight:400;color:var(--quiet)}
.tiles span{font-size:12.5px;color:var(--quiet)}
.tiles .error strong{color:var(--red)}.tiles .warning strong{color:var(--amber)}.tiles .info strong{color:var(--blue)}
.tabs{display:flex;gap:4px;margin:26px 0 0;border-bottom:1px solid var(--line)}
[role=tab]{background:none;border:0;border-bottom:2px solid transparent;margin-bottom:-1px;padding:9px 14px;color:var(--quiet);cursor:pointer;font-weight:550}
[role=tab]{white-space:nowrap}
[role=tab]:hover{color:var(--ink)}
[role=tab]:focus-visible{outline-offset:-3px;border-radius:8px 8px 0 0}
[role=tab][aria-selected=true]{color:var(--ink);border-color:var(--accent)}
#amount{margin-left:4px;padding:1px 7px;border-radius:20px;background:var(--line);font-size:12px;font-variant-numeric:tabular-nums}
#filters{position:sticky;top:0;z-index:3;display:flex;flex-wrap:wrap;gap:10px;align-items:center;padding:14px 0;background:var(--ground)}
#filters .text{position:relative;flex:1 1 240px}
#filters input,#filters select{width:100%;height:36px;background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:0 11px}
#filters select{width:auto;max-width:190px;padding-right:6px}
#filters input::placeholder{color:var(--quiet);opacity:1}
#filters .text kbd{position:absolute;right:9px;top:7px;pointer-events:none}
#filters input:focus+kbd,#filters input:not(:placeholder-shown)+kbd{display:none}
kbd{display:inline-block;min-width:20px;text-align:center;padding:0 5px;border:1px solid var(--line);border-bottom-width:2px;border-radius:5px;background:var(--panel);color:var(--quiet);font:12px/18px ui-monospace,monospace}
.chips{display:flex;gap:6px}
.chips button{height:36px;padding:0 11px;border:1px solid var(--line);border-radius:8px;background:none;color:var(--quiet);cursor:pointer;font-size:13.5px}
.chips span{margin-left:6px;font-variant-numeric:tabular-nums;opacity:.85}
.chips [aria-pressed=true].error{background:var(--red-wash);color:var(--red);border-color:transparent}
.chips [aria-pressed=true].warning{background:var(--amber-wash);color:var(--amber);border-color:transparent}
.chips [aria-pressed=true].info{background:var(--blue-wash);color:var(--blue);border-color:transparent}
.chips [aria-pressed=false]{text-decoration:line-through}
.plain{height:36px;padding:0 11px;background:none;border:1px solid var(--line);border-radius:8px;cursor:pointer;color:var(--quiet);font-size:13.5px}
#status{flex-basis:100%;color:var(--quiet);font-size:13px}
.empty{padding:44px 0;text-align:center;color:var(--quiet)}
footer{margin:34px 0 40px;color:var(--quiet);font-size:13px}
footer kbd:not(:first-child){margin-left:10px}footer kbd+kbd{margin-left:0!important}
@media print{#filters,.tabs,#theme,footer{display:none!important}section[hidden]{display:block!important}}
`;
