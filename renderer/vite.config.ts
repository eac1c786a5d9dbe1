import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import {
  fontFileNames,
  parseFontsourceCss,
  writeFontCss,
  type FontSources,
} from '../core/html/fonts.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const fontsource = (name: string) => here(`../node_modules/@fontsource/${name}`)

/** Faces of the packages that package.json pins; what is missing there breaks the build. */
function fontSources(): FontSources {
  const subsets = (name: string, weight: number) =>
    parseFontsourceCss(readFileSync(fontsource(`${name}/${weight}.css`), 'utf8'))
  const whole = (name: string, subset: string, weight: number) => [
    { file: `${name}-${subset}-${weight}-normal.woff2`, ranges: null },
  ]
  // One file with nearly all of GB2312 before a hundred small ones: fewer requests, fewer fonts in
  // the PDF; what it lacks comes from them.
  const hanzi = (name: string, weight: number) => [
    ...subsets(name, weight),
    ...whole(name, 'chinese-simplified', weight),
  ]
  return {
    serif: { regular: hanzi('noto-serif-sc', 400), bold: hanzi('noto-serif-sc', 700) },
    sans: {
      regular: hanzi('noto-sans-sc', 400),
      semibold: hanzi('noto-sans-sc', 600),
      bold: hanzi('noto-sans-sc', 700),
    },
    // The package's 500 is WenKai's regular weight, its 700 the medium; "latin" holds the whole font.
    kai: {
      regular: whole('lxgw-wenkai', 'latin', 500),
      bold: whole('lxgw-wenkai', 'latin', 700),
    },
    latin: { regular: whole('tinos', 'latin', 400), bold: whole('tinos', 'latin', 700) },
  }
}

/** Puts the faces and their style sheet into fonts/ of whatever folder is built. */
function bundledFonts(): Plugin {
  return {
    name: 'neikan-fonts',
    apply: 'build',
    generateBundle() {
      const sources = fontSources()
      for (const file of fontFileNames(sources)) {
        const folder = fontsource(/^(noto-serif-sc|noto-sans-sc|lxgw-wenkai|tinos)/.exec(file)![0])
        this.emitFile({
          type: 'asset',
          fileName: `fonts/${file}`,
          source: readFileSync(`${folder}/files/${file}`),
        })
      }
      const css = writeFontCss(sources, './')
      this.emitFile({ type: 'asset', fileName: 'fonts/fonts.css', source: css })
    },
  }
}

export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react(), bundledFonts()],
  define: { NEIKAN_NEWS: JSON.stringify(readFileSync(here('../CHANGELOG.md'), 'utf8')) },
  build: {
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    target: 'chrome145',
    // Inline data would need holes in the content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['index.html', 'print.html'].map(here),
    },
  },
})
