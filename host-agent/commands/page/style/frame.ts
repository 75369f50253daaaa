/**
 * The page as a whole: its type, its head, its controls. Items of lists are plain blocks, because browsers count those that are not
 * anew with every one that is hidden: a filter over 1,000 objects took seconds.
 */
export const FRAME = `
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans",Arial,sans-serif;overflow-wrap:anywhere}
header.top,main,footer{max-width:76rem;margin:0 auto;padding:0 1rem}
h1,h2,h3,h4,p,ul,dl,dd{margin:0}
ul{padding:0;list-style:none}
li{display:block}
h1{font-size:1.25rem;font-weight:600}
h2{font-size:1.1rem;font-weight:600}
h3{font-size:.95rem;font-weight:600;margin:1.5rem 0 .5rem}
h4{font-size:inherit;font-weight:600;display:inline}
a{color:var(--link)}
code,.refs,.position,del,ins{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono","Liberation Mono",monospace;font-size:.93em}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-100vw;top:0;background:var(--paper);padding:.5rem 1rem;z-index:3}
.skip:focus{left:.5rem;top:.5rem}
#hosts:focus{outline:none}
header.top{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:center;justify-content:space-between;padding-top:1rem;padding-bottom:1rem}
.refs{font-weight:400}
.arrow{color:var(--faint)}
button{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--border);border-radius:6px;padding:.15rem .6rem;min-height:1.9rem;cursor:pointer}
button:hover{background:var(--sunken)}
footer{padding-top:2rem;padding-bottom:2rem;color:var(--faint)}
.verdict{border:1px solid var(--border);border-left-width:5px;border-radius:6px;padding:.75rem 1rem;background:var(--sunken)}
.verdict .closing{font-size:1.05rem;font-weight:600}
.verdict h2{font-size:.95rem;margin:.75rem 0 .25rem}
.verdict.failing{border-color:var(--fail-edge);background:var(--fail-fill)}
.verdict.calm{border-left-color:var(--create-edge)}
.verdict.unchecked{border-color:var(--look-edge);background:var(--look-fill)}
.lines li{padding:.1rem 0 .1rem 1.1rem;position:relative}
.lines li::before{content:"";position:absolute;left:.2rem;top:.68rem;width:.35rem;height:.35rem;border-radius:50%;background:currentcolor;opacity:.6}
details.more{margin-left:1.1rem}
nav.hosts{margin-top:1rem}
nav.hosts ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(15rem,100%),1fr));gap:.5rem}
nav.hosts a{display:flex;flex-wrap:wrap;gap:.1rem .6rem;align-items:baseline;border:1px solid var(--border);border-radius:6px;padding:.35rem .7rem;text-decoration:none;color:inherit}
nav.hosts a:hover{background:var(--sunken)}
nav.hosts .name{font-weight:600;color:var(--link);margin-right:auto}
.count{font-variant-numeric:tabular-nums;color:var(--faint)}
#controls{display:flex;flex-wrap:wrap;gap:.4rem .8rem;align-items:center;margin-top:1rem;padding:.6rem 0;background:var(--paper);border-bottom:1px solid var(--border)}
#controls .search{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:center;flex:1 1 20rem}
#controls label{font-weight:600}
#filter{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--border);border-radius:6px;padding:.25rem .6rem;min-height:1.9rem;flex:1 1 10rem;min-width:0}
#filter::placeholder{color:var(--faint);opacity:1}
.keys,.legend{color:var(--faint);font-size:.86em}
.choices{display:flex;flex-wrap:wrap;gap:.3rem}
.choices button[aria-pressed=true]{font-weight:600;background:var(--ink);color:var(--paper);border-color:var(--ink)}
.choices button[aria-pressed=true]::before{content:"✓ "}
.choices button[aria-pressed=true] .mark{background:none;color:inherit;border-color:transparent}
.result{flex:0 1 auto;margin-left:auto;color:var(--faint);min-height:1.9rem;display:flex;gap:.6rem;align-items:center}
.result button{color:var(--ink)}
@media (min-width:60rem) and (min-height:36rem){#controls{position:sticky;top:0;z-index:2}html{scroll-padding-top:7rem}}
`;
