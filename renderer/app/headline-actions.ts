/** 标题断行: soft breaks between words, so that the lines of a headline are balanced. */
import { plainText, type Bulletin } from '../../core/model/index.ts'
import { recipientsOf } from '../../core/text/index.ts'
import { breakHeadline, type IssueSession } from '../editor/index.ts'
import { showToast, showUndoToast, type App } from './app.ts'

/** Breaks a headline and says what became of it. */
export function breakHeadlineAnew(app: App, session: IssueSession, id: string): void {
  const { bulletin, galley } = session.getSnapshot()
  const { size, tracking, leftIndent, rightIndent } = galley.styles.headline
  const room = galley.page.measure - leftIndent.points - rightIndent.points
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  const broken = breakHeadline(session.editor, id, {
    ems: room / (size + tracking),
    wordStarts: (text) => [...segmenter.segment(text)].map(({ index }) => index),
    terms: namesOf(bulletin),
  })
  if (broken === null) return
  if (broken.isChanged) showUndoToast(app, session, wordsFor(broken))
  else showToast(app, { tone: 'done', text: wordsFor(broken), actions: [] })
}

function wordsFor({ lines, isChanged }: { lines: readonly string[]; isChanged: boolean }): string {
  if (lines.length === 1) return isChanged ? '一行放得下，断行已去掉。' : '一行放得下，不用断行。'
  const lengths = lines.map((line) => `${[...line.trim()].length}字`).join('、')
  return `${isChanged ? '标题断为' : '标题已经均衡：'}${lines.length}行，${lengths}。`
}

/** Names that this issue uses: of offices and recipients, and of the publication itself. */
function namesOf(bulletin: Bulletin): readonly string[] {
  return bulletin.children
    .flatMap((part): readonly (string | null)[] => {
      if (part.type === 'masthead') return [part.nameplate, part.issuingOffice]
      if (part.type === 'article') return [part.contributingOffice]
      if (part.type === 'distribution') return recipientsOf(part.children.map(plainText).join('，'))
      return []
    })
    .filter((name) => name !== null)
}
