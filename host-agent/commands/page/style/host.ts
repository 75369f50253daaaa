import { MARKS } from '../../wording/graph';
import { MARK_LOOKS } from '../host/badges';

/** What is said of a host. */
export const HOST = `
.host{margin-top:2rem;border:1px solid var(--border);border-radius:8px;padding:0 1rem 1rem}
.host>header{margin:0 -1rem;padding:.6rem 1rem;background:var(--sunken);border-bottom:1px solid var(--border);border-radius:8px 8px 0 0}
.host>header,.title{display:flex;flex-wrap:wrap;gap:.2rem .7rem;align-items:baseline}
.origin{color:var(--faint)}
.tag,.number{font-size:.8rem;font-weight:500;border:1px solid var(--border);border-radius:1rem;padding:0 .5rem;color:var(--faint);background:var(--paper)}
.host.gone>header .tag{color:var(--fail-edge);border-color:currentcolor}
.chips{display:flex;flex-wrap:wrap;gap:.3rem .4rem;margin-top:.8rem}
.chip{border:1px solid var(--border);border-radius:1rem;padding:.05rem .7rem .05rem .3rem;font-variant-numeric:tabular-nums}
.chip.zero{color:var(--faint);border-color:transparent}
.chip.zero .mark{background:none;color:inherit;border-color:transparent}
.summary,.basis{margin-top:.8rem}
.basis{color:var(--faint)}
.basis.unreadable{color:inherit;border-left:4px solid var(--fail-edge);background:var(--fail-fill);padding:.4rem .7rem;border-radius:4px}
.note h3{margin-top:1rem}
.note.look{border:1px solid var(--look-edge);border-left-width:5px;background:var(--look-fill);border-radius:6px;padding:.5rem .8rem;margin-top:1rem}
.note.look h3{margin:0 0 .2rem}
.left-out,.none{margin:.3rem 0;color:var(--ink);border-left:4px solid var(--look-edge);padding:.2rem .7rem;background:var(--look-fill)}
.none{border-color:var(--border);background:var(--sunken)}
.mark{display:inline-block;min-width:1.25rem;text-align:center;font-weight:700;border:1px solid;border-radius:4px;line-height:1.15rem;font-family:ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;font-size:.86rem}
${MARKS.map((mark) => markRules(MARK_LOOKS[mark])).join('\n')}
.impact{font-size:.86em;white-space:nowrap}
span.impact{border-radius:4px;padding:0 .35rem;border:1px solid var(--border);color:var(--faint)}
span.impact.restart{color:var(--disrupt-edge);border-color:currentcolor;background:var(--disrupt-fill)}
span.impact.replace,span.impact.destroy{color:var(--remove-edge);border-color:currentcolor;background:var(--remove-fill)}
.objects{border:1px solid var(--border);border-radius:6px}
.object{padding:.45rem .7rem;border-top:1px solid var(--border)}
.many .object{content-visibility:auto;contain-intrinsic-size:auto 5rem}
.object:first-child{border-top:0}
.title .impact{margin-left:auto}
.changes{margin:.15rem 0 .15rem 1.95rem}
.changes li{display:grid;grid-template-columns:minmax(7rem,15rem) minmax(0,1fr) auto;gap:0 .8rem;align-items:baseline;padding:.08rem 0}
.more .changes{margin-left:0}
.field{color:var(--faint)}
del,ins{text-decoration:none;border-radius:3px;padding:0 .25rem}
del{background:var(--from)}
ins{background:var(--to)}
.refusal{margin:.25rem 0 .25rem 1.95rem;border-left:4px solid var(--refuse-edge);background:var(--refuse-fill);padding:.25rem .6rem;border-radius:4px}
.instead{margin-left:1.75rem}
.object details{margin:.1rem 0 0 1.95rem}
summary{cursor:pointer;color:var(--faint);width:fit-content;min-height:1.6rem}
.object details:not(.more) li{padding:.05rem 0 .05rem 1rem}
.position{color:var(--faint)}
.note-of-step{padding-left:1.2rem;color:var(--disrupt-edge)}
@media (max-width:40rem){
.changes,.refusal,.object details{margin-left:.2rem}
.changes li{grid-template-columns:minmax(0,1fr) auto}
.changes .values{grid-column:1/-1;grid-row:2;padding-bottom:.2rem}
}
`;

function markRules(look: string): string {
  return `.mark.${look}{color:var(--${look}-edge);background:var(--${look}-fill)}.count.${look}{color:var(--${look}-edge)}`;
}
