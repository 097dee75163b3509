import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import { PageFiles } from './page-files.ts'

const isWeapp = process.env.TARO_ENV === 'weapp'
const workspace = path.resolve(__dirname, '../../..')

/** Raw TypeScript of our own packages, @tanstack's private fields, which WeChat's parser refuses, and qr, written for newer browsers. */
const compiled = [
  (file: string) => file.startsWith(path.join(workspace, 'packages')),
  (file: string) => file.includes(`${path.sep}@tanstack${path.sep}`),
  (file: string) => file.includes(`${path.sep}node_modules${path.sep}qr${path.sep}`),
]

/** What no browser of ours needs of Taro: config/unused.js stands in for it. */
const unused =
  /^(whatwg-fetch|abortcontroller-polyfill\/.+|jsonp-retry|platform|ics|.*\/(taro-(tabbar|pull-to-refresh-core)|tab-bar)\.js)$/
/** What we ask less of than it brings: windows and lists beside what is said for a moment, a font beside four rules. */
const lighter: readonly (readonly [asked: RegExp, file: string])[] = [
  [/\/interaction\/index\.js$/, 'said.js'],
  [/\/taro-components\.css$/, 'taro.css'],
  [/^query-string$/, 'query-string.js'],
]

/** Tells one version of the wire from another: what a phone keeps of replies is read by the version that kept it. */
function wire(): string {
  const folder = path.join(workspace, 'packages/contract/src')
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(path.join(folder, file)))
  return hash.digest('hex').slice(0, 8)
}

// WeChat's templates drop every attribute they do not list.
const aria = {
  'aria-role': "''",
  'aria-label': "''",
  'aria-hidden': 'false',
  'aria-checked': 'false',
  'aria-selected': 'false',
  'aria-disabled': 'false',
  'aria-expanded': 'false',
}

const config: UserConfigExport<'webpack5'> = {
  projectName: 'yunxuan-mini',
  date: '2026-11-01',
  designWidth: 375,
  deviceRatio: { 375: 2, 750: 1 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  framework: 'react',
  // Where the phone finds the API; a browser asks the server it came from.
  defineConstants: {
    'process.env.TARO_APP_API': JSON.stringify(process.env.TARO_APP_API ?? ''),
    'process.env.WIRE': JSON.stringify(wire()),
  },
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: {
    enable: true,
    // Taro reads the list of pages before its cache looks for what has changed: a page that is new would lead home.
    buildDependencies: { pages: [path.resolve(__dirname, '../src/pages.ts')] },
  },
  // WeChat wants a component behind `tabBar.custom`; ours is empty, since every tab page draws its own bar. It shares
  // pictures of its package alone; the preview of a link to a browser's pages has the same ones.
  copy: {
    patterns: [
      ...(isWeapp ? [{ from: 'native/custom-tab-bar', to: 'dist/weapp/custom-tab-bar' }] : []),
      { from: 'native/share', to: `dist/${process.env.TARO_ENV}/share` },
    ],
    options: {},
  },
  plugins: [
    [
      '@tarojs/plugin-inject',
      {
        components: {
          View: aria,
          Text: aria,
          Input: { 'aria-label': "''" },
          Textarea: { 'aria-label': "''" },
        },
      },
    ],
  ],
  // Sizes are px on both ends: rpx and rem shrink with a narrow phone, text must not.
  mini: {
    // Taro's type for WeChat knows only texts; its runner takes functions on both ends.
    compile: { include: compiled as unknown as string[] },
    postcss: { pxtransform: { enable: false, config: {} }, cssModules: { enable: false } },
    webpackChain(chain, webpack) {
      const abort = path.resolve(__dirname, '../src/abort-controller.ts')
      chain
        .plugin('abort')
        .use(webpack.ProvidePlugin, [
          { AbortController: [abort, 'AbortController'], AbortSignal: [abort, 'AbortSignal'] },
        ])
    },
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: compiled },
    postcss: {
      autoprefixer: { enable: true },
      pxtransform: { enable: false, config: {} },
      cssModules: { enable: false },
    },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    webpackChain(chain, webpack) {
      chain.optimization.splitChunks({ chunks: 'all' })
      chain
        .plugin('unused')
        .use(webpack.NormalModuleReplacementPlugin, [unused, path.resolve(__dirname, 'unused.js')])
      for (const [asked, file] of lighter) {
        chain.plugin(file).use(webpack.NormalModuleReplacementPlugin, [asked, path.resolve(__dirname, file)])
      }
      chain.plugin('page-files').use(PageFiles)
    },
  },
  terser: { enable: true, config: { output: { quote_keys: false, keep_quoted_props: false } } },
}

export default defineConfig<'webpack5'>(config)
