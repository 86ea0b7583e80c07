import { raw } from '@tamis/shared/adapters/http/server/html';

/** The quay with its library, drawn for this page. Colours come from the style sheet, so that it turns to night in dark mode. */
export const ILLUSTRATION =
  raw(`<svg viewBox="0 0 1200 560" role="img" aria-labelledby="quay-title" preserveAspectRatio="xMidYMax slice">
<title id="quay-title">Dessin : un long bâtiment aux fenêtres éclairées au bord d’un bassin, deux voiliers et une grue.</title>
<rect class="sky" width="1200" height="560"/>
<circle class="sun" cx="930" cy="150" r="62"/>
<path class="cloud" d="M130 138h190a34 34 0 0 0-8-66 58 58 0 0 0-108-14 44 44 0 0 0-70 26 28 28 0 0 0-4 54z"/>
<path class="cloud" d="M610 92h120a22 22 0 0 0-5-43 38 38 0 0 0-70-9 29 29 0 0 0-46 17 18 18 0 0 0 1 35z"/>
<path class="far" d="M0 372V300l60-22 40 16v-46l34-20 34 20v52l62-26 70 30v-70h52v62l84-20 70 28 90-34 76 34v-54h60v44l96-26 100 36 92-30 82 26 98-14v86z"/>
<g class="crane"><path d="M1062 372V150h18v222zM1066 150l-4-34h18l-2 34z"/><path d="M930 150h246v12H930zM1068 110l-120 42h16l106-34zM1074 110l84 42h-14l-74-34z"/><path d="M966 162h3v78h-3z"/><path d="M956 240h24v20h-24z"/></g>
<path class="wall" d="M214 372V236l250-74 250 74v136z"/>
<path class="roof" d="M190 240l274-84 274 84-6 20-268-82-268 82z"/>
<path class="wall side" d="M714 372V268h152v104z"/>
<path class="roof" d="M704 256h172v18H704z"/>
<g class="window"><path d="M254 286h44v66h-44zM322 286h44v66h-44zM562 286h44v66h-44zM630 286h44v66h-44z"/><path d="M740 292h28v28h-28zM782 292h28v28h-28zM824 292h28v28h-28zM740 332h28v28h-28zM782 332h28v28h-28zM824 332h28v28h-28z"/><circle cx="464" cy="220" r="21"/></g>
<path class="door" d="M420 372v-72a44 44 0 0 1 88 0v72z"/>
<path class="pane" d="M274 286h4v66h-4zM342 286h4v66h-4zM582 286h4v66h-4zM650 286h4v66h-4zM254 317h112v4H254zM562 317h112v4H562zM462 256h4v116h-4z"/>
<path class="quay" d="M0 372h1200v46H0z"/>
<path class="edge" d="M0 372h1200v7H0z"/>
<g class="bollard"><path d="M96 372v-16h-7v-8h30v8h-7v16zM156 372v-16h-7v-8h30v8h-7v16zM902 372v-16h-7v-8h30v8h-7v16z"/></g>
<path class="water" d="M0 418h1200v142H0z"/>
<path class="glow" d="M256 418h40l10 86h-60zM324 418h40l10 112h-60zM424 418h80l12 128h-104zM564 418h40l10 112h-60zM632 418h40l10 86h-60z"/>
<g class="wave"><path d="M40 452h120v4H40zM220 486h170v4H220zM520 462h90v4h-90zM700 508h210v4H700zM980 468h150v4H980zM90 528h140v4H90zM600 536h110v4H600z"/></g>
<g class="boat"><path class="hull" d="M752 444h196c-10 34-26 46-50 46h-94c-26 0-42-12-52-46z"/><path class="mast" d="M846 226h6v218h-6z"/><path class="sail" d="M858 244c52 62 74 122 82 184h-82z"/><path class="sail jib" d="M838 262c-10 70-36 128-66 166h66z"/></g>
<g class="boat"><path class="hull" d="M1016 472h134c-8 24-18 32-34 32h-64c-18 0-28-8-36-32z"/><path class="mast" d="M1080 330h5v142h-5z"/><path class="sail" d="M1090 342c34 42 50 82 54 120h-54z"/></g>
</svg>`);
