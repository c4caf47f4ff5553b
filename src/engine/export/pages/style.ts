// The one style sheet of a package, and its fonts. Fonts are data inside a sheet because Firefox refuses
// font files from file: pages; system fonts stand behind them.
import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline';
import serif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?inline';
import mono from '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-400-normal.woff2?inline';
import { visibleText } from '../../../shared/visible-text';
import type { PackageModel } from '../package-model';
import { examinedText, reportName } from './formats';

const face = (family: string, weight: string, address: string): string =>
  `@font-face{font-family:"${family}";font-weight:${weight};font-display:block;src:url(${address}) format("woff2")}\n`;

export const FONTS = `/* Inter, Source Serif 4 and IBM Plex Mono (Latin), SIL Open Font License 1.1, https://openfontlicense.org. Copyright of their authors: The Inter Project, Adobe, IBM. */
${face('Inter Variable', '100 900', inter)}${face('Source Serif 4 Variable', '200 900', serif)}${face('IBM Plex Mono', '400', mono)}`;

const cssText = (text: string): string => visibleText(text).replace(/["\\]/g, '\\$&');

/** Differs between packages only in the running foot of printed pages. */
export const styleSheet = (model: PackageModel): string => {
  const { content } = model;
  const foot = cssText(
    `${content.organization} · ${reportName(content.examined)}, ${examinedText(content.examined)} · ${content.packageId} round ${String(content.round)}`,
  );
  return `${SCREEN}
@page{margin:16mm 14mm 18mm;@bottom-right{content:counter(page) " / " counter(pages);font:8pt "Inter Variable",sans-serif;color:#5E574C}@bottom-left{content:"${foot}";font:8pt "Inter Variable",sans-serif;color:#5E574C}}
@page wide{size:landscape}
${PRINT}`;
};

const SCREEN = `:root{--page:#F7F5F1;--surface:#fff;--ink:#1D1B18;--soft:#5E574C;--line:#E3DED5;--line2:#CFC8BB;--acc:#1F5A4A;--accbg:#EAF1ED;--late:#8A5A00;--missed:#A8322A;--due:#2F5D7C;--blank:#FCFBF8;--mark:#FFF6DC;color-scheme:light}
*{box-sizing:border-box}html{font-size:14px;scroll-padding-top:12px}
body{margin:0;background:var(--page);color:var(--ink);font:400 1rem/1.5 "Inter Variable",system-ui,"Segoe UI",sans-serif;font-feature-settings:"tnum" 1,"cv05" 1}
a{color:var(--acc);text-decoration-thickness:1px;text-underline-offset:2px}
a:focus-visible{outline:2px solid var(--acc);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:var(--surface);padding:6px 10px;z-index:9}
.frame{display:grid;grid-template-columns:212px minmax(0,1fr);min-height:100vh}
.side{border-right:1px solid var(--line);padding:22px 16px 22px 20px;position:sticky;top:0;align-self:start;height:100vh;overflow:auto;font-size:13px}
.brand{font:600 15px/1.3 "Source Serif 4 Variable",Georgia,serif;color:var(--ink);text-decoration:none;display:block;overflow-wrap:anywhere}
.side .per{color:var(--soft);margin:4px 0 16px;line-height:1.45;overflow-wrap:anywhere}
.side .draft{color:var(--missed);font-weight:600;margin:0 0 12px}
.side ul{list-style:none;margin:0;padding:0}.side ul.apart{border-top:1px solid var(--line);margin-top:12px;padding-top:12px}
.side li a{display:flex;justify-content:space-between;gap:8px;padding:4px 8px;margin-left:-8px;text-decoration:none;color:var(--ink);border-radius:5px}
.side li a:hover{background:var(--accbg)}.side li a[aria-current]{background:var(--accbg);color:var(--acc);font-weight:600}.side .n{color:var(--soft);font-weight:400}
.main{padding:30px 40px 70px;max-width:1240px;width:100%}
.banner{border:1px solid var(--missed);border-left-width:4px;border-radius:6px;background:var(--surface);padding:8px 14px;margin:0 0 18px;max-width:none}.banner b{color:var(--missed)}
.crumb{font-size:13px;color:var(--soft);margin:0 0 6px}.crumb a{color:var(--soft)}
h1,h2,h3{font-family:"Source Serif 4 Variable",Georgia,"Times New Roman",serif;font-weight:600;line-height:1.22;text-wrap:balance;overflow-wrap:anywhere}
h1{font-size:28px;margin:0 0 8px;letter-spacing:-.01em}h1 .id{font-size:.8em}h2{font-size:20px;margin:38px 0 10px}h2.first{margin-top:18px}
.lead{font-size:16px;max-width:74ch;margin:0 0 18px}.note{color:var(--soft);max-width:82ch}.small{font-size:12.5px}.end{margin-top:14px}.soft{color:var(--soft)}
p{margin:0 0 10px;max-width:82ch}p.close{margin-bottom:4px}
.id,.mono{font-family:"IBM Plex Mono",ui-monospace,Consolas,monospace;font-size:.93em;letter-spacing:-.01em}.id{white-space:nowrap}.ids{font-family:"IBM Plex Mono",ui-monospace,Consolas,monospace;font-size:.93em}.mono{overflow-wrap:anywhere}
.hash{font-family:"IBM Plex Mono",Consolas,monospace;font-size:12px;overflow-wrap:anywhere;color:var(--soft)}
.wrap{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px;background:var(--surface);border:1px solid var(--line);border-radius:6px}
th,td{text-align:left;vertical-align:top;padding:7px 10px;border-bottom:1px solid var(--line);overflow-wrap:break-word}
thead th{font-weight:600;font-size:12px;color:var(--soft);border-bottom:1px solid var(--line2);background:var(--surface);vertical-align:bottom}
tbody th{font-weight:500}tbody tr:last-child>*{border-bottom:0}td.num,th.num{text-align:right}
tr:target>*,.card:target,h2:target{background:var(--mark)}
.facts{display:grid;grid-template-columns:minmax(150px,max-content) 1fr;gap:5px 22px;margin:0 0 8px;font-size:13.5px}.facts dt{color:var(--soft)}.facts dd{margin:0;max-width:78ch;overflow-wrap:anywhere}
.panel{background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:18px 22px;margin:0 0 16px}.panel>:first-child{margin-top:0}.panel>:last-child{margin-bottom:0}
.plain{margin:0;padding-left:18px}.plain li{margin-bottom:4px}
.cols{display:grid;grid-template-columns:1fr 1fr;gap:16px}.cols.top{margin-top:22px}.verdict{border-left:4px solid var(--late)}.verdict.complete{border-left-color:var(--acc)}.verdict.draft{border-left-color:var(--missed)}.verdict h2{margin-bottom:4px}
.crits{display:grid;grid-template-columns:repeat(auto-fill,minmax(148px,1fr));gap:6px;margin:6px 0 8px;padding:0;list-style:none}
.crits a{display:grid;grid-template-columns:1fr auto;gap:0 6px;align-content:start;height:100%;padding:6px 9px;border:1px solid var(--line2);border-radius:5px;background:var(--surface);text-decoration:none;line-height:1.25}.crits b{font-weight:600}.crits .n{font-size:11.5px;color:var(--soft);white-space:nowrap;align-self:center}.crits .t{grid-column:1/3;font-size:11.5px;color:var(--soft);margin-top:2px}.crits a:hover .t{color:var(--ink)}.crits a:hover{border-color:var(--acc)}.crits .other a{border-style:dashed;color:var(--soft);background:transparent}.crits .other b{font-weight:500}
.words{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:4px 14px;list-style:none;padding:12px 16px;margin:10px 0;border:1px solid var(--line2);border-radius:5px;font:500 15px/1.5 "IBM Plex Mono",Consolas,monospace;counter-reset:w}.words li{counter-increment:w}.words li::before{content:counter(w);color:var(--soft);font-size:11px;display:inline-block;width:22px}
.tag{font-size:12px;color:var(--soft);white-space:nowrap}.tag.wraps{white-space:normal;overflow-wrap:anywhere}.banner.calm{border-color:var(--acc)}.banner.calm b{color:var(--acc)}.flag{color:var(--late);font-weight:500}
.aud{background:var(--blank);border-left:1px solid var(--line2)}thead .aud{color:var(--acc)}.blank{height:46px;background:var(--blank)}
.card{background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:14px 18px;margin:0 0 12px}.card h2{margin:0 0 2px;font-size:15.5px}.card .facts{grid-template-columns:118px 1fr;font-size:13px;gap:3px 16px;margin-top:8px}.card .two{display:grid;grid-template-columns:1fr 1fr;gap:0 30px;align-items:start}
.facts dd p{margin:0 0 4px}.facts dd p:last-child{margin:0}.ex .facts{grid-template-columns:170px 1fr}.ex .wrap{margin-top:12px}.ex table.occ{min-width:0}
.filelist{list-style:none;margin:8px 0 0;padding:8px 0 0;border-top:1px solid var(--line);font-size:13px}.filelist li+li{margin-top:8px}
.open{font-weight:500}.ver{border-left:2px solid var(--line2);padding:2px 0 2px 14px;margin:0 0 12px}.ver.now{border-color:var(--acc)}.ver p{margin:2px 0}blockquote{margin:0 0 6px;font:400 14px/1.45 "Source Serif 4 Variable",Georgia,serif;max-width:78ch}blockquote p{margin:0 0 6px}
.pofs{list-style:none;padding:0;margin:0;columns:2;column-gap:28px;font-size:13px}.pofs li{break-inside:avoid;padding:2px 0}.pofs .un{color:var(--soft)}
.foot{margin-top:46px;padding-top:12px;border-top:1px solid var(--line);color:var(--soft);font-size:12px;max-width:none}
.shapes{position:absolute}.st{display:inline-flex;align-items:center;gap:5px;font-weight:500;white-space:nowrap}.st svg{width:13px;height:13px;flex:none}.st.met{color:var(--acc)}.st.late{color:var(--late)}.st.missed{color:var(--missed)}.st.due{color:var(--due)}.st.excused,.st.not-due,.st.not-expected{color:var(--soft)}.shapes .cut{stroke:var(--surface)}
.legend{display:flex;flex-wrap:wrap;gap:4px 18px;font-size:12.5px;max-width:none}.states{display:flex;gap:8px;font-size:13px}.states .st{min-width:84px;align-self:start}
table.grid{table-layout:fixed;min-width:880px}table.grid .who{width:25%}table.grid.alone{min-width:760px}.grid thead th{text-align:center}.grid thead th.who{text-align:left}.grid .slot{text-align:center;border-left:1px solid var(--line);padding:6px 3px;font-size:11.5px;vertical-align:middle}.grid .slot .st{flex-direction:column;gap:2px;white-space:normal;font-size:11.5px}.grid .when{display:block;font-weight:400}.grid tbody th{font-weight:500}.grid tbody th .tag{display:block;white-space:normal}
.links a{display:inline-block;padding:3px 0}.jump{font-size:13px;color:var(--soft)}.pair+.pair{margin-top:4px}.sign{display:inline-block;width:14px;text-align:center;font-weight:600}h3{font-size:15px;margin:20px 0 8px}
.cells{display:grid;grid-template-columns:minmax(70px,max-content) 1fr;gap:1px 12px;margin:0;font-size:12.5px}.cells dt{color:var(--soft)}.cells dd{margin:0;overflow-wrap:anywhere}
.fold{border:1px solid var(--line);border-radius:6px;background:var(--surface);padding:0 16px;margin:0 0 10px}.fold>summary{padding:10px 0;cursor:pointer}.fold>summary h2{display:inline;font-size:16px;margin:0}.fold[open]{padding-bottom:14px}
.find{margin:0 0 14px}.find label{display:block;font-size:12px;color:var(--soft);margin-bottom:4px}.find input{width:100%;font:inherit;padding:5px 8px;border:1px solid var(--line2);border-radius:5px;background:var(--surface);color:var(--ink)}.find input:focus-visible{outline:2px solid var(--acc);outline-offset:1px}.find ol{list-style:none;margin:0;padding:0}.find li a{display:block;padding:4px 0;margin:0;overflow-wrap:anywhere}.find .found{margin:6px 0 2px;font-size:12px;color:var(--soft)}
.doc{max-width:82ch;margin-top:26px}.doc h2{margin-top:26px}.doc li{margin-bottom:4px}.doc pre{overflow-x:auto;padding:10px 12px;border:1px solid var(--line);border-radius:5px;background:var(--surface);font-size:12.5px}.doc code{font-family:"IBM Plex Mono",ui-monospace,Consolas,monospace;font-size:.93em}.doc hr{border:0;border-top:1px solid var(--line);margin:18px 0}.doc .to-right{text-align:right}.doc .to-center{text-align:center}.doc .wrap{margin:0 0 12px}
.nw{white-space:nowrap}table.fx,table.occ,table.scope{table-layout:fixed}table.fx{min-width:760px}table.occ{min-width:940px}
.k1{width:112px}.k3{width:208px}.k4{width:178px}.k5{width:146px}.k6{width:150px}.c1{width:84px}.c2{width:30%}.c4{width:90px}
.o1{width:10.5%}.o2{width:20%}.o3{width:12%}.o4{width:12.5%}.o5{width:20%}.o6{width:9%}.o7{width:8%}.o8{width:8%}.by-occurrence .o1{width:14%}.by-occurrence .o2{width:11%}.by-occurrence .o3{width:9.5%}.by-occurrence .o4{width:21%}.by-occurrence .o5{width:21%}.picks .p1{width:11%}.picks .p2{width:23%}.picks .p3{width:23%}.picks .p4{width:20%}.picks .p5{width:9%}.picks .p6{width:7%}.picks .p7{width:7%}.d1{width:40%}.d2{width:30%}.d3{width:14%}.d4{width:8%}.d5{width:8%}
@media screen and (max-width:860px){.frame{display:block}.side{position:static;height:auto;border-right:0;border-bottom:1px solid var(--line)}.main{padding:22px 18px 50px}.cols,.card .two{grid-template-columns:1fr}.words{grid-template-columns:repeat(2,1fr)}.pofs{columns:1}}
@media screen and (prefers-color-scheme:dark){:root{--page:#171614;--surface:#201E1B;--ink:#ECE7DE;--soft:#A8A093;--line:#37332D;--line2:#4A453D;--acc:#7CC4AE;--accbg:#22302B;--late:#E0B25C;--missed:#F08C80;--due:#8DB8D6;--blank:#1B1A17;--mark:#3A3320;color-scheme:dark}}
@media (prefers-contrast:more){:root{--soft:#3A352D;--line:#8A8375;--line2:#5E574C}}
@media screen and (prefers-color-scheme:dark) and (prefers-contrast:more){:root{--soft:#D8D1C5}}`;

const PRINT = `@media print{.fold>summary{list-style:none}.fold::details-content{content-visibility:visible;height:auto}table.grid,table.grid.alone{min-width:0}.grid .slot,.grid .slot .st{font-size:7.5pt}.grid .slot .st svg{width:9pt;height:9pt}:root{--page:#fff;--blank:#fff;--accbg:#fff}html{font-size:9.5pt}.side,.skip,.noprint{display:none!important}.frame{display:block}.main{padding:0 1pt;max-width:none}.land{page:wide}p,.lead,.note,.facts dd,blockquote{max-width:none}table.occ,table.fx{min-width:0}.occ .nw,.fx .nw{white-space:normal}.ver{margin-bottom:6pt}
h1{font-size:20pt}h2{font-size:13.5pt;margin-top:18pt}.lead{font-size:11pt}table,.card .facts,.facts,.pofs,.filelist{font-size:8.5pt}thead{display:table-header-group}tr,.card,.panel,.ver{break-inside:avoid}h1,h2,h2+.note{break-after:avoid}a{color:inherit;text-decoration:none}.open{text-decoration:underline}.wrap{overflow:visible}
th,td{padding:4pt 5pt}table{border-radius:0}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}.words{font-size:11pt}.foot{display:none}.hash{font-size:7.5pt}.k1{width:58pt}.k3{width:122pt}.k4{width:86pt}.land .k4{width:132pt}.k5{width:72pt}.k6{width:62pt}.c1{width:48pt}.c4{width:52pt}.blank{height:30pt}.aud{border-left:.75pt solid #999}}
`;
