// Makes what article pages load: `dist/embed.js`, one file with the style and the words in it, `dist/embed.css` for pages without scripts,
// and `dist/embed.likes.js`, which the service adds to the script where readers may like comments.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { minify } from 'terser';

const folder = dirname(fileURLToPath(import.meta.url));
const common = { bundle: true, minify: true, write: false, logLevel: 'warning', charset: 'utf8', target: ['es2022'] };

const { outputFiles: styles } = await build({ ...common, entryPoints: [join(folder, 'src/tamis.css')] });
const css = styles[0].text.trim();
const { outputFiles: scripts } = await build({
  ...common,
  entryPoints: [join(folder, 'src/main.ts'), join(folder, 'src/likes.ts')],
  outdir: folder,
  format: 'iife',
  loader: { '.json': 'json' },
  // Fields that a constructor sets need no declaration of their own.
  tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
  // The style goes in as it was made above, not as it stands in the sources.
  plugins: [
    {
      name: 'style',
      setup({ onLoad }) {
        onLoad({ filter: /\.css$/ }, () => ({ contents: css, loader: 'text' }));
      },
    },
  ],
});
mkdirSync(join(folder, 'dist'), { recursive: true });
writeFileSync(join(folder, 'dist/embed.css'), css);

// A second time, by what takes longer and makes it smaller: every page view loads it. Names that only the widget's own classes have are
// shortened as well.
const OWN_NAMES =
  /^(mineOf|reportOf|onReply|showOwn|isOwn|isFromStart|takeOver|onChange|onAccepted|isEmpty|resume|options|service|begin|look)$/;
for (const [at, name] of ['embed.js', 'embed.likes.js'].entries()) {
  const { code } = await minify(scripts[at].text, {
    ecma: 2020,
    toplevel: true,
    compress: { passes: 3, keep_fargs: false, unsafe_methods: true, pure_getters: true },
    mangle: { properties: { regex: OWN_NAMES } },
  });
  writeFileSync(join(folder, 'dist', name), code);
}
