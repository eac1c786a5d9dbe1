/** Characters that the office's face has not: Word draws them in another one. */
import { type FontFace, type FontRole, type StyleName } from '../template/index.ts'
import { isHanzi, isInGb2312 } from '../text/index.ts'
import type { Checked, Fault, Rule } from './finding.ts'
import { placeOf, type Passage, type PassageKind } from './passages.ts'

export const charactersAreInFace: Rule = {
  id: 'R77',
  title: '字库缺字',
  severity: 'suggestion',
  basis: 'GB/T 2312—1980 只收 6763 个汉字，仿宋_GB2312、楷体_GB2312 等字体只有这些字',
  find: rareCharacters,
}

/** 仿宋_GB2312 and 楷体_GB2312 say it themselves; of 方正's faces those named 简体. */
const holdsOnlyGb2312 = ({ name }: FontFace): boolean => /_GB2312$|^方正.*简体$/u.test(name)

/** One fault for each character in each face, where it stands first. */
function rareCharacters({ passages, template }: Checked): readonly Fault[] {
  const faults = new Map<
    string,
    { passage: Passage; offset: number; face: string; count: number }
  >()
  for (const passage of passages) {
    const face = template.fonts[roleOf(passage, template.styles)]
    if (!holdsOnlyGb2312(face)) continue
    for (const { 0: character, index } of passage.text.matchAll(/./gsu)) {
      if (!isHanzi(character) || isInGb2312(character)) continue
      const key = `${character} ${face.name}`
      const known = faults.get(key)
      if (known) known.count += 1
      else faults.set(key, { passage, offset: index, face: face.name, count: 1 })
    }
  }
  return [...faults].map(([key, { passage, offset, face, count }]) => {
    const [character = ''] = key
    return {
      title: '字库缺字',
      ...placeOf(passage, offset, character.length),
      message:
        `${face} 没有“${character}”字${count > 1 ? `（共 ${count} 处）` : ''}，` +
        'Word 会换一种字体显示它，字形与前后不同。',
      hint: '屏幕和 PDF 不受影响；用 DOCX 付印时请看一眼这个字。',
    }
  })
}

const styleOf: Readonly<Record<PassageKind, StyleName>> = {
  headline: 'headline',
  byline: 'byline',
  editorsNote: 'editorsNote',
  heading: 'heading1',
  paragraph: 'body',
  listItem: 'listItem',
  tableCell: 'tableCell',
  caption: 'caption',
  attachmentNote: 'attachmentNote',
  footnote: 'footnote',
  distributionLine: 'distribution',
}

function roleOf({ kind, headingLevel }: Passage, styles: Checked['template']['styles']): FontRole {
  const style =
    kind === 'heading' && headingLevel ? (`heading${headingLevel}` as const) : styleOf[kind]
  return styles[style].font
}
