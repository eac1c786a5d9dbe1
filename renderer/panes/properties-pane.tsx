import { useEffect, useState } from 'react'
import type { Article, Masthead } from '../../core/model/index.ts'
import { useCalmSnapshot } from '../app/context.tsx'
import { setArticle, setImprint, setMasthead, type IssueSession } from '../editor/index.ts'
import { Field } from '../ui/index.ts'
import styles from './properties-pane.module.css'

/** 属性: what belongs to the article and the issue and does not stand in the text. */
export function PropertiesPane({ session }: { readonly session: IssueSession }) {
  const { bulletin, caret, template } = useCalmSnapshot(session, 300)
  const masthead = bulletin.children.find((part) => part.type === 'masthead')
  const imprint = bulletin.children.find((part) => part.type === 'imprint')
  const article = bulletin.children.find((part) => part.id === caret.articleId)
  const { editor } = session
  return (
    <div className={styles.pane}>
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
        label="来稿单位"
        value={article.contributingOffice}
        onCommit={(contributingOffice) =>
          setArticle(session.editor, article.id, { contributingOffice })
        }
      />
      <TextLine
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
        label="刊名"
        value={masthead.nameplate}
        onCommit={(nameplate) => setMasthead(editor, { nameplate: nameplate ?? '' })}
      />
      <TextLine
        label="类别"
        value={masthead.kicker}
        onCommit={(kicker) => setMasthead(editor, { kicker })}
      />
      <NumberLine
        label="年份"
        suffix="年"
        value={masthead.year}
        onCommit={(year) => setMasthead(editor, { year })}
      />
      <NumberLine
        label="期号"
        suffix="期"
        value={masthead.issueNumber}
        onCommit={(issueNumber) => setMasthead(editor, { issueNumber })}
      />
      <NumberLine
        label="总期号"
        suffix="期"
        value={masthead.cumulativeNumber}
        onCommit={(cumulativeNumber) => setMasthead(editor, { cumulativeNumber })}
      />
      <TextLine
        label="编印单位"
        value={masthead.issuingOffice}
        onCommit={(issuingOffice) => setMasthead(editor, { issuingOffice })}
      />
      <DateLine
        label="日期"
        value={masthead.issueDate}
        onCommit={(issueDate) => setMasthead(editor, { issueDate })}
      />
    </section>
  )
}

interface LineProps<Value> {
  readonly label: string
  readonly value: Value | null
  readonly onCommit: (value: Value | null) => void
}

/** A draft of its own until the field is left, so that every field is one step of undo. */
function useDraft(stored: string) {
  const [draft, setDraft] = useState(stored)
  useEffect(() => setDraft(stored), [stored])
  return [draft, setDraft] as const
}

function TextLine({ label, value, onCommit }: LineProps<string>) {
  const stored = value ?? ''
  const [draft, setDraft] = useDraft(stored)
  const commit = () => {
    const trimmed = draft.trim()
    if (trimmed !== stored) onCommit(trimmed === '' ? null : trimmed)
  }
  return <Field layout="beside" label={label} value={draft} onChange={setDraft} onCommit={commit} />
}

function NumberLine({ label, value, onCommit, suffix }: LineProps<number> & { suffix: string }) {
  const stored = value === null ? '' : String(value)
  const [draft, setDraft] = useDraft(stored)
  const typed = draft.trim().normalize('NFKC')
  const isNumber = typed === '' || /^[1-9]\d{0,5}$/.test(typed)
  return (
    <Field
      layout="beside"
      label={label}
      suffix={suffix}
      value={draft}
      fault={isNumber ? null : '这里填一个整数，如 4。'}
      onChange={setDraft}
      onCommit={() => {
        if (isNumber && typed !== stored) onCommit(typed === '' ? null : Number(typed))
      }}
    />
  )
}

function DateLine({ label, value, onCommit }: LineProps<string>) {
  const [draft, setDraft] = useDraft(value === null ? '' : shown(value))
  const iso = draft.trim() === '' ? null : isoOf(draft)
  return (
    <Field
      layout="beside"
      label={label}
      placeholder="签发后填"
      value={draft}
      fault={iso === undefined ? '没有这一天。写成 2026年11月20日或 2026-11-20。' : null}
      onChange={setDraft}
      onCommit={() => {
        if (iso !== undefined && iso !== value) onCommit(iso)
      }}
    />
  )
}

function shown(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** Undefined for what names no day. */
function isoOf(text: string): string | undefined {
  const match = /^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/.exec(text.trim().normalize('NFKC'))
  if (match === null) return undefined
  const [, year = '', month = '', day = ''] = match
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}
