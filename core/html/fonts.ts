/**
 * The bundled faces as composite families, one per stand-in. A family takes each character from the
 * face whose width and shape are right: Hanzi are one em wide in all of them, Latin letters and
 * digits have the widths of Times New Roman, “”‘’…—· are one em.
 */
import type { FontFace, FontRole, StandIn } from '../template/index.ts'

/** One file of a face. `ranges` is null where the file may be asked for any character. */
export interface FontFile {
  readonly file: string
  readonly ranges: string | null
}

/** One weight of a face: what later files hold wins over earlier ones. */
export type FontWeightFiles = readonly FontFile[]

/** The faces that the families are made of. */
export interface FontSources {
  readonly serif: { readonly regular: FontWeightFiles; readonly bold: FontWeightFiles }
  readonly sans: {
    readonly regular: FontWeightFiles
    readonly semibold: FontWeightFiles
    readonly bold: FontWeightFiles
  }
  readonly kai: { readonly regular: FontWeightFiles; readonly bold: FontWeightFiles }
  readonly latin: { readonly regular: FontWeightFiles; readonly bold: FontWeightFiles }
}

/** CSS names of the families. */
export const standInFamilies: Readonly<Record<StandIn, string>> = {
  serif: 'Neikan Serif',
  'serif-bold': 'Neikan Serif Bold',
  sans: 'Neikan Sans',
  kai: 'Neikan Kai',
}

/** The last resort of the interface's own type. */
export const interfaceFamily = 'Neikan UI'

/**
 * The same ascent and descent on every face: else a span of 黑体 or 楷体 makes its line taller, and a
 * page loses one.
 */
const ascent = '88%'
const descent = '12%'
const metrics =
  `ascent-override:${ascent};descent-override:${descent};` +
  'line-gap-override:0%;font-display:block'

/** The family of the office face that a machine has for a role; empty where it has none. */
export const officeFamily = (role: FontRole): string => `Neikan Office ${role}`

/** What sets the text of a role: glyph by glyph the office face, else its stand-in. */
export const familiesOf = (role: FontRole, { standIn }: Pick<FontFace, 'standIn'>): string =>
  `"${officeFamily(role)}","${standInFamilies[standIn]}"`

/**
 * How an installed office face takes part: only with what is one em wide in every such face (Hanzi,
 * 。《（ and their like, full-width forms), so that lines are the same on every machine.
 */
export const officeFaceDescriptors = {
  weight: '400',
  ascentOverride: ascent,
  descentOverride: descent,
  lineGapOverride: '0%',
  unicodeRange: 'U+3000-301F,U+3400-4DBF,U+4E00-9FFF,U+F900-FAFF,U+FF01-FF5E,U+20000-323AF',
} as const

/**
 * An office face has no bold. One smeared by the browser would come into the PDF as Type 3, so the
 * family's bold holds next to nothing, and the stand-in's bold sets the words.
 */
export const officeBoldDescriptors = {
  ...officeFaceDescriptors,
  weight: '700',
  unicodeRange: 'U+FDD0',
} as const

/** ASCII and the dash as wide as in Times New Roman; the dash of Noto is 0.89 em. */
const latinRanges = 'U+20-7E,U+2014'
/** The middle dot of Noto Sans is one em, that of the other faces 0.33. */
const middleDotRange = 'U+B7'
/** Quotes, ellipsis and × are a third of an em in LXGW WenKai, one em in Noto Serif. */
const kaiMarkRanges = 'U+D7,U+2018-2019,U+201C-201D,U+2026'

interface Weights {
  /** As `font-weight` says them. */
  readonly weight: string
  readonly layers: readonly FontFile[]
}

/** The style sheet of all families; `base` is put before each file name. */
export function writeFontCss(sources: FontSources, base: string): string {
  const { serif, sans, kai } = sources
  const families: readonly (readonly [string, readonly Weights[]])[] = [
    [
      standInFamilies.serif,
      [
        { weight: '400', layers: hanziLayers(serif.regular, 'regular', sources) },
        { weight: '700', layers: hanziLayers(serif.bold, 'bold', sources) },
      ],
    ],
    // One weight that stands for all, so that nothing is ever thickened artificially.
    [
      standInFamilies['serif-bold'],
      [{ weight: '1 1000', layers: hanziLayers(serif.bold, 'bold', sources) }],
    ],
    [
      standInFamilies.sans,
      [
        { weight: '400', layers: hanziLayers(sans.regular, 'regular', sources) },
        { weight: '700', layers: hanziLayers(sans.bold, 'bold', sources) },
      ],
    ],
    [
      standInFamilies.kai,
      [
        { weight: '400', layers: kaiLayers(kai.regular, 'regular', sources) },
        { weight: '700', layers: kaiLayers(kai.bold, 'bold', sources) },
      ],
    ],
    [
      interfaceFamily,
      [
        { weight: '400', layers: sans.regular },
        { weight: '600', layers: sans.semibold },
      ],
    ],
  ]
  return families
    .flatMap(([family, weights]) =>
      weights.flatMap(({ weight, layers }) =>
        layers.map((layer) => writeFace(family, weight, layer, base)),
      ),
    )
    .join('')
}

/** Every file that the families name, each once. */
export function fontFileNames(sources: FontSources): readonly string[] {
  const { serif, sans, kai, latin } = sources
  const all = [serif, sans, kai, latin].flatMap((face) => Object.values(face).flat())
  return [...new Set(all.map(({ file }) => file))].sort()
}

type PlainWeight = 'regular' | 'bold'

/** Missing Hanzi (劐 阢 坶 …) come from LXGW WenKai, which holds every one of them. */
function hanziLayers(
  hanzi: FontWeightFiles,
  weight: PlainWeight,
  sources: FontSources,
): readonly FontFile[] {
  return [...sources.kai[weight], ...hanzi, ...latinLayers(weight, sources)]
}

function kaiLayers(
  kai: FontWeightFiles,
  weight: PlainWeight,
  sources: FontSources,
): readonly FontFile[] {
  const marks = limited(sources.serif[weight], kaiMarkRanges)
  return [...kai, ...marks, ...latinLayers(weight, sources)]
}

function latinLayers(weight: PlainWeight, { latin, sans }: FontSources): readonly FontFile[] {
  return [...limited(latin[weight], latinRanges), ...limited(sans[weight], middleDotRange)]
}

/** The whole file of a face, the one without ranges, limited to a few characters. */
function limited(files: FontWeightFiles, ranges: string): readonly FontFile[] {
  return files.filter((file) => file.ranges === null).map(({ file }) => ({ file, ranges }))
}

function writeFace(
  family: string,
  weight: string,
  { file, ranges }: FontFile,
  base: string,
): string {
  const limit = ranges === null ? '' : `;unicode-range:${ranges}`
  return (
    `@font-face{font-family:"${family}";font-weight:${weight};` +
    `src:url("${base}${file}") format("woff2");${metrics}${limit}}\n`
  )
}

/** The files of one weight, read from a fontsource style sheet such as noto-serif-sc/400.css. */
export function parseFontsourceCss(css: string): FontWeightFiles {
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, body = '']) => {
    const file = /url\(\.\/files\/([^)]+\.woff2)\)/.exec(body)?.[1]
    const ranges = /unicode-range:\s*([^;]+);/.exec(body)?.[1]?.trim() ?? null
    return file === undefined ? [] : [{ file, ranges }]
  })
}
