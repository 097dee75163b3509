import path from 'node:path'
import { build } from 'esbuild'

const root = import.meta.dirname

// Only our own sources are bundled: packages keep their native parts, static files and source maps.
const packagesOutside = {
  name: 'packages-outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path: name, kind }) =>
      kind === 'entry-point' || name.startsWith('@yunxuan/') || path.isAbsolute(name)
        ? undefined
        : { path: name, external: true },
    )
  },
}

await build({
  entryPoints: [
    'main',
    'admin',
    'migrate',
    'backup',
    'restore',
    'street',
    'features/import/import-program',
    'features/picture/picture-program',
    'platform/list-sheet-program',
    'platform/typeset-program',
  ].map(name => ({
    in: path.join(root, 'src', `${name}.ts`),
    out: path.basename(name),
  })),
  outdir: path.join(root, 'dist'),
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [packagesOutside],
})
