/** Whose work is in the program, for 关于内刊. A test compares it with package.json. */

export interface Credit {
  /** On screen. */
  readonly name: string
  /** The package, as package.json names it. */
  readonly of: string
  readonly license: string
  readonly use: string
}

export const fontCredits: readonly Credit[] = [
  {
    name: '思源宋体（Noto Serif SC）',
    of: '@fontsource/noto-serif-sc',
    license: 'OFL-1.1',
    use: '代方正小标宋、仿宋、宋体',
  },
  {
    name: '思源黑体（Noto Sans SC）',
    of: '@fontsource/noto-sans-sc',
    license: 'OFL-1.1',
    use: '代黑体，也用于界面',
  },
  { name: '霞鹜文楷', of: '@fontsource/lxgw-wenkai', license: 'OFL-1.1', use: '代楷体' },
  { name: 'Tinos', of: '@fontsource/tinos', license: 'OFL-1.1', use: '代 Times New Roman' },
]

export const softwareCredits: readonly Credit[] = [
  { name: 'React', of: 'react', license: 'MIT', use: '界面' },
  { name: 'React DOM', of: 'react-dom', license: 'MIT', use: '界面' },
  { name: 'React Aria', of: 'react-aria-components', license: 'Apache-2.0', use: '控件和键盘操作' },
  { name: 'Lucide', of: 'lucide-react', license: 'ISC', use: '图标' },
  { name: 'Slate', of: 'slate', license: 'MIT', use: '编辑' },
  { name: 'Slate DOM', of: 'slate-dom', license: 'MIT', use: '编辑' },
  { name: 'Slate React', of: 'slate-react', license: 'MIT', use: '编辑' },
  { name: 'docx', of: 'docx', license: 'MIT', use: '写 DOCX' },
  { name: 'pdf-lib', of: '@cantoo/pdf-lib', license: 'MIT', use: '整理 PDF' },
  { name: 'fflate', of: 'fflate', license: 'MIT', use: '压缩文件' },
  { name: 'yauzl', of: 'yauzl', license: 'MIT', use: '读压缩文件' },
  { name: 'parse5', of: 'parse5', license: 'MIT', use: '读粘贴的网页格式' },
  { name: 'Zod', of: 'zod', license: 'MIT', use: '核对读入的内容' },
  { name: 'Playwright', of: 'playwright-core', license: 'Apache-2.0', use: '驱动排版用的浏览器' },
  { name: 'Chromium', of: '@sparticuz/chromium', license: 'MIT', use: '备用的排版浏览器' },
]
