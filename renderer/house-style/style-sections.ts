/** What of a house style can be changed in the desk, as its editor lists it. */
import {
  AlignLeft,
  BookOpen,
  Heading,
  Hash,
  List,
  Minus,
  Pilcrow,
  Ruler,
  Send,
  Shield,
  Stamp,
  Table,
  Type,
  type LucideIcon,
} from 'lucide-react'
import { wordings, type StyleName, type Template, type Token } from '../../core/template/index.ts'

/** Keys from the template down to a value. */
export type StylePath = readonly (string | number)[]

type Control =
  | { readonly kind: 'text' }
  /** Words with tokens that the program fills in. */
  | { readonly kind: 'wording'; readonly tokens: readonly Token[] }
  /** Words apart by 、. */
  | { readonly kind: 'words' }
  | { readonly kind: 'number'; readonly unit: string }
  | { readonly kind: 'size' }
  | { readonly kind: 'font' }
  | { readonly kind: 'colour' }
  | { readonly kind: 'switch' }
  /** Words, or a picture of them. */
  | { readonly kind: 'nameplate' }
  | {
      readonly kind: 'choice'
      readonly options: readonly { readonly id: string; readonly name: string }[]
    }

export type StyleField = Control & {
  readonly label: string
  readonly path: StylePath
  readonly hint?: string
  /** Only where the nameplate is set in type, or only where it is a picture. */
  readonly nameplateAs?: 'words' | 'picture'
}

export interface StyleSection {
  readonly id: string
  readonly name: string
  readonly icon: LucideIcon
  /** Belongs to the part above it. */
  readonly isInner?: true
  /** Where the page shows it. */
  readonly selector: string
  readonly fields: readonly StyleField[]
}

const text = (label: string, path: StylePath, hint?: string): StyleField => ({
  ...{ kind: 'text', label, path },
  ...(hint === undefined ? {} : { hint }),
})
const wording = (label: string, path: StylePath): StyleField => {
  const known = wordings.find((each) => each.path.join() === path.join())
  return { kind: 'wording', label, path, tokens: known?.tokens ?? [] }
}
const number = (label: string, unit: string, path: StylePath, hint?: string): StyleField => ({
  ...{ kind: 'number', label, unit, path },
  ...(hint === undefined ? {} : { hint }),
})
const choice = (
  label: string,
  path: StylePath,
  options: Readonly<Record<string, string>>,
): StyleField => ({
  ...{ kind: 'choice', label, path },
  options: Object.entries(options).map(([id, name]) => ({ id, name })),
})
const onOff = (label: string, path: StylePath): StyleField => ({ kind: 'switch', label, path })

const asWords = (...fields: readonly StyleField[]): readonly StyleField[] =>
  fields.map((field) => ({ ...field, nameplateAs: 'words' }))

const aligns = { left: '居左', center: '居中', right: '居右', justify: '两端对齐' }
const starts = { newPage: '另起一页', sameFlow: '接着上文' }

/** Typeface, size and colour of a named style, and what else is asked for. */
function look(
  style: StyleName,
  more: readonly ('align' | 'space' | 'indent' | 'colour' | 'bold')[] = [],
  prefix = '',
): readonly StyleField[] {
  const at = (key: string): StylePath => ['styles', style, key]
  return [
    { kind: 'font', label: `${prefix}字体`, path: at('font') },
    { kind: 'size', label: `${prefix}字号`, path: at('size') },
    ...(more.includes('bold') ? [onOff(`${prefix}加粗`, at('bold'))] : []),
    ...(more.includes('colour')
      ? [{ kind: 'colour', label: `${prefix}颜色`, path: at('colour') } as const]
      : []),
    ...(more.includes('align') ? [choice(`${prefix}对齐`, at('align'), aligns)] : []),
    ...(more.includes('indent') ? [number(`${prefix}首行缩进`, '字', at('firstLineIndent'))] : []),
    ...(more.includes('space')
      ? [
          number(`${prefix}上空`, '行', at('spaceBefore')),
          number(`${prefix}下空`, '行', at('spaceAfter')),
        ]
      : []),
  ]
}

/** What of a section says something in a template. */
export function shownFields(section: StyleSection, { masthead }: Template): readonly StyleField[] {
  const hidden = masthead.nameplate.picture === null ? 'picture' : 'words'
  return section.fields.filter(({ nameplateAs }) => nameplateAs !== hidden)
}

export const styleSections: readonly StyleSection[] = [
  {
    id: 'nameplate',
    name: '报头　刊名',
    icon: Type,
    selector: '.part-masthead',
    fields: [
      {
        ...{ kind: 'nameplate', label: '刊名', path: ['masthead', 'nameplate', 'picture'] },
        hint: '可用题字图片（PNG、JPEG）。',
      },
      text('文字', ['masthead', 'nameplate', 'default'], '也是标题和题字的替代文字。'),
      ...asWords(
        { kind: 'font', label: '字体', path: ['styles', 'nameplate', 'font'] },
        number('字号', '磅', ['styles', 'nameplate', 'size']),
        number('行高', '磅', ['styles', 'nameplate', 'lineHeight']),
        { kind: 'colour', label: '颜色', path: ['styles', 'nameplate', 'colour'] },
        choice('排列', ['masthead', 'nameplate', 'fit'], {
          spread: '撑满版心',
          natural: '自然宽度，居中',
        }),
        number('两侧各空', '毫米', ['masthead', 'nameplate', 'sideInsetMm'], '撑满版心时用。'),
      ),
      {
        ...number('图宽', '毫米', ['masthead', 'nameplate', 'picture', 'widthMm']),
        hint: '高随宽变，不超出版心。',
        nameplateAs: 'picture',
      },
      number('上空', '行', ['styles', 'nameplate', 'spaceBefore']),
      number('下空', '行', ['styles', 'nameplate', 'spaceAfter']),
    ],
  },
  {
    id: 'kicker',
    name: '类别',
    icon: AlignLeft,
    isInner: true,
    selector: '.part-masthead',
    fields: [
      text('前括号', ['masthead', 'kickerBrackets', 0]),
      text('后括号', ['masthead', 'kickerBrackets', 1]),
      choice('位置', ['masthead', 'kickerPosition'], {
        belowNameplate: '刊名下方',
        aboveNameplate: '刊名上方',
      }),
      ...look('kicker', ['space']),
      number('字距', '磅', ['styles', 'kicker', 'tracking']),
    ],
  },
  {
    id: 'issueLine',
    name: '期号行',
    icon: Hash,
    isInner: true,
    selector: '.part-masthead',
    fields: [
      wording('写法', ['masthead', 'issueLine', 'regular']),
      wording('增刊', ['masthead', 'issueLine', 'supplement']),
      wording('总期号', ['masthead', 'issueLine', 'cumulative']),
      ...look('issueLine', ['align', 'space']),
    ],
  },
  {
    id: 'issuingLine',
    name: '单位与日期',
    icon: BookOpen,
    isInner: true,
    selector: '.part-masthead',
    fields: [
      ...look('issuingLine', ['space']),
      number('左空', '字', ['styles', 'issuingLine', 'leftIndent']),
      number('右空', '字', ['styles', 'issuingLine', 'rightIndent']),
    ],
  },
  {
    id: 'rule',
    name: '红线',
    icon: Minus,
    isInner: true,
    selector: '.part-masthead',
    fields: [
      { kind: 'colour', label: '颜色', path: ['masthead', 'rule', 'colour'] },
      number('粗细', '磅', ['masthead', 'rule', 'weight']),
      choice('线型', ['masthead', 'rule', 'line'], { single: '单线', double: '双线' }),
      number('距上文', '毫米', ['masthead', 'rule', 'gapMm']),
    ],
  },
  {
    id: 'mark',
    name: '内部标识',
    icon: Shield,
    isInner: true,
    selector: '.part-masthead',
    fields: [
      {
        ...{ kind: 'words', label: '新一期用', path: ['defaults', 'confidentialityMark'] },
        hint: '每行之间用顿号隔开。',
      },
      ...look('confidentialityMark'),
      wording('份号写法', ['masthead', 'copyNumber', 'pattern']),
      choice('份号位置', ['masthead', 'copyNumber', 'position'], {
        ownLine: '自成一行',
        markLine: '与标识同一行',
      }),
    ],
  },
  {
    id: 'contents',
    name: '目录',
    icon: List,
    selector: '.part-contents',
    fields: [
      onOff('印目录', ['contents', 'shown']),
      text('标题', ['contents', 'heading']),
      ...look('contentsHeading', ['align', 'space'], '标题'),
      ...look('contentsEntry', [], '条目'),
      onOff('页码', ['contents', 'pageNumbers']),
      onOff('前导点', ['contents', 'leaders']),
    ],
  },
  {
    id: 'headline',
    name: '文章标题',
    icon: Heading,
    selector: '.article h1',
    fields: [
      ...look('headline', ['colour', 'align', 'space']),
      choice('第一篇', ['articles', 'first'], starts),
      choice('以后各篇', ['articles', 'rest'], starts),
    ],
  },
  {
    id: 'headings',
    name: '各级标题',
    icon: Heading,
    selector: '.article h2',
    fields: ([1, 2, 3, 4] as const).flatMap((level) =>
      look(`heading${level}`, ['bold'], ['一、', '（一）', '1.', '（1）'][level - 1]),
    ),
  },
  {
    id: 'body',
    name: '正文',
    icon: Pilcrow,
    selector: '.article p',
    fields: [
      ...look('body', ['align', 'indent']),
      { kind: 'font', label: '一是领句', path: ['spanStyles', 'lead', 'font'] },
      text('编者按标签', ['articles', 'editorsNoteLabel']),
      ...look('editorsNote', [], '编者按'),
      ...look('byline', ['align'], '署名'),
    ],
  },
  {
    id: 'table',
    name: '表格与图片',
    icon: Table,
    selector: '.article table',
    fields: [
      ...look('tableHead', [], '表头'),
      ...look('tableCell', ['align'], '表格'),
      ...look('caption', ['align'], '图表题'),
    ],
  },
  {
    id: 'distribution',
    name: '报尾　分送范围',
    icon: Send,
    selector: '.part-distribution',
    fields: [
      text('报', ['distribution', 'labels', 'reportTo']),
      text('送', ['distribution', 'labels', 'copyTo']),
      text('发', ['distribution', 'labels', 'sendTo']),
      text('抄送', ['distribution', 'labels', 'carbonCopyTo']),
      ...look('distribution'),
      text('末页无正文', ['noBodyNotice'], '末页只有报尾时印的话，空着不印。'),
    ],
  },
  {
    id: 'imprint',
    name: '报尾　印发',
    icon: Stamp,
    selector: '.part-imprint',
    fields: [
      text('日期之后', ['imprint', 'dateSuffix']),
      wording('份数写法', ['imprint', 'printRun']),
      text('末行', ['imprint', 'notice'], '如 阅后请交回。'),
      ...look('imprint'),
      number('外线粗细', '磅', ['imprint', 'outerRule', 'weight']),
      number('内线粗细', '磅', ['imprint', 'innerRule', 'weight']),
      choice('落在双页', ['imprint', 'evenPage'], {
        auto: '自动补空白面',
        warn: '只提醒',
        off: '不要求',
      }),
    ],
  },
  {
    id: 'pageNumber',
    name: '页码',
    icon: Hash,
    selector: '.part-masthead',
    fields: [
      wording('写法', ['pageNumbers', 'pattern']),
      choice('位置', ['pageNumbers', 'position'], { outer: '外侧', center: '居中' }),
      ...look('pageNumber'),
      number('距版心下边', '毫米', ['pageNumbers', 'belowTypeAreaMm']),
      number('外侧留空', '字', ['pageNumbers', 'outerIndent']),
    ],
  },
  {
    id: 'paper',
    name: '纸张与版心',
    icon: Ruler,
    selector: '.part-masthead',
    fields: [
      number('纸宽', '毫米', ['paper', 'widthMm']),
      number('纸高', '毫米', ['paper', 'heightMm']),
      number('天头', '毫米', ['paper', 'headMarginMm']),
      number('地脚', '毫米', ['paper', 'footMarginMm']),
      number('订口', '毫米', ['paper', 'bindingMarginMm']),
      number('切口', '毫米', ['paper', 'outerMarginMm']),
      onOff('双面印刷', ['paper', 'duplex']),
      number('每页行数', '行', ['grid', 'linesPerPage']),
      number('每行字数', '字', ['grid', 'charactersPerLine']),
      number('行距', '磅', ['grid', 'linePitch']),
      number('字距', '磅', ['grid', 'tracking'], '负数收紧，如 -0.3。'),
    ],
  },
]
