/** Where the parts of the agent's page stand. */
export const LAYOUT = `
header.top,main,footer{max-width:92rem}
header.top{justify-content:flex-start;padding-bottom:.6rem}
header.top h1{margin-right:auto}
.refs{color:var(--faint);font-size:.95rem}
.made,.when{color:var(--faint)}
.made{font-size:.86em}
time{white-space:nowrap;font-variant-numeric:tabular-nums}
main>section,main>.facts,main>.beside-each-other{margin-top:1.25rem}
main h2{font-size:1rem;margin:0 0 .4rem}
section:focus,div:focus{outline:none}
.scrolling:focus-visible{outline:2px solid var(--link);outline-offset:2px}
#connection{border:1px solid var(--border);border-radius:1rem;padding:.05rem .7rem;font-size:.86em}
#connection::before{content:"";display:inline-block;width:.5rem;height:.5rem;border-radius:50%;margin-right:.4rem;background:currentcolor}
#connection.live{color:var(--create-edge);border-color:currentcolor}
#connection.connecting{color:var(--faint)}
#connection.lost{color:var(--fail-edge);border-color:currentcolor;font-weight:600}
#lost{border:1px solid var(--fail-edge);border-left-width:5px;border-radius:6px;background:var(--fail-fill);padding:.5rem .8rem;margin-bottom:.8rem}
#lost:empty{display:none}
main>.verdict{margin-top:0}
.verdict .when{font-weight:400;font-size:.86rem}
.verdict .beside{margin-top:.1rem}
.verdict .alerts{margin-top:.5rem;padding-top:.4rem;border-top:1px solid var(--border)}
.verdict.failing .when,.verdict.unchecked .when,.verdict.failing .beside,.verdict.unchecked .beside{color:inherit}
.alerts .when::before{content:"· "}
.progress{margin-top:.5rem;max-width:40rem}
.conditions{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(14rem,100%),1fr));gap:.5rem;margin-top:.6rem}
.condition{border:1px solid var(--border);border-radius:6px;border-top:3px solid var(--border);padding:.35rem .7rem .45rem}
.condition.good{border-top-color:var(--create-edge)}
.condition.bad{border-top-color:var(--fail-edge)}
.condition.look{border-top-color:var(--look-edge)}
.condition.look .holds{color:var(--look-edge)}
.condition .is{display:flex;justify-content:space-between;gap:.6rem}
.condition .holds{font-weight:600;font-variant-numeric:tabular-nums}
.condition.good .holds{color:var(--create-edge)}
.condition.bad .holds{color:var(--fail-edge)}
.condition .reason{font-size:.93em}
.condition .when{font-size:.86em}
@media (max-width:40rem){
.conditions{gap:0;border:1px solid var(--border);border-radius:6px;overflow:hidden}
.condition{border:0;border-left:4px solid var(--border);border-radius:0;border-bottom:1px solid var(--bar-track);padding:.25rem .7rem .3rem}
.condition.good{border-left-color:var(--create-edge)}
.condition.bad{border-left-color:var(--fail-edge)}
.condition.look{border-left-color:var(--look-edge)}
.condition:last-child{border-bottom:0}
.condition .reason,.condition .when{display:inline}
}
nav.places{margin-top:.8rem;border-bottom:1px solid var(--border);padding-bottom:.6rem}
nav.places ul{display:flex;flex-wrap:wrap;gap:.3rem .4rem}
.place{display:inline-flex;align-items:center;gap:.35rem;min-height:1.75rem;border:1px solid var(--border);border-radius:1rem;padding:0 .7rem;text-decoration:none}
a.place:hover{background:var(--sunken)}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr));gap:1rem 1.5rem}
.block h2{font-size:.86rem;color:var(--faint);font-weight:600;margin-bottom:.15rem;border-bottom:1px solid var(--border)}
.block dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:.05rem .8rem;margin-top:.25rem}
.block dl>div{display:contents}
.block dt{font-size:inherit}
.block dd{font-weight:400}
.beside-each-other{display:grid;grid-template-columns:minmax(0,1fr);gap:1.25rem 1.5rem}
@media (min-width:64rem){.beside-each-other{grid-template-columns:minmax(0,2fr) minmax(0,3fr)}}
.generation{white-space:nowrap;color:var(--faint);margin-right:.3rem}
.generation b{color:var(--ink);font-weight:400}
section#refused{border:1px solid var(--look-edge);border-left-width:5px;background:var(--look-fill);border-radius:6px;padding:.5rem .8rem}
#pending{border-top:1px solid var(--border);padding-top:.8rem}
.approve{margin-top:.5rem}
.command{background:var(--sunken);border:1px solid var(--border);border-radius:4px;padding:.1rem .4rem;user-select:all}
.capacities{display:grid;gap:.6rem}
.of-what{display:flex;flex-wrap:wrap;gap:0 .6rem;justify-content:space-between;font-variant-numeric:tabular-nums}
.over .of-what{color:var(--fail-edge)}
.unmanaged{margin-top:.5rem;color:var(--faint)}
@media (min-width:60rem) and (min-height:36rem){#controls{position:static}html{scroll-padding-top:1rem}}
`;
