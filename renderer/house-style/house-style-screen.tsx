import { ArrowLeft, Download, Redo2, Undo2, Upload } from 'lucide-react'
import { useCallback, useEffect, useState, type Dispatch, type SetStateAction } from 'react'
import { Button as AriaButton, FileTrigger, ListBox, ListBoxItem } from 'react-aria-components'
import { builtInTemplates, isSameStyle, type Template } from '../../core/template/index.ts'
import { showToast } from '../app/app.ts'
import type { OpenIssue } from '../app/app-state.ts'
import { useApp } from '../app/context.tsx'
import { Button, Icon, Menu } from '../ui/index.ts'
import {
  applyToIssue,
  askAboutChanges,
  exportStyle,
  importStyle,
  keepForLater,
  startingStyle,
} from './house-style-actions.ts'
import { closeStyle } from './specimen.ts'
import { StyleControl } from './style-control.tsx'
import { asCopy, faultOf, originOf, redo, step, undo, type StyleDraft } from './style-draft.ts'
import { StylePage } from './style-page.tsx'
import { shownFields, styleSections } from './style-sections.ts'
import styles from './house-style.module.css'

const toCome = '用于以后各期'
const thisIssue = '应用到本期'

interface HouseStyleScreenProps {
  /** Whose pages show the style. */
  readonly issue: OpenIssue
  /** Whether the issue is only there for that. */
  readonly isSpecimen?: boolean
}

/** 版式: what every issue looks like, with the page beside it. */
export function HouseStyleScreen({ issue, isSpecimen = false }: HouseStyleScreenProps) {
  const app = useApp()
  const [start] = useState(() => startingStyle(issue.session))
  const [draft, setDraft] = useState<StyleDraft>({ template: start, past: [], future: [] })
  const [sectionId, setSectionId] = useState(styleSections[0]?.id ?? '')
  /** The style that the issue, or the issues to come, have of it. */
  const [used, setUsed] = useState(start)
  const { template } = draft
  const section = styleSections.find(({ id }) => id === sectionId) ?? styleSections[0]!
  const fault = faultOf(template)
  const { hasRefused, onRefused } = useRefused()
  const isFaulty = fault !== null || hasRefused
  const change = (next: Template) => {
    const name = next.masthead.nameplate.default || next.name
    setDraft((before) => step(before, asCopy(next, name, app.newId)))
  }
  const leave = () => {
    if (isSpecimen) void closeStyle(app)
    else app.store.set({ isStyling: false })
  }
  const keep = async () => {
    const isKept = await keepForLater(app, issue, template)
    if (isKept) setUsed(template)
    return isKept
  }
  const apply = () => applyToIssue(app, issue, template)
  const use = isSpecimen
    ? { label: toCome, run: () => void keep().then((isKept) => isKept && leave()) }
    : { label: thisIssue, run: apply }
  useUndoKeys(setDraft)
  return (
    <div className={styles.screen}>
      <header className={styles.bar} data-pane="command-bar">
        <Button
          tone="icon"
          label={isSpecimen ? '回到台账' : '回到正文'}
          autoFocus
          onPress={() => {
            if (!hasRefused && isSameStyle(template, used)) leave()
            else askAboutChanges(app, isFaulty ? null : use, leave)
          }}
        >
          <Icon of={ArrowLeft} />
        </Button>
        <h1>版式</h1>
        <span className={styles.name}>{template.name}</span>
        {originOf(template) !== null && (
          <span className={styles.chip}>{`由“${originOf(template)}”复制`}</span>
        )}
        <Button
          tone="icon"
          label="撤销"
          isDisabled={draft.past.length === 0}
          onPress={() => setDraft(undo)}
        >
          <Icon of={Undo2} />
        </Button>
        <Button
          tone="icon"
          label="重做"
          isDisabled={draft.future.length === 0}
          onPress={() => setDraft(redo)}
        >
          <Icon of={Redo2} />
        </Button>
        <span className={styles.space} />
        <Styles onChoose={(next) => setDraft((before) => step(before, next))} />
        <FileTrigger
          acceptedFileTypes={['.json', 'application/json']}
          onSelect={async (files) => {
            const file = files?.[0]
            const next = file === undefined ? null : await importStyle(app, issue, file)
            if (file === undefined || next === null) return
            setDraft((before) => step(before, next))
            // What was refused before is no longer to the point.
            app.store.set({ toasts: [] })
            const text = `已导入“${file.name}”，看看旁边的版面，合适再应用。`
            showToast(app, { tone: 'done', text, actions: [] })
          }}
        >
          <Button tone="outline" isLarge onPress={() => {}}>
            <Icon of={Upload} />
            导入版式…
          </Button>
        </FileTrigger>
        <Button tone="outline" isLarge onPress={() => void exportStyle(app, issue, template)}>
          <Icon of={Download} />
          导出版式
        </Button>
        <Button
          tone={isSpecimen ? 'main' : 'outline'}
          isLarge
          isDisabled={isFaulty}
          onPress={() => void keep()}
        >
          {toCome}
        </Button>
        {!isSpecimen && (
          <Button tone="main" isLarge isDisabled={isFaulty} onPress={apply}>
            {thisIssue}
          </Button>
        )}
      </header>
      <div className={styles.middle}>
        <nav className={styles.parts} aria-label="各部分" data-pane="structure">
          <h2>各部分</h2>
          <ListBox
            aria-label="各部分"
            className={styles.list ?? ''}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[sectionId]}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : [...keys]
              if (key !== undefined) setSectionId(String(key))
            }}
          >
            {styleSections.map(({ id, name, icon, isInner }) => (
              <ListBoxItem
                key={id}
                id={id}
                textValue={name}
                className={`${styles.part} ${isInner === true ? styles.inner : ''}`}
              >
                <Icon of={icon} />
                {name}
              </ListBoxItem>
            ))}
          </ListBox>
        </nav>
        <StylePage issue={issue} template={template} selector={section.selector} />
        <aside className={styles.fields} aria-label={section.name} data-pane="review">
          <h2>{section.name}</h2>
          {fault !== null && (
            <p className={styles.fault} role="alert">
              {fault}
            </p>
          )}
          {shownFields(section, template).map((field) => (
            <StyleControl
              key={field.path.join('.')}
              field={field}
              issue={issue}
              template={template}
              onChange={change}
              onRefused={onRefused}
            />
          ))}
          <p className={styles.note}>已印发的各期保留当时的版式。</p>
        </aside>
      </div>
    </div>
  )
}

/** Whether a field holds a value that was refused: what is applied would not be what is read. */
function useRefused() {
  const [count, setCount] = useState(0)
  const onRefused = useCallback(() => {
    setCount((before) => before + 1)
    return () => setCount((before) => before - 1)
  }, [])
  return { hasRefused: count > 0, onRefused }
}

/** Wherever the focus is, on the page or a button too; a field has an undo of its own. */
function useUndoKeys(setDraft: Dispatch<SetStateAction<StyleDraft>>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) setDraft(undo)
      else if (key === 'y' || key === 'z') setDraft(redo)
      else return
      event.preventDefault()
    }
    // Before a button that has the focus, which keeps keys to itself.
    document.addEventListener('keydown', onKeyDown, true)
    return () => document.removeEventListener('keydown', onKeyDown, true)
  }, [setDraft])
}

/** Another style that ships, to begin from. */
function Styles({ onChoose }: { readonly onChoose: (template: Template) => void }) {
  const entries = builtInTemplates.map((template) => ({
    id: template.id,
    name: template.name,
    run: () => onChoose(template),
  }))
  return (
    <Menu label="换一种版式" entries={entries}>
      <AriaButton className={styles.menu ?? ''}>换一种版式</AriaButton>
    </Menu>
  )
}
