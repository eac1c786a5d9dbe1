import { useEffect, useRef } from 'react'
import type { Article, Masthead } from '../../core/model/index.ts'
import { useCalmSnapshot } from '../app/context.tsx'
import { setArticle, setImprint, setMasthead, type IssueSession } from '../editor/index.ts'
import { FigureFields } from './figure-fields.tsx'
import { DateLine, NumberLine, TextLine } from './property-lines.tsx'
import styles from './properties-pane.module.css'
import { TableFields } from './table-fields.tsx'

/** 属性: what belongs to the article and the issue and does not stand in the text. */
export function PropertiesPane({ session }: { readonly session: IssueSession }) {
  const { bulletin, caret, template } = useCalmSnapshot(session, 300)
  const masthead = bulletin.children.find((part) => part.type === 'masthead')
  const imprint = bulletin.children.find((part) => part.type === 'imprint')
  const article = bulletin.children.find((part) => part.id === caret.articleId)
  const { editor } = session
  const figure =
    article?.type === 'article' && article.children.find((block) => block.id === caret.blockId)
  const pane = useRef<HTMLDivElement>(null)
  const isTable = caret.blockType === 'tableCell'
  const figureId = figure && figure.type === 'figure' ? figure.id : null
  useEffect(() => {
    // What has just been chosen is described at the top.
    if (figureId !== null || isTable) pane.current?.scrollIntoView({ block: 'start' })
  }, [figureId, isTable])
  return (
    <div ref={pane} className={styles.pane}>
      {figure && figure.type === 'figure' && (
        <FigureFields key={figure.id} session={session} figure={figure} />
      )}
      {isTable && <TableFields session={session} />}
      <section className={styles.group}>
        <h3>本篇</h3>
        {article?.type === 'article' ? (
          <ArticleFields key={article.id} session={session} article={article} />
        ) : (
          <p className={styles.hint}>把光标放进一篇稿件，这里填它的来稿单位和作者。</p>
        )}
      </section>
      {masthead?.type === 'masthead' && <MastheadFields session={session} masthead={masthead} />}
      {imprint?.type === 'imprint' && (
        <section className={styles.group}>
          <h3>印发</h3>
          <NumberLine
            session={session}
            label="印数"
            suffix="份"
            value={imprint.printRun}
            onCommit={(printRun) => setImprint(editor, { printRun })}
          />
        </section>
      )}
      <section className={styles.group}>
        <h3>版式</h3>
        <p className={styles.fact}>{template.name}</p>
        <p className={styles.hint}>
          {`每页 ${template.grid.linesPerPage} 行，每行 ${template.grid.charactersPerLine} 字；` +
            `${template.paper.duplex ? '双面' : '单面'}印刷。`}
        </p>
      </section>
    </div>
  )
}

function ArticleFields({ session, article }: { session: IssueSession; article: Article }) {
  return (
    <>
      <TextLine
        session={session}
        label="来稿单位"
        value={article.contributingOffice}
        onCommit={(contributingOffice) =>
          setArticle(session.editor, article.id, { contributingOffice })
        }
      />
      <TextLine
        session={session}
        label="作者"
        value={article.contributor}
        onCommit={(contributor) => setArticle(session.editor, article.id, { contributor })}
      />
      <p className={styles.hint}>不印在刊物上，用来统计采用情况。</p>
    </>
  )
}

function MastheadFields({ session, masthead }: { session: IssueSession; masthead: Masthead }) {
  const { editor } = session
  return (
    <section className={styles.group}>
      <h3>本期</h3>
      <TextLine
        session={session}
        label="刊名"
        value={masthead.nameplate}
        onCommit={(nameplate) => setMasthead(editor, { nameplate: nameplate ?? '' })}
      />
      <TextLine
        session={session}
        label="类别"
        value={masthead.kicker}
        onCommit={(kicker) => setMasthead(editor, { kicker })}
      />
      <NumberLine
        session={session}
        label="年份"
        suffix="年"
        value={masthead.year}
        onCommit={(year) => setMasthead(editor, { year })}
      />
      <NumberLine
        session={session}
        label="期号"
        suffix="期"
        value={masthead.issueNumber}
        onCommit={(issueNumber) => setMasthead(editor, { issueNumber })}
      />
      <NumberLine
        session={session}
        label="总期号"
        suffix="期"
        value={masthead.cumulativeNumber}
        onCommit={(cumulativeNumber) => setMasthead(editor, { cumulativeNumber })}
      />
      <TextLine
        session={session}
        label="编印单位"
        value={masthead.issuingOffice}
        onCommit={(issuingOffice) => setMasthead(editor, { issuingOffice })}
      />
      <DateLine
        session={session}
        label="日期"
        value={masthead.issueDate}
        year={masthead.year}
        onCommit={(issueDate) => setMasthead(editor, { issueDate })}
      />
    </section>
  )
}
