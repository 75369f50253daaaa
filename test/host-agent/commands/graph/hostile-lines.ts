/** Descriptions that a plan may hold, and that somebody could have written to be read as more than text. */
export const HOSTILE_LINES: readonly string[] = [
  '</text><script>alert(1)</script>',
  ']]> <!-- &amp; &#60; "\' <![CDATA[',
  '"] click machine_web_1 "https://evil.example" end',
  'style machine_x fill:#f00;stroke:#000;',
  '%%{init: {"theme": "dark"}}%%',
  '`**bold** [link](https://evil.example)` ![](x)',
  '#quot; #35; &quot; \\n \\" <br/>',
  'a|b|c --> d; subgraph x ~~~ y:::z @{ shape: cyl }',
  'x'.repeat(256),
  'مرحبا בעולם \u200f\u200e\u061c zero\u200bwidth',
  `z${'\u0301\u0302\u0303'.repeat(60)}algo`,
  '日本語の説明がとても長いのでここで切れるはずです',
  '👩‍👩‍👧‍👦🏳️‍🌈🧑🏽‍🚀 ﷽ ⸻ 𒐫',
];
