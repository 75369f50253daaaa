/** Boxes that scroll, and what is drawn. Nothing moves by itself, whatever motion the reader likes. */
export const PICTURES = `
.scrolling{overflow-x:auto;border:1px solid var(--border);border-radius:6px;overflow-wrap:normal}
table{border-collapse:collapse}
th,td{padding:.3rem .7rem;text-align:left;vertical-align:top}
thead th{background:var(--sunken);font-weight:600;font-size:.9em;white-space:nowrap}
tbody tr{border-top:1px solid var(--border)}
.addresses{width:100%;font-variant-numeric:tabular-nums}
.addresses td{white-space:nowrap}
.addresses .fixed,.addresses .dynamic,.addresses .free,.addresses th:nth-child(n+3){text-align:right}
.legend{margin-bottom:.4rem}
.timeline{min-width:100%}
.timeline th:first-child{position:sticky;left:0;background:var(--sunken);white-space:nowrap;border-right:1px solid var(--border)}
.timeline td{min-width:11rem;max-width:20rem;border-left:1px dotted var(--border)}
.timeline td.counted{min-width:5rem;vertical-align:bottom;text-align:center;white-space:nowrap}
.timeline td:empty{min-width:2rem}
.timeline li{border:1px solid var(--border);border-left:4px solid var(--lane);border-radius:4px;padding:.15rem .5rem;background:var(--paper);overflow-wrap:anywhere}
.timeline li+li{margin-top:.3rem}
.timeline svg{display:block}
.timeline svg rect{fill:var(--lane)}
.lane{--lane:var(--change-edge)}
.lane>th{border-left:4px solid var(--lane)}
.lane.next-boot{--lane:var(--border)}
.lane.restart{--lane:var(--disrupt-edge)}
.lane.replace,.lane.destroy{--lane:var(--remove-edge)}
.allocations{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(24rem,100%),1fr));gap:.6rem}
[data-allocation]{border:1px solid var(--border);border-radius:6px;padding:.5rem .8rem}
[data-allocation] .of{display:flex;flex-wrap:wrap;gap:0 .6rem;justify-content:space-between;margin-bottom:.3rem}
[data-allocation].over{border-color:var(--fail-edge);border-left-width:5px}
.remark{color:var(--faint)}
.over .remark{color:var(--fail-edge);font-weight:600}
.bar{display:block;overflow:visible}
.bar .track{fill:var(--bar-track)}
.bar .unknown{fill:none;stroke:var(--border);stroke-dasharray:2 4}
.bar .before{fill:var(--bar-before)}
.bar .after{fill:var(--bar-after)}
.bar .over{fill:url(#over-the-limit);stroke:var(--fail-edge)}
.bar line{stroke:var(--ink);stroke-width:2}
.bar .capacity{stroke-dasharray:4 3;stroke-width:1.5}
.hatching{position:absolute}
.hatch-paper{fill:var(--fail-fill)}
.hatch-line{fill:var(--fail-edge)}
dl{display:flex;flex-wrap:wrap;gap:.1rem 1.2rem;margin-top:.35rem;font-variant-numeric:tabular-nums}
dt{color:var(--faint);font-size:.82em}
dd{font-weight:500}
.over .after dd{color:var(--fail-edge);font-weight:700}
.fit{margin-top:.5rem}
[data-topology]{max-height:80vh;overflow:auto}
[data-topology] svg{display:block;max-width:none!important}
@media (forced-colors:active){.choices button[aria-pressed=true]{forced-color-adjust:none;background:Highlight;color:HighlightText}}
@media print{
body{font-size:10pt}
#controls .search,#controls button,#theme,.skip{display:none!important}
#controls{position:static}
details:not([open])::details-content{content-visibility:visible;block-size:auto}
.many .object{content-visibility:visible}
.object{break-inside:avoid}
.host{border:0;padding:0}
.scrolling,[data-topology]{overflow:visible;max-height:none;border:0}
[data-topology] svg{max-width:100%!important;height:auto}
.timeline td{min-width:0}
[data-allocation],.lane,.note{break-inside:avoid}
h2,h3{break-after:avoid}
}
`;
