import { ChevronDown, ChevronUp } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { showUndoToast } from '../app/app.ts'
import { useApp, useAppState, useCalmSnapshot, useIsReadOnly } from '../app/context.tsx'
import { replaceTexts, type IssueSession } from '../editor/index.ts'
import { Button, Field, Icon, listItemButton, moveInList, Toggle } from '../ui/index.ts'
import {
  findHits,
  findInFields,
  hitLimit,
  type FindQuery,
  type Hit,
  type Hits,
} from './find-hits.ts'
import { paintHits } from './paint-hits.ts'
import { revealStretch } from './reveal-stretch.ts'
import styles from './find-pane.module.css'

/** 查找: every place with the words looked for, each in its line, and what would stand there. */
export function FindPane({ session }: { readonly session: IssueSession }) {
  const app = useApp()
  const query = useAppState((state) => state.find)
  const { hits, isCut, fault, fields } = useHits(session, query)
  const [chosen, setChosen] = useState(0)
  /** Whether the page shows the chosen one, so that the next Enter goes on. */
  const [isShown, setIsShown] = useState(false)
  const at = Math.min(chosen, hits.length - 1)
  useEffect(() => paintHits(hits, hits[at] ?? null), [hits, at])
  const form = useFocusOnAsking()
  const set = (change: Partial<FindQuery>) => {
    app.store.set({ find: { ...app.store.get().find, ...change } })
    setChosen(0)
    setIsShown(false)
  }
  const show = (index: number) => {
    if (hits.length === 0) return
    const next = (index + hits.length) % hits.length
    setChosen(next)
    setIsShown(true)
    const hit = hits[next]
    if (hit !== undefined) revealStretch(session, hit.stretch)
  }
  const canReplace = !useIsReadOnly() && hits.length > 0
  const replaceOne = () => {
    const hit = hits[at]
    if (hit === undefined || !canReplace) return
    replaceTexts(session.editor, [replacementOf(hit)])
  }
  const replaceAll = () => {
    const count = replaceTexts(session.editor, hits.map(replacementOf))
    showUndoToast(app, session, `替换了 ${count} 处。`)
  }
  return (
    <div className={styles.pane}>
      <div
        ref={form}
        className={styles.form}
        onKeyDown={(event) => {
          if (event.key !== 'F3') return
          event.preventDefault()
          show(at + (event.shiftKey ? -1 : 1))
        }}
      >
        <Field
          label="查找"
          layout="beside"
          value={query.text}
          fault={fault}
          onChange={(text) => set({ text })}
          onEnter={() => show(isShown ? at + 1 : at)}
        />
        <Field
          label="替换为"
          layout="beside"
          value={query.replacement}
          placeholder="留空则删去"
          onChange={(replacement) => set({ replacement })}
          onEnter={replaceOne}
        />
        <Options query={query} set={set} />
        <div className={styles.actions}>
          <Button tone="outline" keepsFocus isDisabled={!canReplace} onPress={replaceOne}>
            替换这处
          </Button>
          <Button tone="outline" keepsFocus isDisabled={!canReplace} onPress={replaceAll}>
            {hits.length === 0 ? '全部替换' : `替换 ${hits.length} 处`}
          </Button>
          <span className={styles.space} />
          <Button
            keepsFocus
            tone="icon"
            label="上一处"
            isDisabled={hits.length === 0}
            onPress={() => show(at - 1)}
          >
            <Icon of={ChevronUp} />
          </Button>
          <Button
            keepsFocus
            tone="icon"
            label="下一处"
            isDisabled={hits.length === 0}
            onPress={() => show(at + 1)}
          >
            <Icon of={ChevronDown} />
          </Button>
        </div>
      </div>
      <p className={styles.count} role="status">
        {fault === null && countText(query, hits, isCut, at)}
      </p>
      {fields.length > 0 && (
        <p className={styles.count}>{`报头、报尾的${fields.join('、')}里也有，请在那里改。`}</p>
      )}
      <HitList session={session} query={query} hits={hits} at={at} onShow={show} />
    </div>
  )
}

function useHits(session: IssueSession, query: FindQuery): Hits & { fields: readonly string[] } {
  const { bulletin, template, caret } = useCalmSnapshot(session, 300)
  const calm = useDeferredValue(query)
  const articleId = calm.inArticle ? caret.articleId : null
  return useMemo(
    () => ({
      ...findHits(bulletin, calm, articleId),
      fields: findInFields({ bulletin, template }, calm),
    }),
    [bulletin, template, calm, articleId],
  )
}

/** Ctrl+F puts the caret into the field with what it holds selected. */
function useFocusOnAsking() {
  const form = useRef<HTMLDivElement>(null)
  const asked = useAppState((state) => state.findAsked)
  useEffect(() => {
    if (asked > 0) form.current?.querySelector('input')?.select()
  }, [asked])
  return form
}

const options = [
  { key: 'matchesCase', name: '大小写', hint: '区分大小写' },
  { key: 'matchesWidth', name: '全半角', hint: '全半角：区分全角和半角' },
  { key: 'isPattern', name: '正则', hint: '按正则表达式查找，替换里可用 $1' },
  { key: 'inArticle', name: '仅本篇', hint: '仅本篇：只在光标所在的稿件里查找' },
] as const

function Options(props: {
  readonly query: FindQuery
  readonly set: (change: Partial<FindQuery>) => void
}) {
  return (
    <div className={styles.options} role="group" aria-label="怎样查找">
      {options.map(({ key, name, hint }) => (
        <Toggle
          key={key}
          label={hint}
          shortcut={null}
          isIcon={false}
          isDisabled={false}
          isSelected={props.query[key]}
          onPress={() => props.set({ [key]: !props.query[key] })}
        >
          {name}
        </Toggle>
      ))}
    </div>
  )
}

function countText(query: FindQuery, hits: readonly Hit[], isCut: boolean, at: number): string {
  if (query.text === '') return '输入要找的字词。正文、标题、表格、署名和分送范围都会找。'
  if (hits.length === 0) return '没有找到。'
  return isCut ? `只列出前 ${hitLimit} 处。` : `第 ${at + 1} 处，共 ${hits.length} 处`
}

interface HitListProps {
  readonly session: IssueSession
  readonly query: FindQuery
  readonly hits: readonly Hit[]
  readonly at: number
  readonly onShow: (index: number) => void
}

/** Rows that are far down are drawn when they are come to. */
const drawnAtOnce = 200

function HitList({ session, query, hits, at, onShow }: HitListProps) {
  const { pages } = session.getSnapshot()
  return (
    <ol className={styles.list} aria-label="找到的地方" onKeyDown={moveInList}>
      {hits.slice(0, Math.max(drawnAtOnce, at + 1)).map((hit, index) => {
        const { elementId, offset } = hit.stretch
        const page = pages?.firstPages.get(elementId) ?? null
        return (
          <li key={`${elementId} ${offset}`}>
            <button
              {...listItemButton}
              type="button"
              className={styles.hit}
              tabIndex={index === at ? 0 : -1}
              aria-current={index === at}
              onClick={() => onShow(index)}
            >
              <span className={styles.words}>
                {hit.before}
                {query.replacement === '' ? (
                  <mark>{hit.text}</mark>
                ) : (
                  <>
                    <del>{hit.text}</del>
                    <ins>{hit.replacement}</ins>
                  </>
                )}
                {hit.after}
              </span>
              {page !== null && <span className={styles.page}>{`${page} 页`}</span>}
            </button>
          </li>
        )
      })}
    </ol>
  )
}

const replacementOf = ({ stretch, text, replacement }: Hit) => ({
  stretch,
  expected: text,
  replacement,
})
