import "server-only"
import { darkTokens, lightTokens } from "@/lib/charts/picture/palettes"

const variables = (tokens: Record<string, string>) =>
  Object.entries(tokens)
    .map(([name, color]) => `--${name}:${color}`)
    .join(";")

/** The look of a dossier on a screen and on paper. Fonts are those of the reader's system: nothing is loaded. */
export const dossierStyle = `
:root{color-scheme:light dark;background:var(--paper);${variables(lightTokens)}}
@media screen and (prefers-color-scheme:dark){:root{${variables(darkTokens)}}}
:root{--font-sans:'IBM Plex Sans','Helvetica Neue',Arial,'PingFang SC','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',sans-serif;--font-serif:'Source Serif 4',Georgia,'Times New Roman','Songti SC','Noto Serif SC',serif}
*{box-sizing:border-box}
body{margin:0 auto;padding:24px 20px 48px;max-width:800px;color:var(--ink);font:15px/1.5 var(--font-sans);font-variant-numeric:tabular-nums lining-nums;overflow-wrap:break-word}
h1,h2,h3{font-family:var(--font-serif);font-weight:600;letter-spacing:-.008em;line-height:1.25;text-wrap:balance;margin:0}
h1{font-size:40px}h1 span{margin-left:.4em;color:var(--muted);font-size:28px;font-weight:400}
h2{margin-top:48px;padding-top:12px;border-top:1px solid var(--ink);font-size:28px}
h3{margin-top:28px;font-size:21px}h4{margin:20px 0 0;font-size:17px}
p{margin:8px 0;max-width:68ch}
ul,ol{padding-left:20px}li{margin:6px 0}
section>ul,article>ul{padding:0;list-style:none;border-top:1px solid var(--hairline)}
section>ul>li,article>ul>li{margin:0;padding:10px 0;border-bottom:1px solid var(--hairline)}
li p{margin:2px 0}
#method>ul{padding-left:20px;border:0;list-style:disc}#method>ul>li{margin:6px 0;padding:0;border:0;max-width:68ch}
.site,.stamp,.measure,.words{color:var(--muted);font-size:13px;line-height:1.45}
.words{max-width:88ch}
.answer{font:21px/1.35 var(--font-serif);max-width:none}
.mark{padding:0 5px;border:1px solid var(--muted);border-radius:2px;color:var(--muted);font-size:13px}
nav ol{columns:2;font-size:13px}
a{color:inherit;text-decoration-thickness:1px;text-underline-offset:.18em}
figure{margin:28px 0 40px}figure h3{margin:0}
svg{display:block;width:100%;height:auto;margin-top:8px}
.narrow{display:none}
.scroll{margin-top:16px;overflow-x:auto}
table{border-collapse:collapse;font-size:13px;line-height:1.35}
caption{padding-bottom:4px;text-align:left}
th,td{padding:4px 14px 4px 0;border-bottom:1px solid var(--hairline);text-align:left;vertical-align:top;font-weight:400}
thead th{font-weight:600;vertical-align:bottom}
td.n,th.n{text-align:right}td.n,.months tbody th{white-space:nowrap}
code{font-size:12px;overflow-wrap:anywhere}
#proof td{min-width:11em}#proof td.id{min-width:0;white-space:nowrap}
.pair tr:first-child>*{padding-bottom:0;border-bottom:0}.pair .words{margin-left:.4em}.why{padding-bottom:10px;color:var(--muted)}
.formula{padding-left:14px;border-left:2px solid var(--ink);font:17px/1.6 var(--font-serif);overflow-x:auto}
.sources{font-size:13px}.sources a{overflow-wrap:anywhere}
footer{margin-top:48px;padding-top:12px;border-top:1px solid var(--ink);color:var(--muted);font-size:13px}
@media screen and (max-width:520px){.wide{display:none}.narrow{display:block}h1{font-size:28px}nav ol{columns:1}th,td{padding-right:10px}#assumptions td.n{white-space:normal}.pair .words{display:block;margin:0;overflow-wrap:anywhere}}
@media print{
@page{margin:14mm 14mm 16mm;@bottom-left{content:var(--foot);font:8pt sans-serif;color:#6b675f}@bottom-right{content:counter(page) " of " counter(pages);font:8pt sans-serif;color:#6b675f}}
:root{--paper:#ffffff;background:none;color-scheme:light}
body{max-width:none;padding:0;font-size:9.5pt;line-height:1.4;print-color-adjust:exact;-webkit-print-color-adjust:exact}
p{orphans:2;widows:2}
h1{font-size:24pt}h1 span{font-size:17pt}h2{margin-top:8mm;font-size:17pt}h3{margin-top:5mm;font-size:12.5pt}h4{font-size:10.5pt}.answer{font-size:13pt}
.site,.stamp,.measure,.words,.mark{font-size:8pt}
h1,h2,h3,h4,caption,figcaption,thead,thead tr,h2+p,h3+p.words{break-after:avoid}
figure,tr,li,.pair,.formula{break-inside:avoid}
tbody:first-of-type>tr:first-child{break-before:avoid}
figure{margin:0 0 6mm}
figure svg{width:auto;max-width:100%;max-height:76mm;margin-top:4px}
figure p{margin:4px 0}
.way{display:none}
thead{display:table-header-group}
.scroll{overflow:visible;margin-top:3mm}
table{width:100%;font-size:8pt;line-height:1.25}
th,td{padding:2px 8px 2px 0}
#tables{columns:2;column-gap:8mm}
#tables h2,.broad{column-span:all}
#tables table{font-size:7pt}#tables .broad table{font-size:6.5pt}
#tables th,#tables td{padding:1px 6px 1px 0}
.sources{columns:2;column-gap:8mm;font-size:7.5pt;line-height:1.3;border:0}
.sources li{padding:1.2mm 0}
.formula{font-size:11pt;overflow:visible}
code{font-size:7pt}
#proof td{min-width:0}
nav{display:none}
}
`.trim()
