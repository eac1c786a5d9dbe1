import { scaledFigure } from '../../core/galley/index.ts'
import type { Figure } from '../../core/model/index.ts'
import { CommandButton } from '../app/command-button.tsx'
import { isStretched } from '../app/commands/index.ts'
import { setFigure, type IssueSession } from '../editor/index.ts'
import { NumberLine, TextLine } from './property-lines.tsx'
import styles from './properties-pane.module.css'

interface FigureFieldsProps {
  readonly session: IssueSession
  readonly figure: Figure
}

/** The selected picture: width and height follow each other, and what it shows is said in words. */
export function FigureFields({ session, figure }: FigureFieldsProps) {
  const { editor } = session
  const { template } = session.getSnapshot()
  const shown = scaledFigure(figure, figure.widthMm, template)
  const ratio = shown.heightMm / shown.widthMm
  const asWide = (widthMm: number) => scaledFigure(shown, widthMm, template)
  const asHigh = (heightMm: number) => asWide(heightMm / ratio)
  return (
    <section className={styles.group} aria-label="图片">
      <h3>图片</h3>
      <NumberLine
        session={session}
        label="宽度"
        suffix="毫米"
        kind="length"
        value={shown.widthMm}
        bound={(widthMm) => asWide(widthMm).widthMm}
        onCommit={(widthMm) => {
          if (widthMm !== null) setFigure(editor, figure.id, asWide(widthMm))
        }}
      />
      <NumberLine
        session={session}
        label="高度"
        suffix="毫米"
        kind="length"
        value={shown.heightMm}
        bound={(heightMm) => asHigh(heightMm).heightMm}
        onCommit={(heightMm) => {
          if (heightMm !== null) setFigure(editor, figure.id, asHigh(heightMm))
        }}
      />
      {isStretched(session, figure) && (
        <div className={styles.actions}>
          <p className={styles.reminder}>图片拉变形了。</p>
          <CommandButton id="picture-ratio" tone="outline">
            恢复原来的比例
          </CommandButton>
        </div>
      )}
      <TextLine
        session={session}
        label="替代文字"
        value={figure.alt}
        onCommit={(alt) => setFigure(editor, figure.id, { alt: alt ?? '' })}
      />
      {figure.alt === '' ? (
        <p className={styles.reminder}>还没有替代文字：写一句图上有什么，读屏软件才念得出来。</p>
      ) : (
        <p className={styles.hint}>替代文字说明图上有什么，读屏软件会念出来，写进 DOCX 和 PDF。</p>
      )}
    </section>
  )
}
