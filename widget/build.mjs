// Makes what article pages load: `dist/embed.js`, one file with the style and the words in it, and `dist/embed.css` for pages without scripts.
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
  entryPoints: [join(folder, 'src/main.ts')],
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
// A second time, by what takes longer and makes it smaller: every page view loads it.
const { code } = await minify(scripts[0].text, { ecma: 2020, toplevel: true, compress: { passes: 3 } });
writeFileSync(join(folder, 'dist/embed.js'), code);
