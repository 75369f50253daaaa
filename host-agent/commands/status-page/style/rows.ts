/** Tables of the agent's page, which become lists on telephones: their roles are stated, because browsers forget them then. */
export const ROWS = `
#controls{margin-top:.2rem;padding:.2rem 0 .5rem;border-bottom:0}
.rows{width:100%;font-variant-numeric:tabular-nums}
.rows th,.rows td{padding:.25rem .6rem}
.rows tbody th{text-align:left;font-weight:600}
.rows .number-cell,.rows .disk{text-align:right;white-space:nowrap}
.rows tbody tr,.event{border-top-color:var(--bar-track)}
.rows ins,.rows del{font-family:inherit}
.meter{margin:.15rem 0 .1rem;min-width:4rem;overflow:hidden}
.meter .before{opacity:.45}
[data-machines]{max-height:min(46rem,80vh);overflow:auto}
[data-machines] thead th{position:sticky;top:0;z-index:1;box-shadow:0 1px 0 var(--border)}
.machines .name{min-width:9rem;overflow-wrap:anywhere}
.machines .state{min-width:12.5rem}
.state .remark{display:block;max-width:16rem}
.machines .cpu,.machines .memory{width:16%;min-width:9rem}
.machines .throughput,.machines .network{width:10.5rem}
.machines .addresses code{display:block;white-space:nowrap}
.figures{display:flex;flex-wrap:wrap;gap:0 .6rem;justify-content:space-between}
.of,.remark{color:var(--faint)}
.pair{display:grid;grid-template-columns:auto auto;justify-content:space-between;gap:0 .6rem}
.rate{text-align:right;white-space:nowrap}
.warn{color:var(--disrupt-edge);font-weight:600}
.state-word{white-space:nowrap}
.state-word::before{content:"";display:inline-block;width:.55rem;height:.55rem;border-radius:50%;margin-right:.4rem;background:currentcolor}
.state-word.good::before{background:var(--create-edge)}
.state-word.off::before{background:none;border:2px solid var(--faint)}
.state-word.bad{color:var(--fail-edge);font-weight:600}
.state-word.bad::before{border-radius:1px}
.ready{white-space:nowrap;color:var(--faint)}
.ready.no{color:var(--fail-edge);font-weight:600}
.message{color:var(--faint)}
.scrolling:has(>.events){max-height:24rem;overflow:auto}
.scrolling:has(>.events):not(:has(.event)){display:none}
#machines:not(:has([data-machine])) #controls{display:none}
.events{margin:0;padding:0;list-style:none}
.event{display:grid;grid-template-columns:8rem 4.5rem minmax(0,1fr);gap:0 .6rem;padding:.15rem .6rem;border-top:1px solid var(--border)}
.event:first-child{border-top:0}
.event time,.event .level{color:var(--faint)}
.event.warning .level{color:var(--look-edge);font-weight:600}
.event.error .level{color:var(--fail-edge);font-weight:600}
.event.error{background:var(--fail-fill)}
@media (max-width:56rem){
.rows,.rows tbody{display:block}
.rows thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.rows tbody tr{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(11rem,100%),1fr));gap:.15rem 1rem;padding:.4rem .6rem}
.rows tbody tr:first-child{border-top:0}
.rows th,.rows td{padding:0;min-width:0!important;width:auto!important}
.rows .name{grid-column:1/-1}
.rows .number-cell{text-align:left}
.rows td[data-title]::before{content:attr(data-title) " ";color:var(--faint);font-size:.86em}
.rows td:empty,.rows td.cpu:empty{display:none}
.machines .addresses code{display:inline}
.rows .disk{text-align:left}
.pair{display:inline-flex;flex-wrap:wrap;max-width:none;gap:0 .35rem}
.event{grid-template-columns:auto 1fr}
.event .said{grid-column:1/-1}
}
@media print{nav.places,#connection,#lost{display:none}[data-machines],.scrolling{max-height:none}}
@media (forced-colors:active){.state-word::before,#connection::before{forced-color-adjust:none}}
`;
